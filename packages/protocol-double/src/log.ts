/** The log of the double, which decides as EventStoreDB does: less strictly than the other stores. */

export interface Kept extends Proposed {
  readonly stream: string
  readonly revision: bigint
  readonly position: bigint
}

export interface Proposed {
  readonly id: string
  readonly type: string
  readonly contentType: string
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

export type ExpectedState = bigint | 'no_stream' | 'stream_exists' | 'any'

export type Answer =
  | { readonly type: 'Written'; readonly revision: bigint; readonly position: bigint | undefined }
  | { readonly type: 'WrongExpectedVersion'; readonly actual: bigint | undefined }
  | { readonly type: 'TooLarge'; readonly limit: number }
  | { readonly type: 'StreamDeleted' }

export interface LogOptions {
  /** Type, data and metadata of one append together. */
  readonly maxAppendBytes: number
  /** How many of the last ids are known under `any`; a real server has a cache of 8 MB. */
  readonly recentIds: number
}

export type Log = ReturnType<typeof doubleLog>

export const doubleLog = ({ maxAppendBytes, recentIds }: LogOptions) => {
  const events: Array<Kept> = []
  const streams = new Map<string, Array<Kept>>()
  const recent = new Map<string, Kept>()
  const deleted = new Set<string>()
  const listeners = new Set<() => void>()

  const add = (kept: Kept) => {
    events.push(kept)
    const past = streams.get(kept.stream)
    if (past === undefined) streams.set(kept.stream, [kept])
    else past.push(kept)
    recent.delete(kept.id)
    recent.set(kept.id, kept)
    for (const id of recent.keys()) if (recent.size > recentIds) recent.delete(id)
  }

  const written = (last: Kept | undefined): Answer => ({
    type: 'Written',
    revision: last?.revision ?? 0n, // so it answers an append of no events
    position: last?.position,
  })

  const append = (
    stream: string,
    expected: ExpectedState,
    proposed: ReadonlyArray<Proposed>,
  ): Answer => {
    if (deleted.has(stream)) return { type: 'StreamDeleted' }
    if (proposed.reduce((sum, event) => sum + sizeOf(event), 0) > maxAppendBytes)
      return { type: 'TooLarge', limit: maxAppendBytes }
    const past = streams.get(stream) ?? []
    const actual = past.at(-1)?.revision
    const wrong = { type: 'WrongExpectedVersion', actual } as const
    if (expected === 'any' || expected === 'stream_exists') {
      if (expected === 'stream_exists' && actual === undefined) return wrong
      const known = proposed.map(({ id }) => recent.get(id))
      if (known.length > 0 && known.every((kept) => kept?.stream === stream))
        return written(known.at(-1))
      if (known[0]?.stream === stream) return wrong
    } else {
      const head = actual ?? -1n
      const after = expected === 'no_stream' ? -1n : expected
      if (after > head) return wrong
      if (after < head) {
        const at = firstFrom(past, revisionOf, after + 1n)
        const there = proposed.every(({ id }, index) => past[at + index]?.id === id)
        return there && proposed.length > 0 ? written(past[at + proposed.length - 1]) : wrong
      }
    }
    for (const event of proposed)
      add({
        ...event,
        stream,
        revision: (past.at(-1)?.revision ?? streams.get(stream)?.at(-1)?.revision ?? -1n) + 1n,
        position: (events.at(-1)?.position ?? -1n) + 1n,
      })
    if (proposed.length > 0) for (const listener of listeners) listener()
    return written(proposed.length > 0 ? events.at(-1) : undefined)
  }

  return {
    append,
    /** Past all rules. */
    plant: (kept: Kept) => {
      add(kept)
      for (const listener of listeners) listener()
    },
    tombstone: (stream: string) => {
      deleted.add(stream)
    },
    isDeleted: (stream: string) => deleted.has(stream),
    all: (): ReadonlyArray<Kept> => events,
    /** As far as it is read: what the stream's `$maxCount` leaves of it. */
    of: (stream: string): ReadonlyArray<Kept> => {
      const all = streams.get(stream) ?? []
      const bound = maxCountIn(streams.get(`$$${stream}`)?.at(-1))
      return bound === undefined ? all : all.slice(-bound)
    },
    /** Calls after each append; gives what stops it. */
    listen: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const maxCountIn = (metadata: Kept | undefined): number | undefined => {
  if (metadata === undefined) return undefined
  const { $maxCount } = JSON.parse(Buffer.from(metadata.data).toString('utf8'))
  return typeof $maxCount === 'number' ? $maxCount : undefined
}

export const revisionOf = ({ revision }: Kept): bigint => revision
export const positionOf = ({ position }: Kept): bigint => position

/** The index of the first event at or after a place, in events that are in order of their places. */
export const firstFrom = (
  events: ReadonlyArray<Kept>,
  placeOf: (kept: Kept) => bigint,
  place: bigint,
): number => {
  let [low, high] = [0, events.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (placeOf(events[middle] as Kept) < place) low = middle + 1
    else high = middle
  }
  return low
}

/** A type is kept in two bytes a letter. */
const sizeOf = ({ type, data, metadata }: Proposed): number =>
  type.length * 2 + data.length + metadata.length
