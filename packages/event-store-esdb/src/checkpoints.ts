/** Checkpoints, each the last event of a stream of its own. */
import { randomUUID } from 'node:crypto'
import { type Checkpoints, ReadError, type Stored } from '@quittance/event-store'

import type { Connection } from './connection.ts'
import { type Failed, readFailure } from './failure.ts'
import { fetchStream } from './fetching.ts'
import type { ExpectedState, WireEvent } from './log-client.ts'

export const checkpointPrefix = 'checkpoint-'

/** With a `$`, so that no reader of events ever sees one. */
const type = '$checkpoint'

/**
 * So many of the last are left by the server. One would do to load it; more are there for whoever
 * has to look whether his own came to be, while others go on.
 */
const kept = 10

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
  const lastOf = async (stream: string) => {
    const [last] = await attempt(stream, () =>
      fetchStream(connection, stream, 'end', { direction: 'backwards', count: 1 }),
    )
    return last
  }
  const append = async (stream: string, expected: ExpectedState, event: Stored): Promise<void> => {
    const { revision } = await connection.call((client) => client.append(stream, expected, [event]))
    // With its first event, and again should whoever wrote that have ended before he came to this.
    if (revision % 1_000n === 0n) await bound(stream)
  }
  const bound = async (stream: string): Promise<void> => {
    const metadata = eventOf('$metadata', { $maxCount: kept })
    try {
      await connection.call((client) => client.append(`$$${stream}`, 'any', [metadata]))
    } catch {
      // It may not be allowed. A stream without bounds costs space, and the checkpoint is kept.
    }
  }

  /** As with an append: what is larger never reaches a client. */
  const fitting = (name: string, checkpoint: string): Stored => {
    const event = eventOf(type, { checkpoint })
    if (Buffer.byteLength(JSON.stringify(event)) <= maxAppendBytes) return event
    const reason = `${name} is larger than the ${maxAppendBytes} bytes of an append`
    throw new ReadError({ type: 'Unavailable', reason })
  }

  return {
    load: async (name) => checkpointIn(await lastOf(checkpointPrefix + name)),
    save: async (name, checkpoint) => {
      const stream = checkpointPrefix + name
      const event = fitting(name, checkpoint)
      await attempt(stream, () => append(stream, 'any', event))
    },
    replace: async (name, before, after) => {
      const stream = checkpointPrefix + name
      const last = await lastOf(stream)
      if (checkpointIn(last) !== before) return false
      const event = fitting(name, after)
      try {
        await attempt(stream, () => append(stream, last?.revision ?? 'no_stream', event))
        return true
      } catch (error) {
        // Refused, or nobody knows: whoever is in its place says which.
        const revision = (last?.revision ?? -1n) + 1n
        const [there] = await attempt(stream, () =>
          fetchStream(connection, stream, revision, { direction: 'forwards', count: 1 }),
        )
        if (there?.revision !== revision) throw error
        return there.id === event.id
      }
    },
  }
}

const eventOf = (type: string, data: Stored['data']): Stored => ({
  id: randomUUID(),
  type,
  data,
  metadata: {},
})

const checkpointIn = (event: WireEvent | undefined): string | undefined => {
  const data = event?.data as { readonly checkpoint?: unknown } | undefined
  return typeof data?.checkpoint === 'string' ? data.checkpoint : undefined
}
