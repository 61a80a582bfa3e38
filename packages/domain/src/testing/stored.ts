/** What every room says of its events as they are stored. */
import { expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'

type Stored = Readonly<Record<string, unknown>>

/** A union of events, each under its own name. */
interface Events<A> extends t.Type<A, unknown> {
  readonly types: ReadonlyArray<{ readonly name: string }>
}

/**
 * Examples of each event, in the order of the union; those of one event stand together. A released
 * one never changes.
 */
export const remembers = <A>(
  events: Events<A>,
  golden: ReadonlyArray<Stored & { readonly type: string }>,
): void => {
  const examples = golden.map((stored) => ({ name: stored.type, stored }))

  test.each(examples)('$name, as stored', ({ stored }) => {
    const decoded = events.decode(stored)
    expect(E.isRight(decoded) && events.encode(decoded.right)).toEqual(stored)
    expect(E.isRight(decoded) && events.is(decoded.right)).toBe(true)
  })

  test.each(examples)('nothing beside what $name says, however deep', ({ stored }) =>
    expect(
      everyRecord(stored, (record) => [{ ...record, note: '' }]).filter(isReadBy(events)),
    ).toEqual([]),
  )

  test.each(examples)('nothing less than $name says, however deep', ({ stored }) =>
    expect(everyRecord(stored, withoutOne).filter(isReadBy(events))).toEqual([]),
  )

  test('every kind of event, with an example of each', () =>
    expect([...new Set(golden.map(({ type }) => type))]).toEqual(
      events.types.map(({ name }) => name),
    ))
}

const isReadBy =
  <A>(events: Events<A>) =>
  (stored: unknown): boolean =>
    E.isRight(events.decode(stored))

const withoutOne = (record: Stored): ReadonlyArray<Stored> =>
  Object.keys(record).map((left) =>
    Object.fromEntries(Object.entries(record).filter(([key]) => key !== left)),
  )

/** The value once for each record in it and each change of that record. */
const everyRecord = (
  value: unknown,
  changes: (record: Stored) => ReadonlyArray<Stored>,
): ReadonlyArray<unknown> => {
  if (Array.isArray(value)) {
    return value.flatMap((each, index) =>
      everyRecord(each, changes).map((changed) => value.with(index, changed)),
    )
  }
  if (typeof value !== 'object' || value === null) return []
  const record = { ...value }
  const deeper = Object.entries(record).flatMap(([key, each]) =>
    everyRecord(each, changes).map((changed) => ({ ...record, [key]: changed })),
  )
  return [...changes(record), ...deeper]
}
