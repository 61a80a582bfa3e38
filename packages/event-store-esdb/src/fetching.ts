/** One page from the server, as it is there. */
import type { Connection } from './connection.ts'
import type { Events, LogClient, Reading, WireEvent } from './log-client.ts'

export type Fetched = ReadonlyArray<WireEvent>

/** No events of a stream that does not exist. */
export const fetchStream = async (
  connection: Connection,
  stream: string,
  from: bigint | 'end',
  asked: Reading,
): Promise<Fetched> => {
  try {
    return await fetched(connection, (client) => client.readStream(stream, from, asked))
  } catch (error) {
    if ((error as { readonly type?: unknown }).type === 'stream-not-found') return []
    throw error
  }
}

export const fetchAll = (
  connection: Connection,
  from: bigint | 'start' | 'end',
  asked: Reading,
): Promise<Fetched> => fetched(connection, (client) => client.readAll(from, asked))

/** Each event that arrives is a sign of life; a read cut short rejects, and gives nothing. */
const fetched = async (
  connection: Connection,
  begin: (client: LogClient) => Events,
): Promise<Fetched> => {
  let events: Events | undefined
  let whole = false
  try {
    return await connection.call(async (client, beat) => {
      const page: Array<WireEvent> = []
      events = begin(client)
      for await (const { event } of events) {
        beat()
        if (event !== undefined) page.push(event)
      }
      whole = true
      return page
    })
  } finally {
    if (!whole) events?.cancel()
  }
}
