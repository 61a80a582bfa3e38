/** Where an append goes, in a store that keeps every id once: the decision, without the store. */
import { either as E } from 'fp-ts'

import type { Conflict, Duplicate } from './append-error.ts'
import type { Appended, Expected } from './event-store.ts'
import type { Revision } from './recorded.ts'
import type { Row } from './row.ts'

export type Place = Pick<Row, 'stream' | 'revision' | 'position'>

/** What the store must know under its write lock before it decides. */
export interface Past {
  /** Where the stream ends. */
  readonly actual: Revision
  /** Those of the ids to be written that the store has already, and where. */
  readonly known: ReadonlyMap<string, Place>
}

export type Placement =
  /** The events go here, one after another. */
  | { readonly type: 'Write'; readonly first: bigint }
  /** There is nothing to write: they are there already, or there are none. */
  | { readonly type: 'Written'; readonly appended: Appended }

/**
 * The same ids at the same place: `Written`, whatever else has been appended since. Otherwise what
 * is expected must hold (`Conflict`), and each id must be new (`Duplicate`).
 */
export const place = (
  stream: string,
  expected: Expected,
  ids: ReadonlyArray<string>,
  { actual, known }: Past,
): E.Either<Conflict | Duplicate, Placement> => {
  const earlier = replayed(stream, expected, ids, known)
  if (earlier !== undefined) return E.right({ type: 'Written', appended: earlier })
  if (expected !== 'any' && !holds(expected, actual))
    return E.left({ type: 'Conflict', stream, expected, actual })
  const id = firstTwice(ids, known)
  if (id !== undefined) return E.left({ type: 'Duplicate', stream, id })
  return ids.length === 0
    ? E.right({
        type: 'Written',
        appended: { revision: actual, position: undefined, created: false },
      })
    : E.right({ type: 'Write', first: after(actual) })
}

/** What the caller is told, be it the first time or again. */
export const appendedAt = (first: bigint, last: Place): Appended => ({
  revision: last.revision,
  position: last.position,
  created: first === 0n,
})

const replayed = (
  stream: string,
  expected: Expected,
  ids: ReadonlyArray<string>,
  known: Past['known'],
): Appended | undefined => {
  const places = ids.flatMap((id) => known.get(id) ?? [])
  const [begin, end] = [places[0], places.at(-1)]
  if (begin === undefined || end === undefined || places.length < ids.length) return undefined
  // Without a place of its own, an append is told by its ids alone.
  const first = expected === 'any' || expected === 'exists' ? begin.revision : after(expected)
  const there = places.every(
    (at, index) => at.stream === stream && at.revision === first + BigInt(index),
  )
  return there ? appendedAt(first, end) : undefined
}

const holds = (expected: Exclude<Expected, 'any'>, actual: Revision): boolean =>
  expected === 'exists' ? actual !== 'none' : expected === actual

const after = (revision: Revision): bigint => (revision === 'none' ? 0n : revision + 1n)

const firstTwice = (ids: ReadonlyArray<string>, known: Past['known']): string | undefined => {
  const seen = new Set(known.keys())
  return ids.find((id) => {
    const again = seen.has(id)
    seen.add(id)
    return again
  })
}
