/** C3: rows folded anew are the rows that were kept, and take their place. */
import { describe, expect, test } from '@jest/globals'
import { inMemory, ReadError, type Tables } from '@quittance/event-store'
import fc from 'fast-check'

import { given, logOf } from '../testing/ledger.ts'
import { record, rowsIn, textsIn, trails, trailsOf } from '../testing/projecting.ts'
import { rowsOf } from './answering.ts'
import { keep } from './keeping.ts'
import { againAt, positionIn } from './place.ts'
import { ProjectionSuperseded } from './projection-stopped.ts'
import { rebuild } from './rebuilding.ts'

const neighbour = { ...trails, name: 'neighbours' }

describe('Rows folded anew', () => {
  test('are those that were kept, byte for byte, whatever the history and wherever it was cut', async () => {
    const contracts = fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(fc.array(contracts, { maxLength: 4 }), fc.nat(6), async (parts, dies) => {
        const store = inMemory({ pageSize: 3 })
        for (const part of parts) {
          await record(store, part)
          // Dies at some write, or has come to the head before; then another begins.
          const doomed = keep(given(store), mortal(store.tables, dies), trails)
          const ends = await Promise.allSettled([doomed.settled().then(doomed.stop), doomed.done])
          expect(ends.every((end) => end.status === 'fulfilled' || isDeath(end.reason))).toBe(true)
        }
        const running = keep(given(store), store.tables, trails)
        await running.settled()
        const live = await textsIn(store.tables)
        await rebuild(given(store), store.tables, trails)
        const once = await textsIn(store.tables)
        await rebuild(given(store), store.tables, trails)
        expect([once, await textsIn(store.tables)]).toEqual([live, live])
        expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
        await running.stop()
      }),
    )
  })

  test('have none that nothing leads to, and leave other projections alone', async () => {
    const store = inMemory()
    await record(store, ['A', 'B'])
    for (const projection of [trails, neighbour])
      await rebuild(given(store), store.tables, projection)
    for (const projection of ['trails', 'neighbours']) {
      const table = { projection, version: '1.1' }
      const before = (await store.tables.place(table)) ?? ''
      const rows = new Map([
        ['A', undefined],
        ['X', 'from nowhere'],
      ])
      await store.tables.write(
        table,
        { before, after: againAt(before) },
        { rows, parked: new Map() },
      )
    }
    await rebuild(given(store), store.tables, trails)
    expect([...(await rowsIn(store.tables)).keys()]).toEqual(['A', 'B'])
    const untouched = await textsIn(store.tables, 'neighbours')
    expect(untouched.map(([key]) => key)).toEqual(['B', 'X'])
    expect(await store.tables.versions('trails')).toEqual(['1.2'])
  })

  test('take the place of those that answered and were kept until then, and are kept from there', async () => {
    const store = inMemory({ pageSize: 2 })
    await record(store, ['A', 'B', 'A'])
    const running = keep(given(store), store.tables, trails)
    const rows = rowsOf(store.tables, trails)
    await running.settled()
    const building: Tables = {
      ...store.tables,
      write: async (table, move, changes) => {
        const wrote = await store.tables.write(table, move, changes)
        if (move.after === '' || (await logOf(store)).length > 8) return wrote
        // While they are built, what answers is kept up to date.
        await record(store, ['A'])
        await running.settled()
        expect(await store.tables.live('trails')).toBe('1.1')
        expect(await rows.of('A')).toEqual(trailsOf(await logOf(store)).get('A'))
        return wrote
      },
    }
    await rebuild(given(store), building, trails)
    expect(await store.tables.live('trails')).toBe('1.2')
    await record(store, ['A', 'C'])
    await running.settled()
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    expect(await store.tables.versions('trails')).toEqual(['1.2'])
    await running.stop()
  })

  test('never answer before they have come as far', async () => {
    const store = inMemory({ pageSize: 2 })
    await record(store, ['A', 'B', 'A'])
    await rebuild(given(store), store.tables, trails)
    const places: Array<readonly [string, string]> = []
    const watched: Tables = {
      ...store.tables,
      goLive: async (projection, move, anyhow) => {
        // Somebody who keeps what answers was faster.
        if (places.length < 3) {
          await record(store, ['B'])
          const running = keep(given(store), store.tables, trails)
          await running.settled()
          await running.stop()
        }
        const placeOf = async (version = '') =>
          (await store.tables.place({ projection, version })) ?? ''
        places.push([await placeOf(move.before), await placeOf(move.after)])
        return store.tables.goLive(projection, move, anyhow)
      },
    }
    await rebuild(given(store), watched, trails)
    expect(places.map(([old, young]) => young >= old)).toEqual([false, false, false, true])
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
  })

  test('are gone on with where another died, and thrown away when they are of another fold', async () => {
    const store = inMemory({ pageSize: 1 })
    await record(store, ['A', 'B', 'A', 'C'])
    await expect(rebuild(given(store), mortal(store.tables, 3), trails)).rejects.toThrow('dies')
    const [, second] = await logOf(store)
    const half = { projection: 'trails', version: '1.1' }
    expect(positionIn((await store.tables.place(half)) ?? '')).toBe(second?.position)
    const read: Array<string | undefined> = []
    const watched = {
      ...store,
      readAll: (range: Parameters<typeof store.readAll>[0]) => {
        read.push(range?.after)
        return store.readAll(range)
      },
    }
    await rebuild(given(watched), store.tables, trails)
    expect(read).toEqual([second?.position])
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))

    await expect(rebuild(given(store), mortal(store.tables, 3), trails)).rejects.toThrow('dies')
    expect(await store.tables.versions('trails')).toEqual(['1.1', '1.2'])
    await rebuild(given(store), store.tables, { ...trails, version: '2' })
    expect(await store.tables.versions('trails')).toEqual(['2.2'])
  })

  test('give way to those that somebody else let answer meanwhile', async () => {
    const store = inMemory()
    await record(store, ['A', 'B'])
    const other = { ...trails, version: '2' }
    const overtaken: Tables = {
      ...store.tables,
      goLive: async (projection, move, anyhow) => {
        await rebuild(given(store), store.tables, other)
        return store.tables.goLive(projection, move, anyhow)
      },
    }
    await rebuild(given(store), overtaken, trails)
    expect(await store.tables.live('trails')).toBe('2.1')
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
  })

  test('do not answer before they are whole, whoever else builds the first of them', async () => {
    const store = inMemory({ pageSize: 1 })
    await record(store, ['A', 'B', 'A', 'C'])
    const log = await logOf(store)
    const answered: Array<string | undefined> = []
    const watched: Tables = {
      ...store.tables,
      goLive: async (projection, move, anyhow) => {
        answered.push(
          positionIn((await store.tables.place({ projection, version: move.after })) ?? ''),
        )
        return store.tables.goLive(projection, move, anyhow)
      },
    }
    await Promise.all([1, 2, 3].map(() => rebuild(given(store), watched, trails)))
    expect(new Set(answered)).toEqual(new Set([log.at(-1)?.position]))
  })

  test('are the same where two build them', async () => {
    const store = inMemory({ pageSize: 1 })
    await record(store, ['A', 'B', 'A', 'C'])
    await Promise.all([1, 2, 3].map(() => rebuild(given(store), store.tables, trails)))
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    expect(await store.tables.versions('trails')).toHaveLength(1)
  })
})

describe('Rows of another fold', () => {
  const other = { ...trails, version: '2', key: () => 'all' }

  test('are built by whoever keeps them, and whoever kept those before is told', async () => {
    const store = inMemory()
    await record(store, ['A', 'B'])
    const before = keep(given(store), store.tables, trails)
    await before.settled()
    const after = keep(given(store), store.tables, other)
    await after.settled()
    expect((await textsIn(store.tables)).map(([key]) => key)).toEqual(['all'])
    await record(store, ['A'])
    await expect(before.done).rejects.toBeInstanceOf(ProjectionSuperseded)
    await after.settled()
    expect((await rowsOf(store.tables, other).of('all'))?.count).toBe(3)
    await after.stop()
  })

  test('do not answer for these', async () => {
    const store = inMemory()
    await record(store, ['A'])
    const rows = rowsOf(store.tables, trails)
    await expect(rows.of('A')).rejects.toThrow('the rows of trails have not been built yet')
    await rebuild(given(store), store.tables, other)
    const read = async () => {
      for await (const page of rows.all()) return page
      return []
    }
    for (const asked of [() => rows.of('A'), read])
      await expect(asked()).rejects.toBeInstanceOf(ReadError)
    await rebuild(given(store), store.tables, trails)
    expect(await rows.of('A')).toMatchObject({ count: 1 })
    expect(await rows.of('B')).toBeUndefined()
    for await (const page of rows.all()) expect(page).toMatchObject([{ count: 1 }])
  })

  test('are never taken for what was dropped meanwhile', async () => {
    const store = inMemory()
    await record(store, ['A'])
    await rebuild(given(store), store.tables, trails)
    let switched = false
    const rows = rowsOf(
      {
        ...store.tables,
        rows: async (table, keys) => {
          if (!switched) await rebuild(given(store), store.tables, trails)
          switched = true
          return store.tables.rows(table, keys)
        },
      },
      trails,
    )
    expect(await rows.of('A')).toMatchObject({ count: 1 })
  })
})

/** Whose process dies at the write of that number, from 0. */
function mortal(tables: Tables, at: number): Tables {
  let writes = 0
  return {
    ...tables,
    write: async (table, move, changes) => {
      if (writes++ === at) throw new Error('dies')
      return tables.write(table, move, changes)
    },
  }
}

const isDeath = (thrown: unknown): boolean => thrown instanceof Error && thrown.message === 'dies'
