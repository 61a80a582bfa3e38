/** C: rows that are folded from the log, and the place that they have come to. */
import assert from 'node:assert/strict'

import { ReadError } from '../read-error.ts'
import { TextRefused } from '../table-rules.ts'
import type { Changed, Changes, KeptRow, RowPages, Table, Tables } from '../tables.ts'
import { type Clause, clause, type Scene } from './clause.ts'

const first: Table = { projection: 'balances', version: '1' }
const second: Table = { projection: 'balances', version: '2' }
const neighbour: Table = { projection: 'delays', version: '1' }
const none: Changed = new Map()

/** Of a store that declares tables; each clause continues its name into a sentence. */
const kept = (
  id: string,
  title: string,
  play: (tables: Tables, other: Tables, scene: Scene) => Promise<void>,
): Clause =>
  clause(
    id,
    title,
    async (scene) => {
      const [tables, other] = [scene.store.tables, scene.other.tables]
      assert(tables && other, 'a store that declares tables has them')
      await play(tables, other, scene)
    },
    ({ tables }) => tables,
  )

export const tables = [
  kept('C1', 'keeps rows with the place that they have come to', async (tables, other) => {
    assert.equal(await other.place(first), undefined)
    assert.deepEqual(await other.rows(first, ['a']), new Map())
    assert(await moved(tables, first, undefined, '1', { a: 'A', b: 'B', ü: '“ü”\n€' }))
    assert(await moved(tables, first, '1', '2', { a: 'AA', b: undefined, c: 'C' }))
    assert.equal(await other.place(first), '2')
    const rows = await other.rows(first, ['c', 'a', 'b', 'nobody', 'ü'])
    assert.deepEqual(Object.fromEntries(rows), { a: 'AA', c: 'C', ü: '“ü”\n€' })
  }),

  kept('C1', 'shows no row before its place, nor after it', async (tables, other) => {
    await moved(tables, first, undefined, placeAt(0), { sum: '0', other: '0' })
    let writing = true
    const writer = async () => {
      for (let n = 1; n <= 200; n++)
        assert(
          await moved(tables, first, placeAt(n - 1), placeAt(n), { sum: `${n}`, other: `${n}` }),
        )
      writing = false
    }
    const reader = async () => {
      for (let looked = 0; writing || looked < 5; looked++) {
        const before = await other.place(first)
        const rows = await other.rows(first, ['sum', 'other'])
        const after = await other.place(first)
        if (before === after)
          assert.deepEqual([...rows.values()].map(Number).map(placeAt), [before, before])
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    await Promise.all([writer(), reader()])
  }),

  kept('C2', 'writes the same once, whoever is told to write it', async (tables, other) => {
    const changes = { a: 'A' }
    assert(await moved(tables, first, undefined, '1', changes))
    for (const again of [tables, other])
      assert.equal(await moved(again, first, undefined, '1', { a: 'twice' }), false)
    const both = await Promise.all(
      [tables, other].map((one, n) => moved(one, first, '1', '2', { a: `by ${n}` })),
    )
    assert.deepEqual(both.toSorted(), [false, true])
    assert.deepEqual(await all(tables.all(first)), [['a', `by ${both.indexOf(true)}`]])
  }),

  kept('C3', 'gives all rows by pages, in the order of their bytes', async (tables, other) => {
    const keys = Array.from({ length: 1_200 }, (_, n) => `k${(n * 7_919) % 1_200}`)
    const all1202 = [...keys, '\u{1F9FE}', '\uFF5E']
    const texts = Object.fromEntries(all1202.map((key) => [key, `row of ${key}`]))
    await moved(tables, first, undefined, '1', texts)
    await moved(tables, second, undefined, '1', { k0: 'of another version' })
    const expected = all1202
      .toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
      .map((key) => [key, `row of ${key}`])
    let greatest = 0
    for await (const page of other.all(first)) greatest = Math.max(greatest, page.length)
    assert(greatest > 0 && greatest <= 1_000, 'a page is of bounded size')
    assert.deepEqual(await all(other.all(first)), expected)
  }),

  kept('C3', 'gives each page as it is when it is read', async (tables, other) => {
    const keys = Array.from({ length: 1_200 }, (_, n) => `k${placeAt(n)}`)
    const texts = Object.fromEntries(keys.map((key) => [key, 'row']))
    await moved(tables, first, undefined, '1', texts)
    const read: Array<KeptRow> = []
    for await (const page of tables.all(first)) {
      if (read.length === 0)
        await moved(other, first, '1', '2', { k1199: undefined, k1198: 'changed', k1200: 'new' })
      read.push(...page)
    }
    assert.deepEqual(read.slice(-3), [
      ['k1197', 'row'],
      ['k1198', 'changed'],
      ['k1200', 'new'],
    ])
    assert.equal(read.length, 1_200)
  }),

  kept('C1', 'refuses a key or a text that it could not give back', async (tables) => {
    for (const bad of ['a\0b', 'a\ud83d', '\udc00'])
      for (const texts of [{ [bad]: 'A' }, { a: bad }, { [bad]: undefined }])
        for (const [rows, parked] of [
          [texts, {}],
          [{}, texts],
        ] as const)
          await assert.rejects(moved(tables, first, undefined, '1', rows, parked), TextRefused)
    assert.equal(await tables.place(first), undefined)
    assert(await moved(tables, first, undefined, '1', { '😀': '😀' }))
    assert.deepEqual(await all(tables.all(first)), [['😀', '😀']])
  }),

  kept('C3', 'lets another version answer, and drops the one before', async (tables, other) => {
    await moved(tables, first, undefined, '5', { a: 'old', gone: 'old' })
    await moved(tables, neighbour, undefined, '5', { a: 'neighbour' })
    assert.equal(await tables.goLive('balances', { before: undefined, after: '1' }), true)
    assert.equal(await other.live('balances'), '1')
    await moved(other, second, undefined, '4', { a: 'new' }, { p: 'parked' })
    const move = { before: '1', after: '2' }
    assert.equal(await other.goLive('balances', move), false, 'it has not come as far')
    await moved(other, second, '4', '5', {})
    assert.deepEqual(await tables.versions('balances'), ['1', '2'])
    assert.equal(await other.goLive('balances', move), true)
    assert.equal(await other.goLive('balances', move), true, 'the same again')
    assert.equal(await tables.live('balances'), '2')
    assert.deepEqual(await tables.versions('balances'), ['2'])
    assert.equal(await tables.place(first), undefined)
    assert.deepEqual(await tables.rows(first, ['a', 'gone']), new Map())
    assert.deepEqual(await all(tables.all(second)), [['a', 'new']])
    assert.deepEqual(await all(tables.parked(second)), [['p', 'parked']])
    assert.deepEqual(await all(tables.all(neighbour)), [['a', 'neighbour']])
    assert.equal(await moved(tables, first, '5', '6', { a: 'late' }), false, 'it is dropped')
  }),

  kept('C3', 'lets no version answer that is not there, or in vain', async (tables) => {
    const go = (before: string | undefined, after: string) =>
      tables.goLive('balances', { before, after })
    assert.equal(await go(undefined, '1'), false)
    assert.equal(await tables.live('balances'), undefined)
    for (const table of [first, second]) await moved(tables, table, undefined, '1', {})
    assert.equal(await go('1', '2'), false)
    assert.equal(await go(undefined, '1'), true)
    assert.equal(await go(undefined, '2'), false)
    assert.equal(await tables.live('balances'), '1')
  }),

  kept('C3', 'lets a version answer that is behind where it is told to', async (tables, other) => {
    await moved(tables, first, undefined, '5', { a: 'old' })
    await moved(tables, second, undefined, '4', { a: 'new' })
    await tables.goLive('balances', { before: undefined, after: '1' })
    assert.equal(await tables.goLive('balances', { before: '1', after: '3' }, true), false)
    assert.equal(await tables.goLive('balances', { before: '2', after: '2' }, true), false)
    assert.equal(await tables.goLive('balances', { before: '1', after: '2' }, true), true)
    assert.equal(await other.live('balances'), '2')
    assert.deepEqual(await other.versions('balances'), ['2'])
    assert.deepEqual(await all(other.all(second)), [['a', 'new']])
  }),

  kept('C3', 'throws a version away, and never the one that answers', async (tables, other) => {
    for (const table of [first, second, neighbour])
      await moved(tables, table, undefined, '1', { a: 'A' }, { p: 'P' })
    await tables.goLive('balances', { before: undefined, after: '1' })
    assert.equal(await other.drop(first), false)
    assert.equal(await other.drop(second), true)
    assert.equal(await other.drop(second), true)
    assert.deepEqual(await tables.versions('balances'), ['1'])
    assert.deepEqual(await tables.versions('delays'), ['1'])
    assert.deepEqual(await all(tables.all(first)), [['a', 'A']])
    await moved(tables, second, undefined, '1', {})
    assert.deepEqual(await all(tables.all(second)), [])
    assert.deepEqual(await all(tables.parked(second)), [])
  }),

  kept('C3', 'gives no part of a table for the whole of it', async (tables, other) => {
    await assert.rejects(all(tables.all(first)), isUnavailable)
    const texts = Object.fromEntries(Array.from({ length: 1_200 }, (_, n) => [`k${n}`, 'row']))
    await moved(tables, first, undefined, '1', texts)
    const reading = async () => {
      for await (const _page of tables.all(first)) await other.drop(first)
    }
    await assert.rejects(reading(), isUnavailable)
  }),

  kept('C4', 'never goes back, nor from where it is not', async (tables, other) => {
    assert.equal(await moved(tables, first, '1', '2', { a: 'A' }), false)
    assert.equal(await tables.place(first), undefined)
    assert(await moved(tables, first, undefined, '', {}))
    assert(await moved(tables, first, '', '5', { a: 'A' }, { p: 'P' }))
    for (const [before, after] of [
      [undefined, '6'],
      ['4', '6'],
      ['5', '5'],
      ['5', '4'],
      ['6', '7'],
      ['', '6'],
    ] as const)
      assert.equal(await moved(other, first, before, after, { a: 'late' }, { p: 'late' }), false)
    assert.equal(await other.place(first), '5')
    assert.deepEqual(await all(other.all(first)), [['a', 'A']])
    assert.deepEqual(await all(other.parked(first)), [['p', 'P']])
  }),

  kept('C1', 'keeps what is parked apart from the rows', async (tables, other) => {
    await moved(tables, first, undefined, '1', { a: 'row' }, { '2': 'two', '1': 'one' })
    assert.deepEqual(await all(other.parked(first)), [
      ['1', 'one'],
      ['2', 'two'],
    ])
    assert.deepEqual(await all(other.all(first)), [['a', 'row']])
    await moved(other, first, '1', '2', {}, { '1': undefined, '2': 'two again' })
    assert.deepEqual(await all(tables.parked(first)), [['2', 'two again']])
  }),

  kept('O1', 'keeps no row once it is closed, and says so', async (tables, _other, { store }) => {
    await moved(tables, first, undefined, '1', { a: 'A' })
    await store.close()
    const move = { before: '1', after: '2' }
    for (const asked of [
      () => tables.place(first),
      () => tables.rows(first, ['a']),
      () => all(tables.all(first)),
      () => all(tables.parked(first)),
      () => tables.write(first, move, { rows: none, parked: none }),
      () => tables.live('balances'),
      () => tables.goLive('balances', move),
      () => tables.drop(first),
      () => tables.versions('balances'),
    ])
      await assert.rejects(asked(), isUnavailable)
  }),
]

type Texts = { readonly [key: string]: string | undefined }

const moved = (
  tables: Tables,
  table: Table,
  before: string | undefined,
  after: string,
  rows: Texts,
  parked: Texts = {},
): Promise<boolean> => {
  const changes: Changes = {
    rows: new Map(Object.entries(rows)),
    parked: new Map(Object.entries(parked)),
  }
  return tables.write(table, { before, after }, changes)
}

const placeAt = (n: number): string => String(n).padStart(4, '0')

const all = async (pages: RowPages): Promise<ReadonlyArray<KeptRow>> => {
  const read: Array<KeptRow> = []
  for await (const page of pages) {
    assert(page.length > 0, 'no page is empty')
    read.push(...page)
  }
  return read
}

const isUnavailable = (error: unknown): boolean =>
  error instanceof ReadError && error.failure.type === 'Unavailable'
