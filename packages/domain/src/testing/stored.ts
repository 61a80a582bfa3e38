/** What every room says of its events as they are stored. */
import { expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'

import { type Flat, newestVersion, type Upcasts, upcasted } from '../event-codec.ts'

type Stored = Readonly<Record<string, unknown>>

/** A union of events, each under its own name. */
interface Events<A> extends t.Type<A, unknown> {
  readonly types: ReadonlyArray<{ readonly name: string }>
}

/** As a golden file has it: without a `schemaVersion`, of the first. */
export type Line = Stored & { readonly type: string; readonly schemaVersion?: string }

/**
 * Examples of each event, in the order of the union; those of one event stand together, older versions
 * first. A released one never changes.
 */
export const remembers = <A>(
  union: Events<A>,
  golden: ReadonlyArray<Line>,
  upcasts: Upcasts = {},
): void => {
  const examples = golden.map(({ schemaVersion = '1', ...stored }) => ({
    ...{ name: stored.type, version: Number(schemaVersion), stored },
    events: { decode: readAs(union, upcasts, schemaVersion) },
  }))
  const newest = examples.filter(({ name, version }) => version === newestVersion(upcasts, name))

  test.each(newest)('$name, as stored', ({ events, stored }) => {
    const decoded = events.decode(stored)
    expect(E.isRight(decoded) && union.encode(decoded.right)).toEqual(stored)
    expect(E.isRight(decoded) && union.is(decoded.right)).toBe(true)
  })

  test.each(examples)('nothing beside what $name says, however deep', ({ events, stored }) =>
    expect(
      everyRecord(stored, (record) => [{ ...record, note: '' }]).filter(isReadBy(events)),
    ).toEqual([]),
  )

  test.each(examples)('nothing less than $name says, however deep', ({ events, stored }) =>
    expect(everyRecord(stored, withoutOne).filter(isReadBy(events))).toEqual([]),
  )

  test('every kind of event, with an example of each', () =>
    expect([...new Set(newest.map(({ name }) => name))]).toEqual(
      union.types.map(({ name }) => name),
    ))

  test('every version of it, the oldest first', () => {
    const versions = Object.keys(upcasts).map((type) => [
      type,
      [...new Set(examples.filter(({ name }) => name === type).map(({ version }) => version))],
    ])
    expect(versions).toEqual(
      Object.keys(upcasts).map((type) => [
        type,
        Array.from({ length: newestVersion(upcasts, type) }, (_each, index) => index + 1),
      ]),
    )
  })
}

/** An older version is read as the newest says it. */
export const readAs =
  <A>(union: t.Type<A, unknown>, upcasts: Upcasts = {}, schemaVersion = '1') =>
  (stored: unknown): E.Either<t.Errors, A> =>
    E.flatMap((newest: Flat) => union.decode(newest))(
      upcasted(upcasts, Number(schemaVersion), stored as Flat),
    )

const isReadBy =
  (events: { readonly decode: (stored: unknown) => E.Either<unknown, unknown> }) =>
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
