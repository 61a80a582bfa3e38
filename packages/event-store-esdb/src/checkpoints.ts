/** Checkpoints, each the last event of a stream of its own. */
import { randomUUID } from 'node:crypto'
import { type Checkpoints, ReadError } from '@quittance/event-store'

import type { Connection } from './connection.ts'
import { type Failed, readFailure } from './failure.ts'
import { fetchStream } from './fetching.ts'

export const checkpointPrefix = 'checkpoint-'

/** With a `$`, so that no reader of events ever sees one. */
const type = '$checkpoint'

export const checkpointsOn = (
  connection: Connection,
  failed: (thrown: unknown) => Failed,
  maxAppendBytes: number,
): Checkpoints => {
  const attempt = async <A>(stream: string, work: () => Promise<A>): Promise<A> => {
    if (!connection.isOpen()) throw new ReadError({ type: 'Unavailable', reason: 'it is closed' })
    try {
      return await work()
    } catch (error) {
      throw new ReadError(readFailure(stream, failed(error)))
    }
  }
  return {
    load: async (name) => {
      const stream = checkpointPrefix + name
      const [last] = await attempt(stream, () =>
        fetchStream(connection, stream, 'end', { direction: 'backwards', count: 1 }),
      )
      const data = last?.data as { readonly checkpoint?: unknown } | undefined
      return typeof data?.checkpoint === 'string' ? data.checkpoint : undefined
    },
    save: async (name, checkpoint) => {
      const stream = checkpointPrefix + name
      const event = { id: randomUUID(), type, data: { checkpoint }, metadata: {} }
      if (Buffer.byteLength(JSON.stringify(event)) > maxAppendBytes) {
        const reason = `${name} is larger than the ${maxAppendBytes} bytes of an append`
        throw new ReadError({ type: 'Unavailable', reason })
      }
      await attempt(stream, () =>
        connection.call((client) => client.append(stream, 'any', [event])),
      )
    },
  }
}
