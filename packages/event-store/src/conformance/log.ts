/** G: reading the whole log. */
import assert from 'node:assert/strict'

import type { EventStore, Filter, LogRange } from '../event-store.ts'
import { clause } from './clause.ts'
import { all, assertAscending, event, events, ids, refused, written } from './events.ts'

const filters: ReadonlyArray<readonly [what: string, Filter, places: ReadonlyArray<number>]> = [
  ['all without a filter', {}, [0, 1, 2, 3, 4]],
  ['all with empty lists', { streamPrefixes: [], types: [] }, [0, 1, 2, 3, 4]],
  ['a category', { streamPrefixes: ['contract-'] }, [0, 1, 4]],
  ['one of two categories', { streamPrefixes: ['invoice-', 'contractual-'] }, [2, 3]],
  ['a type', { types: ['Opened'] }, [0, 2, 3]],
  ['one of two types', { types: ['Closed', 'Signed'] }, [1, 4]],
  ['a type of a category', { streamPrefixes: ['contract-'], types: ['Opened'] }, [0]],
  ['nothing of another case', { streamPrefixes: ['CONTRACT-'] }, []],
  ['no wildcard', { streamPrefixes: ['contract%', '_ontract-', 'contract*'] }, []],
  ['no middle of a name', { streamPrefixes: ['ontract-', '1'] }, []],
  ['no part of a type', { types: ['Open'] }, []],
]

export const log = [
  clause('G1', 'reads the log forwards, after a position and without it', async ({ store }) => {
    const [all5, positions] = await five(store)
    const read = async (range: LogRange) => ids(await all(store.readAll(range)))
    assert.deepEqual(await read({}), all5)
    assert.deepEqual(await read({ after: at(positions, 1) }), all5.slice(2))
    assert.deepEqual(await read({ after: at(positions, 1), limit: 2 }), all5.slice(2, 4))
    assert.deepEqual(await read({ after: at(positions, 4) }), [])
  }),

  clause('G1', 'reads the log backwards, before a position and without it', async ({ store }) => {
    const [all5, positions] = await five(store)
    const read = async (range: LogRange) =>
      ids(await all(store.readAll({ ...range, direction: 'backwards' })))
    assert.deepEqual(await read({}), all5.toReversed())
    assert.deepEqual(await read({ after: at(positions, 2) }), all5.slice(0, 2).toReversed())
    assert.deepEqual(await read({ limit: 2 }), all5.slice(3).toReversed())
    assert.deepEqual(await read({ after: at(positions, 0) }), [])
  }),

  clause('G2', 'gives each event a later position, across streams', async ({ store }) => {
    for (let n = 0n; n < 6n; n++)
      for (const stream of ['a', 'b'])
        await written(store, stream, n === 0n ? 'none' : n * 2n - 1n, events(2))
    const read = await all(store.readAll())
    assert.equal(read.length, 24)
    assertAscending(read)
    for (const stream of ['a', 'b']) {
      const own = read.filter((recorded) => recorded.stream === stream)
      assert.deepEqual(own, await all(store.read(stream)))
    }
  }),

  ...filters.map(([what, filter, places]) =>
    clause('G5', `filters the log: ${what}`, async ({ store }) => {
      const [all5, positions] = await five(store)
      const expected = places.flatMap((place) => all5[place] ?? [])
      assert.deepEqual(ids(await all(store.readAll({ filter }))), expected)
      const backwards = { filter, direction: 'backwards' } as const
      assert.deepEqual(ids(await all(store.readAll(backwards))), expected.toReversed())
      assert.deepEqual(ids(await all(store.readAll({ filter, limit: 1 }))), expected.slice(0, 1))
      const later = await all(store.readAll({ filter, after: at(positions, 0) }))
      assert.deepEqual(
        ids(later),
        expected.filter((id) => id !== all5[0]),
      )
    }),
  ),

  clause('G5', 'filters over more than a page', async ({ store }) => {
    const wanted = Array.from({ length: 600 }, () => event('Wanted'))
    for (let n = 0; n < 6; n++) {
      await written(store, 'a', 'any', events(400))
      await written(store, 'b', 'any', wanted.slice(n * 100, n * 100 + 100))
    }
    const read = await all(store.readAll({ filter: { types: ['Wanted'] } }))
    assert.deepEqual(ids(read), ids(wanted))
  }),

  clause('G7', 'shows no event of the store itself', async ({ store }) => {
    await written(store, 'a', 'none', [event()])
    assert.equal((await refused(store, '$streams', 'any', [event()])).type, 'Corrupt')
    assert.equal((await refused(store, 'a', 'any', [event('$>')])).type, 'Corrupt')
    const read = await all(store.readAll())
    assert.deepEqual([read.length, read[0]?.stream], [1, 'a'])
  }),
]

/** Five events in four streams; their ids and positions, in order. */
const five = async (store: EventStore) => {
  await written(store, 'contract-1', 'none', [event('Opened'), event('Signed')])
  await written(store, 'contractual-1', 'none', [event('Opened')])
  await written(store, 'invoice-1', 'none', [event('Opened')])
  await written(store, 'contract-1', 1n, [event('Closed')])
  const read = await all(store.readAll())
  return [ids(read), read.map(({ position }) => position)] as const
}

const at = <A>(list: ReadonlyArray<A>, index: number): A => {
  const found = list[index]
  assert(found !== undefined, `there is a place ${index}`)
  return found
}
