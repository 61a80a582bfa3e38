/** The rights on a server, which by default are everybody's to everything. */
import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

import { connectedTo } from './connecting.ts'
import type { Connection } from './connection.ts'
import { serverFailure } from './failure.ts'
import { fetchStream } from './fetching.ts'
import { ServerError } from './server-error.ts'

/**
 * `user` may read and write the streams that have no rights of their own, and read the whole log;
 * to delete, and to say what is kept how long, is the administrators' alone. Changes nothing where
 * it is so already. The connection string is an administrator's. Rejects with a `ServerError`.
 */
export const narrowRights = async (connectionString: string, user: string): Promise<void> => {
  const { eventStoreDb: client } = await import('./db-client.ts') // slow to load
  const way = { scheme: 'esdb', client } as const
  const { connection, failed } = await connectedTo(connectionString, way, 10_000)
  try {
    await settle(connection, '$settings', 'update-default-acl', defaults(user))
    await settle(connection, '$$$all', '$metadata', { $acl: { $r: [user, admins] } })
  } catch (error) {
    throw new ServerError(serverFailure(failed(error)))
  } finally {
    await connection.close()
  }
}

const admins = '$admins'

/** Of streams that have no rights of their own: read, written, deleted; their metadata read and written. */
const defaults = (user: string) => ({
  $userStreamAcl: acl([user, admins]),
  $systemStreamAcl: acl([admins]),
})

const acl = (users: ReadonlyArray<string>) => ({
  ...{ $r: users, $w: users },
  ...{ $d: [admins], $mr: [admins], $mw: [admins] },
})

/** The last event of the stream is what holds. */
const settle = async (connection: Connection, stream: string, type: string, data: object) => {
  const [last] = await fetchStream(connection, stream, 'end', { direction: 'backwards', count: 1 })
  if (isDeepStrictEqual(last?.data, data)) return
  const event = { id: randomUUID(), type, data: { ...data }, metadata: {} }
  const expected = last === undefined ? 'no_stream' : last.revision
  await connection.call((client) => client.append(stream, expected, [event]))
}
