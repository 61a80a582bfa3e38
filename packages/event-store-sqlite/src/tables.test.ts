/** Projections in the ledger's file. What they promise is in the contract. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { backup } from './backup.ts'
import { driverOf } from './drivers.ts'
import { openSqlite, openSqliteThrough } from './sqlite.ts'
import { drivers } from './testing/drivers.ts'
import { all, event, raw, scratch } from './testing/scratch.ts'
import { failure, spied } from './testing/spied.ts'

const { path, remove } = scratch()
afterAll(remove)

const table = { projection: 'balances', version: '1' }
const changes = { rows: new Map([['C1', '{"n":1}']]), parked: new Map([['2', 'parked']]) }
const first = { before: undefined, after: '1' }
const [constraint, ioError, full] = [19, 10, 13]

describe.each(drivers)('Tables in a file through %s', (name) => {
  const failing = () => {
    let fails: { readonly at: string; readonly code: number } | undefined
    const { driver, count } = spied((sql) => {
      if (fails && sql.startsWith(fails.at)) throw failure(fails.code)
    }, driverOf(name))
    const file = path()
    return {
      ...{ file, count, store: openSqliteThrough(driver, file, { create: true, busyTimeout: 20 }) },
      fail: (at?: string, code = 0) => {
        fails = at === undefined ? undefined : { at, code }
      },
    }
  }

  test('are made when they are first written, and leave the marks of the file alone', async () => {
    const file = path()
    const store = await openSqlite(file, { create: true, driver: name })
    const marks = () =>
      raw(
        file,
        (c) => [
          c.prepare('PRAGMA user_version').rows()[0]?.[0],
          c.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").rows()[0]?.[0],
        ],
        name,
      )
    expect(await store.tables.place(table)).toBeUndefined()
    expect(await store.tables.versions('balances')).toEqual([])
    expect(marks()).toEqual([1n, 2n])
    expect(await store.tables.write(table, { before: '1', after: '2' }, changes)).toBe(false)
    expect(marks()).toEqual([1n, 2n])
    expect(await store.tables.write(table, first, changes)).toBe(true)
    expect(marks()).toEqual([1n, 6n])
    await store.close()
    const again = await openSqlite(file, { driver: name, check: 'full' })
    expect(await again.tables.rows(table, ['C1'])).toEqual(changes.rows)
    await again.close()
  })

  test('share a commit with the appends in flight', async () => {
    const { store, count } = failing()
    const before = count('COMMIT')
    const [appended, wrote] = await Promise.all([
      store.append('a', 'none', [event(1)])(),
      store.tables.write(table, first, changes),
    ])
    expect([E.isRight(appended), wrote, count('COMMIT') - before]).toEqual([true, true, 1])
    await store.close()
  })

  test('are in a copy of the file, with their place', async () => {
    const [file, copy] = [path(), path('copy')]
    const store = await openSqlite(file, { create: true, driver: name })
    await store.tables.write(table, first, changes)
    await backup(file, copy, { driver: name })
    await store.close()
    const copied = await openSqlite(copy, { driver: name })
    expect(await copied.tables.place(table)).toBe('1')
    expect(await copied.tables.rows(table, ['C1'])).toEqual(changes.rows)
    await copied.close()
  })

  test.each([
    ['INSERT INTO parked_events', constraint],
    ['INSERT INTO projections', full],
    ['COMMIT', ioError],
    ['COMMIT', full],
  ])('take nothing of a write that fails at %s with %p, and the next as ever', async (at, code) => {
    const { store, fail } = failing()
    fail(at, code)
    await expect(store.tables.write(table, first, changes)).rejects.toMatchObject({
      failure: { type: 'Unavailable' },
    })
    fail()
    expect(await store.tables.place(table)).toBeUndefined()
    expect(await store.tables.rows(table, ['C1'])).toEqual(new Map())
    expect(await store.tables.write(table, first, changes)).toBe(true)
    expect(await store.tables.rows(table, ['C1'])).toEqual(changes.rows)
    await store.close()
  })

  test('leave an append in the same commit alone when their write fails', async () => {
    const { store, fail } = failing()
    fail('INSERT INTO projections', constraint)
    const [appended, wrote] = await Promise.allSettled([
      store.append('a', 'none', [event(1)])(),
      store.tables.write(table, first, changes),
    ])
    expect(appended).toMatchObject({ status: 'fulfilled', value: { _tag: 'Right' } })
    expect(wrote.status).toBe('rejected')
    expect(await all(store.readAll())).toHaveLength(1)
    await store.close()
  })

  test('say that they are unavailable where another keeps the file to itself', async () => {
    const { store, file } = failing()
    const other = driverOf(name).connect(file)
    other.execute('BEGIN IMMEDIATE')
    await expect(store.tables.write(table, first, changes)).rejects.toMatchObject({
      failure: { type: 'Unavailable' },
    })
    other.execute('ROLLBACK')
    other.close()
    expect(await store.tables.write(table, first, changes)).toBe(true)
    await store.close()
  })
})
