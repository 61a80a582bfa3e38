/** Who may ask: whoever gives the password of a user, where passwords are wanted. */
import {
  ServerInterceptingCall,
  type ServerInterceptor,
  ServerListenerBuilder,
} from '@grpc/grpc-js'

import { denied, unauthenticated } from './failures.ts'

/**
 * A wrong password and an unknown user are refused alike. What the server can do is told to anybody:
 * the clients ask for it before they say who they are.
 */
export const admitting =
  (passwords: ReadonlyMap<string, string>): ServerInterceptor =>
  ({ path }, call) => {
    const refused = (given: unknown) => {
      if (typeof given !== 'string') return denied()
      const [, basic = ''] = given.split(' ')
      const [user = '', ...password] = Buffer.from(basic, 'base64').toString().split(':')
      return passwords.get(user) === password.join(':') ? undefined : unauthenticated()
    }
    return new ServerInterceptingCall(call, {
      start: (next) =>
        next(
          new ServerListenerBuilder()
            .withOnReceiveMetadata((metadata, proceed) => {
              const refusal = path.includes('ServerFeatures')
                ? undefined
                : refused(metadata.get('authorization')[0])
              if (refusal === undefined) proceed(metadata)
              else call.sendStatus(refusal)
            })
            .build(),
        ),
    })
  }
