/** Rows in an array, and the indexes that find them. */

import { type Bell, bell } from './bell.ts'
import type { Place } from './placement.ts'
import { positionOf } from './position.ts'
import type { Bounds } from './range.ts'
import type { Revision } from './recorded.ts'
import type { Row } from './row.ts'
import type { Serialised } from './serialise.ts'

interface Shared {
  readonly bell: Bell
  readonly checkpoints: Map<string, string>
}

/** Of each array one, so that those who follow it hear of every store's appends. */
const shared = new WeakMap<ReadonlyArray<Row>, Shared>()

/** The array is the store: whoever has it may copy it, or hand the same one to a second store. */
export const memoryLog = (log: Array<Row>) => {
  const streams = new Map<string, Array<Row>>()
  const ids = new Map<string, Place>()
  const common = shared.get(log) ?? { bell: bell(), checkpoints: new Map() }
  shared.set(log, common)
  let indexed = 0

  /** The array may have grown by another hand. */
  const catchUp = () => {
    for (; indexed < log.length; indexed++) {
      const row = log[indexed] as Row
      const past = streams.get(row.stream)
      if (past === undefined) streams.set(row.stream, [row])
      else past.push(row)
      ids.set(row.id, row)
    }
  }

  return {
    /** Rung by each append to this array, through whichever store. */
    bell: common.bell,
    /** Kept with the array, whichever store is asked; not in a copy of it. */
    checkpoints: common.checkpoints,
    actual: (stream: string): Revision => {
      catchUp()
      return streams.get(stream)?.at(-1)?.revision ?? 'none'
    },
    known: (wanted: ReadonlyArray<string>): ReadonlyMap<string, Place> => {
      catchUp()
      return new Map(
        wanted.flatMap((id) => {
          const at = ids.get(id)
          return at === undefined ? [] : [[id, at] as const]
        }),
      )
    },
    /** Gives back the last. */
    add: (stream: string, first: bigint, events: ReadonlyArray<Serialised>): Place => {
      const last = log.at(-1)
      const next = last === undefined ? 0n : countIn(last) + 1n
      const rows = events.map((event, index) => ({
        ...event,
        stream,
        revision: first + BigInt(index),
        position: positionOf(next + BigInt(index)),
      }))
      for (const row of rows) log.push(row)
      common.bell.ring()
      return rows.at(-1) as Row
    },
    end: (): bigint => {
      const last = log.at(-1)
      return last === undefined ? -1n : countIn(last)
    },
    ofStream: (stream: string, bounds: Bounds, count: number): ReadonlyArray<Row> => {
      catchUp()
      return within(streams.get(stream) ?? [], revisionOf, bounds, count, () => true)
    },
    ofAll: (bounds: Bounds, count: number, passes: (row: Row) => boolean): ReadonlyArray<Row> =>
      within(log, countIn, bounds, count, passes),
  }
}

export const revisionOf = ({ revision }: Row): bigint => revision
export const countIn = ({ position }: Row): bigint => BigInt(position)

const within = (
  rows: ReadonlyArray<Row>,
  placeOf: (row: Row) => bigint,
  { low, high, direction }: Bounds,
  count: number,
  passes: (row: Row) => boolean,
): ReadonlyArray<Row> => {
  const begin = firstFrom(rows, placeOf, low)
  const end = firstFrom(rows, placeOf, high + 1n)
  const found: Array<Row> = []
  for (let step = 0; step < end - begin && found.length < count; step++) {
    const row = rows[direction === 'backwards' ? end - 1 - step : begin + step]
    if (row !== undefined && passes(row)) found.push(row)
  }
  return found
}

/** Rows are in order of their place: halve until the first one at or after `place` is found. */
const firstFrom = (
  rows: ReadonlyArray<Row>,
  placeOf: (row: Row) => bigint,
  place: bigint,
): number => {
  let [low, high] = [0, rows.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (placeOf(rows[middle] as Row) < place) low = middle + 1
    else high = middle
  }
  return low
}
