/** A: what may be written, and that it is kept as it was. */
import assert from 'node:assert/strict'

import type { Json, Stored } from '../recorded.ts'
import { clause } from './clause.ts'
import { all, event, events, refused, unchanged, written } from './events.ts'

const good = event()
/** What the compiler would not let through, and what a caller without one sends all the same. */
const bad = (field: string, value: unknown): Stored => ({ ...event(), [field]: value }) as Stored
const dataOf = (value: unknown): Stored => bad('data', { value })

class Figure {
  readonly amount = '1.00'
}
const itself = {}
Object.assign(itself, { again: itself })

const noEvents: ReadonlyArray<readonly [what: string, event: Stored]> = [
  ['an id that is no UUID', bad('id', 'one')],
  ['no id', bad('id', undefined)],
  ['an empty type', bad('type', '')],
  ['a type of the store', bad('type', '$metadata')],
  ['a type that no store can spell', bad('type', 'a\0b')],
  ['data that is undefined', bad('data', undefined)],
  ['data that is null', bad('data', null)],
  ['data that is a text', bad('data', 'text')],
  ['data that is a list', bad('data', [])],
  ['undefined within', dataOf(undefined)],
  ['a hole in a list', dataOf(new Array(1))],
  ['a bigint', dataOf(1n)],
  ['NaN', dataOf(Number.NaN)],
  ['infinity', dataOf(Number.POSITIVE_INFINITY)],
  ['minus zero', dataOf(-0)],
  ['a function', dataOf(() => 1)],
  ['a symbol', dataOf(Symbol('s'))],
  ['an instance of a class', dataOf(new Figure())],
  ['a Date', dataOf(new Date(0))],
  ['a Map, deep within', dataOf([{ inner: [new Map()] }])],
  ['itself', bad('data', itself)],
  ['lists 300 deep', dataOf(JSON.parse('['.repeat(300) + ']'.repeat(300)))],
  ['metadata that is no text', bad('metadata', { actor: 1 })],
  ['no metadata', bad('metadata', undefined)],
]

export const content = [
  clause('A8', 'writes all of an append or none of it', async ({ store, capabilities }) => {
    const large = event('Happened', { text: 'x'.repeat(capabilities.maxAppendBytes + 1) })
    for (const [wrong, type] of [
      [dataOf(undefined), 'Corrupt'],
      [large, 'TooLarge'],
    ] as const) {
      const batch = [...events(2), wrong, event()]
      const error = await unchanged(store, () => refused(store, 'a', 'none', batch))
      assert.equal(error.type, type)
    }
    assert.equal((await written(store, 'a', 'none', [event()])).revision, 0n)
  }),

  ...noEvents.map(([what, wrong]) =>
    clause('A13', `refuses ${what}, with the reason`, async ({ store }) => {
      const error = await unchanged(store, () => refused(store, 'a', 'none', [good, wrong]))
      assert(error.type === 'Corrupt' && error.reason !== '', 'it is Corrupt, for a reason')
      await written(store, 'a', 'none', [event()])
    }),
  ),

  clause('A13', 'survives what throws as it is written down', async ({ store }) => {
    const trap = Object.defineProperty({}, 'value', {
      enumerable: true,
      get: () => {
        throw new Error('trap')
      },
    })
    const batch = [event(), bad('data', trap)]
    const error = await unchanged(store, () => refused(store, 'a', 'none', batch))
    assert.equal(error.type, 'Corrupt')
    await written(store, 'a', 'none', [event()])
  }),

  clause('A13', 'refuses a stream without a name, and one of the store', async ({ store }) => {
    for (const stream of ['', '$a', 'a\0b', '\ud800']) {
      const error = await unchanged(store, () => refused(store, stream, 'any', [event()]))
      assert.equal(error.type, 'Corrupt')
    }
  }),

  clause('A13', 'refuses to expect what is no revision', async ({ store }) => {
    for (const expected of [-1n, 2n ** 64n]) {
      const error = await unchanged(store, () => refused(store, 'a', expected, [event()]))
      assert.equal(error.type, 'Corrupt')
    }
  }),

  clause('A14', 'keeps long names and foreign letters', async ({ store }) => {
    for (const odd of ['x'.repeat(1_000), 'a\u0018b', 'Gęś\u0118', '🧾-日本', 'a\'b"c\\d%_']) {
      const one = event(odd, { [odd]: odd, list: [odd, { [odd]: [odd] }] })
      await written(store, odd, 'none', [{ ...one, metadata: { actor: odd } }])
      const [read] = await all(store.read(odd))
      assert.deepEqual(
        [read?.stream, read?.type, read?.data, withoutTracing(read?.metadata ?? {})],
        [odd, odd, one.data, { actor: odd }],
      )
    }
  }),

  clause('A15', 'names the limit that an append is beyond', async ({ store, capabilities }) => {
    const { maxAppendBytes: limit } = capabilities
    const sized = (bytes: number) => event('Happened', { text: 'x'.repeat(bytes) })
    const half = () => sized(Math.floor(limit / 2) - 500)
    for (const batch of [[sized(limit)], [half(), half(), half()]]) {
      const error = await unchanged(store, () => refused(store, 'a', 'none', batch))
      assert.deepEqual(error, { type: 'TooLarge', stream: 'a', limit })
    }
    await written(store, 'a', 'none', [half(), half()])
  }),

  clause('A16', 'leaves what it is given alone, and gives it back equal', async ({ store }) => {
    const given = frozen({
      ...event('Happened', { text: '', none: null, yes: true, n: 1.5, deep: { list: [1, [2]] } }),
      metadata: { actor: 'x', $traceId: 't' },
    })
    await written(store, 'a', 'none', [given])
    const [read] = await all(store.read('a'))
    assert.deepEqual(read?.data, given.data)
    assert.deepEqual(withoutTracing(read?.metadata ?? {}), withoutTracing(given.metadata))
  }),

  clause('A16', 'keeps a copy', async ({ store }) => {
    const data: { n: Json } = { n: 1 }
    await written(store, 'a', 'none', [{ ...event(), data }])
    data.n = 2
    assert.deepEqual((await all(store.read('a')))[0]?.data, { n: 1 })
  }),
]

const frozen = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

const withoutTracing = (metadata: Stored['metadata']) =>
  Object.fromEntries(Object.entries(metadata).filter(([key]) => !key.startsWith('$')))
