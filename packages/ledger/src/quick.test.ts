/** Read quickly, or by the codec: the same. */
import { describe, expect, test } from '@jest/globals'
import {
  Advance,
  Collection,
  Contract,
  Debtor,
  GuaranteeLine,
  Invoice,
  newestVersion,
  Recovery,
  Relationship,
} from '@quittance/domain'
import { Money } from '@quittance/domain/values'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import advance from '../../domain/src/advance/events.golden.json' with { type: 'json' }
import collection from '../../domain/src/collection/events.golden.json' with { type: 'json' }
import contract from '../../domain/src/contract/events.golden.json' with { type: 'json' }
import debtor from '../../domain/src/debtor/events.golden.json' with { type: 'json' }
import line from '../../domain/src/guarantee-line/events.golden.json' with { type: 'json' }
import invoice from '../../domain/src/invoice/events.golden.json' with { type: 'json' }
import recovery from '../../domain/src/recovery/events.golden.json' with { type: 'json' }
import relationship from '../../domain/src/relationship/events.golden.json' with { type: 'json' }
import { type Alternatives, codecsOf } from './aggregate.ts'
import { quick, quickOver, unread } from './quick.ts'

interface Line {
  readonly type: string
  readonly schemaVersion?: string
}

const rooms = [
  [Advance, advance],
  [Collection, collection],
  [Contract, contract],
  [Debtor, debtor],
  [GuaranteeLine, line],
  [Invoice, invoice],
  [Recovery, recovery],
  [Relationship, relationship],
] as const

const examples = rooms.flatMap(([room, golden]) => {
  const codecs: ReadonlyMap<string, t.Mixed> = codecsOf(room.Event as Alternatives<unknown>)
  const upcasts = 'upcasts' in room ? room.upcasts : {}
  return (golden as ReadonlyArray<Line>).flatMap(({ schemaVersion = '1', ...stored }) => {
    const codec = codecs.get(stored.type)
    const isNewest = Number(schemaVersion) === newestVersion(upcasts, stored.type)
    return codec && isNewest ? [{ codec, stored }] : []
  })
})

const bothRead = (codec: t.Mixed, stored: unknown) => {
  const read = quick(codec)(stored)
  const decoded = codec.decode(stored)
  expect(quickOver(codec)(structuredClone(stored))).toEqual(read)
  if (read !== unread)
    expect({ right: read }).toEqual({ right: E.isRight(decoded) && decoded.right })
  return read !== unread
}

describe('Every event there is', () => {
  test('is read quickly, and as its codec reads it', () => {
    expect(examples.length).toBeGreaterThan(100)
    for (const { codec, stored } of examples) {
      expect([stored.type, bothRead(codec, stored)]).toEqual([stored.type, true])
    }
  })

  test('is read as its codec reads it, or not at all, whatever else stands in it', () =>
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.nat(), strange, ({ codec, stored }, at, by) => {
        const places = pathsOf(stored)
        const path = places[at % places.length] ?? []
        bothRead(
          codec,
          changed(stored, path, () => by),
        )
        bothRead(
          codec,
          changed(stored, path, (before) => ({ ...Object(before), note: by })),
        )
        bothRead(
          codec,
          changed(stored, path, () => absent),
        )
      }),
      { numRuns: 1_000 },
    ))
})

test.each<[what: string, codec: t.Mixed, stored: unknown]>([
  ['a field that may be missing', t.exact(t.partial({ a: t.string })), {}],
  [
    'records of which some fields are left out',
    t.exact(t.intersection([t.type({}), t.type({})])),
    {},
  ],
  ['a list', t.array(t.string), ['a']],
])('%s is read', (_what, codec, stored) => expect(bothRead(codec, stored)).toBe(true))

test.each<[what: string, codec: t.Mixed, stored: unknown]>([
  ['a list for a record', t.strict({}), []],
  ['nothing for a record', t.strict({}), null],
  ['a record for a list', t.array(t.string), {}],
  ['a name that every object has', t.strict({ a: t.string }), { constructor: 'a' }],
  ['money of no currency', Money, { amount: '1.00', currency: 'XXX' }],
  ['money with a note', Money, { amount: '1.00', currency: 'EUR', note: '' }],
  ['money of less than all decimals', Money, { amount: '1.0', currency: 'EUR' }],
])('%s is not', (_what, codec, stored) => {
  expect(bothRead(codec, stored)).toBe(false)
  expect(E.isLeft(codec.decode(stored))).toBe(true)
})

const strange = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('-0.00', '0.00', '00.00', '1.00\n', '9007199254740993.00', '1e3', '', 'EUR'),
  fc.constantFrom({ amount: '-0.00', currency: 'EUR' }, { amount: '01.00', currency: 'EUR' }),
  fc.constantFrom('2026-02-29', '2026-12-31', '2026-1-01', 'true', '__proto__'),
  fc.constantFrom(0, -0, 1.5, 2 ** 53, null, true, [], {}, [null]),
)

type Path = ReadonlyArray<string>

const pathsOf = (json: unknown): ReadonlyArray<Path> =>
  typeof json === 'object' && json !== null
    ? Object.entries(json).flatMap(([key, of]) => [
        [key],
        ...pathsOf(of).map((path) => [key, ...path]),
      ])
    : []

const changed = (
  json: unknown,
  [key, ...rest]: Path,
  by: (before: unknown) => unknown,
): unknown => {
  if (key === undefined) return by(json)
  const before = (json as Readonly<Record<string, unknown>>)[key]
  const after = changed(before, rest, by)
  if (Array.isArray(json)) return after === absent ? json.slice(1) : json.with(Number(key), after)
  const { [key]: _before, ...others } = json as Readonly<Record<string, unknown>>
  return after === absent ? others : { ...Object(json), [key]: after }
}

const absent = Symbol('absent')
