/** What a range asks for, in numbers; what is no range is refused before any reading. */
import type { Direction, LogRange, StreamRange } from './event-store.ts'
import { countOf } from './position.ts'
import { ReadError } from './read-error.ts'
import type { Position } from './recorded.ts'
import { greatestRevision } from './serialise.ts'

/** From `low` to `high`, both included: revisions of a stream, or positions of the log. */
export interface Bounds {
  readonly low: bigint
  readonly high: bigint
  readonly direction: Direction
  /** In all; `Infinity` without one. */
  readonly limit: number
}

/** A store that counts with signed 64-bit integers has nothing beyond. */
const greatestCount = 2n ** 63n - 1n

/** Throws a `ReadError` for a revision below 0 or beyond 2^64 - 1, or a limit that is no count. */
export const streamBounds = ({ from, to, direction, limit }: StreamRange = {}): Bounds =>
  direction === 'backwards'
    ? bounds(revision(to), revision(from), direction, limit)
    : bounds(revision(from), revision(to), 'forwards', limit)

/** Throws a `ReadError` for a position that no such store gives, or a limit that is no count. */
export const logBounds = ({ after, direction, limit }: LogRange = {}): Bounds =>
  direction === 'backwards'
    ? bounds(undefined, beside(after, -1n), direction, limit)
    : bounds(beside(after, 1n), undefined, 'forwards', limit)

/** What is left to read after the event at `last`. */
export const beyond = (bounds: Bounds, last: bigint): Bounds =>
  bounds.direction === 'backwards' ? { ...bounds, high: last - 1n } : { ...bounds, low: last + 1n }

const bounds = (
  low = 0n,
  high = greatestCount,
  direction: Direction = 'forwards',
  limit?: number,
): Bounds => {
  if (limit !== undefined && !(Number.isSafeInteger(limit) && limit >= 0))
    throw invalid(`a limit of ${limit}`)
  return {
    low,
    high: high > greatestCount ? greatestCount : high,
    direction,
    limit: limit ?? Number.POSITIVE_INFINITY,
  }
}

const revision = (asked: bigint | undefined): bigint | undefined => {
  if (asked === undefined) return undefined
  if (typeof asked === 'bigint' && asked >= 0n && asked <= greatestRevision) return asked
  throw invalid(`${String(asked)} is no revision: it must be from 0 to 2^64 - 1`)
}

const beside = (position: Position | undefined, step: bigint): bigint | undefined => {
  if (position === undefined) return undefined
  const count = countOf(position)
  if (count === undefined) throw invalid(`"${position}" is no position of this store`)
  return count + step
}

const invalid = (reason: string) => new ReadError({ type: 'InvalidRange', reason })
