/** To a server that is there, new enough, and lets us in. */
import { type Connection, connection } from './connection.ts'
import { type Address, addressIn } from './connection-string.ts'
import { type Failed, failed } from './failure.ts'
import { greet } from './greeting.ts'
import type { LogClient } from './log-client.ts'
import { ServerError } from './server-error.ts'

export interface Way {
  readonly scheme: 'esdb' | 'kurrentdb'
  readonly client: (
    address: string,
    credentials: Address['credentials'],
    timeout: number,
  ) => LogClient
}

export interface Connected {
  readonly connection: Connection
  /** What an error means, without what is secret in it. */
  readonly failed: (thrown: unknown) => Failed
}

/** Rejects with a `ServerError`. */
export const connectedTo = async (
  connectionString: string,
  { scheme, client }: Way,
  timeout: number,
): Promise<Connected> => {
  const { rest, discover, credentials, redact } = addressIn(connectionString)
  const why = (thrown: unknown): Failed => failed(thrown, redact)
  const address = `${scheme}${discover ? '+discover' : ''}://${rest}`
  const begun = begin(() => connection(() => client(address, credentials, timeout), timeout), why)
  try {
    await greet(begun, why)
  } catch (error) {
    await begun.close()
    throw error
  }
  return { connection: begun, failed: why }
}

/** The clients look at their options, and at the files these name, as they are made. */
const begin = (make: () => Connection, why: Connected['failed']): Connection => {
  try {
    return make()
  } catch (error) {
    throw new ServerError({ type: 'Misspelt', reason: why(error).reason })
  }
}
