/** An append: all that can be wrong with it is found before a client sees it. */
import type {
  AppendError,
  Appended,
  Corrupt,
  Duplicate,
  EventStore,
  Expected,
  Revision,
  Stored,
} from '@quittance/event-store'
import { place, positionOf, type Serialised, serialise } from '@quittance/event-store/adapter'
import { either as E } from 'fp-ts'

import { checkpointPrefix } from './checkpoints.ts'
import type { Connection } from './connection.ts'
import { appendError, type Failed } from './failure.ts'
import type { ExpectedState, LogClient, Written } from './log-client.ts'

/** The server counts with signed 64-bit integers: beyond, a revision would read as `any`, or worse. */
const greatestRevision = 2n ** 63n - 1n

export const appending =
  (
    connection: Connection,
    failed: (thrown: unknown) => Failed,
    maxAppendBytes: number,
  ): EventStore['append'] =>
  (stream, expected, events) =>
  async (): Promise<E.Either<AppendError, Appended>> => {
    if (!connection.isOpen()) {
      const reason = 'it is closed'
      return E.left({ type: 'Unavailable', stream, reason, mayHaveBeenWritten: false })
    }
    const serialised = serialise(stream, expected, events, maxAppendBytes)
    if (E.isLeft(serialised)) return serialised
    const unfit = reserved(stream) ?? twice(stream, serialised.right)
    if (unfit !== undefined) return E.left(unfit)
    const first = serialised.right[0]?.id
    try {
      if (first === undefined || (typeof expected === 'bigint' && expected > greatestRevision))
        return await withoutWriting(connection, stream, expected)
      const written = serialised.right
      const { revision, position } = await connection.call((client) =>
        sent(client, stream, stateOf(expected), written),
      )
      return E.right({
        revision,
        position: position === undefined ? undefined : positionOf(position),
        created: revision === BigInt(written.length) - 1n,
      })
    } catch (error) {
      return E.left(appendError(stream, expected, first ?? '', failed(error)))
    }
  }

/**
 * In the call that all share; by itself under `any` and `stream_exists`, where an append must not be
 * sent twice, and what is refused there: the client knows what each refusal means.
 */
const sent = async (
  client: LogClient,
  stream: string,
  expected: ExpectedState,
  events: ReadonlyArray<Serialised>,
): Promise<Written> =>
  (expected === 'any' || expected === 'stream_exists'
    ? undefined
    : await client.batchAppend(stream, expected, events)) ??
  client.append(stream, expected, events.map(parsed))

/** No events, or a revision that no stream reaches: answered by a look at where the stream ends. */
const withoutWriting = async (connection: Connection, stream: string, expected: Expected) => {
  const actual = await connection.call((client) => lastRevision(client, stream))
  return E.map(() => ({ revision: actual, position: undefined, created: false }))(
    place(stream, expected, [], { actual, known: new Map() }),
  )
}

const lastRevision = async (client: LogClient, stream: string): Promise<Revision> => {
  try {
    const last = client.readStream(stream, 'end', { direction: 'backwards', count: 1 })
    for await (const { event } of last) if (event !== undefined) return event.revision
    return 'none'
  } catch (error) {
    if ((error as { readonly type?: unknown }).type === 'stream-not-found') return 'none'
    throw error
  }
}

const stateOf = (expected: Expected): ExpectedState => {
  if (expected === 'none') return 'no_stream'
  return expected === 'exists' ? 'stream_exists' : expected
}

/** A copy, since the clients write an event down only later: what was given may have changed. */
const parsed = ({ id, type, data, metadata }: Serialised): Stored => ({
  id,
  type,
  data: JSON.parse(data),
  metadata: JSON.parse(metadata),
})

const reserved = (stream: string): Corrupt | undefined =>
  stream.startsWith(checkpointPrefix)
    ? {
        type: 'Corrupt',
        stream,
        reason: `Names that start with ${checkpointPrefix} are checkpoints`,
      }
    : undefined

/** The server would write both. */
const twice = (stream: string, events: ReadonlyArray<Serialised>): Duplicate | undefined => {
  const seen = new Set<string>()
  for (const { id } of events) {
    if (seen.has(id)) return { type: 'Duplicate', stream, id }
    seen.add(id)
  }
  return undefined
}
