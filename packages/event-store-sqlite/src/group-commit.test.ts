/** Appends that are in flight together: one commit, and each its own answer. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { driverOf } from './drivers.ts'
import { openSqliteThrough, type SqliteOptions } from './sqlite.ts'
import { drivers } from './testing/drivers.ts'
import { all, event, scratch } from './testing/scratch.ts'
import { failure, spied } from './testing/spied.ts'

const { path, remove } = scratch()
afterAll(remove)

const [constraint, ioError, full] = [19, 10, 13]

describe.each(drivers)('Appends in flight together through %s', (name) => {
  const opened = (before?: (sql: string) => void, options?: SqliteOptions) => {
    const { driver, count, told } = spied(before, driverOf(name))
    const file = path()
    return {
      store: openSqliteThrough(driver, file, { create: true, ...options }),
      file,
      count,
      told,
    }
  }

  test('share one commit', async () => {
    const { store, count } = opened()
    const before = count('COMMIT')
    const answers = await Promise.all(
      Array.from({ length: 64 }, (_, n) => store.append(`s${n}`, 'none', [event(n)])()),
    )
    expect(answers.every(E.isRight)).toBe(true)
    expect(count('COMMIT') - before).toBe(1)
    await store.close()
  })

  test('are answered only after the commit that holds them', async () => {
    const { store, told } = opened()
    const [seen, begun] = [[] as Array<number>, told.length]
    await Promise.all(
      [1, 2, 3].map(async (n) => {
        await store.append('a', 'any', [event(n)])()
        seen.push(told.indexOf('COMMIT', begun))
      }),
    )
    expect(seen.every((at) => at > 0)).toBe(true)
    await store.close()
  })

  test('have each its own answer, whatever its neighbours are refused for', async () => {
    const { store, file } = opened(undefined, { maxAppendBytes: 2_000 })
    await store.append('a', 'none', [event(1)])()
    const large = { ...event(9), data: { text: 'x'.repeat(3_000) } }
    const answers = await Promise.all([
      store.append('a', 0n, [event(2), event(3)])(),
      store.append('a', 0n, [event(4)])(),
      store.append('b', 'none', [event(5), event(1)])(),
      store.append('b', 'none', [large])(),
      store.append('a', 'none', [event(1)])(),
      store.append('b', 'none', [event(6)])(),
      store.append('a', 2n, [event(7)])(),
      store.append('c', 'none', [event(2)])(),
    ])
    expect(answers).toMatchObject([
      { right: { revision: 2n, created: false } },
      { left: { type: 'Conflict', actual: 2n } },
      { left: { type: 'Duplicate', id: event(1).id } },
      { left: { type: 'TooLarge' } },
      { right: { revision: 0n, created: true } },
      { right: { revision: 0n, created: true } },
      { right: { revision: 3n } },
      { left: { type: 'Duplicate', id: event(2).id } },
    ])
    await store.close()
    const again = openSqliteThrough(driverOf(name), file, { check: 'full' })
    expect(places(await all(again.readAll()))).toEqual(['a0', 'a1', 'a2', 'b0', 'a3'])
    await again.close()
  })

  test('lose only the one that fails, and that one wholly', async () => {
    let inserts = 0
    const { store } = opened((sql) => {
      // The second event of the second append.
      if (sql.startsWith('INSERT') && ++inserts === 4) throw failure(constraint)
    })
    const answers = await Promise.all([
      store.append('a', 'any', [event(1), event(2)])(),
      store.append('b', 'any', [event(3), event(4)])(),
      store.append('c', 'any', [event(5), event(6)])(),
    ])
    expect(answers.map(E.isRight)).toEqual([true, false, true])
    expect(answers[1]).toMatchObject({ left: { type: 'Unavailable', mayHaveBeenWritten: false } })
    expect(places(await all(store.readAll()))).toEqual(['a0', 'a1', 'c0', 'c1'])
    await store.close()
  })

  test('are written all the same when a failure undoes the whole transaction', async () => {
    let [inserts, rollBack] = [0, () => {}]
    const driver = driverOf(name)
    const spy = spied(
      (sql) => {
        if (!sql.startsWith('INSERT') || ++inserts !== 2) return
        rollBack()
        throw failure(full)
      },
      {
        ...driver,
        connect: (file) => {
          const connection = driver.connect(file)
          rollBack = () => connection.execute('ROLLBACK')
          return connection
        },
      },
    )
    const store = openSqliteThrough(spy.driver, path(), { create: true })
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((stream, n) => store.append(stream, 'none', [event(n)])()),
    )
    expect(answers.map(E.isRight)).toEqual([true, false, true])
    expect(places(await all(store.readAll()))).toEqual(['a0', 'c0'])
    await store.close()
  })

  test('rest on nothing that a failed commit took back', async () => {
    let fails = false
    const { store } = opened((sql) => {
      if (sql === 'COMMIT' && fails) throw failure(ioError)
    })
    fails = true
    const answers = await Promise.all([
      store.append('a', 'none', [event(1)])(),
      store.append('a', 'none', [event(2)])(),
    ])
    expect(answers).toMatchObject([
      { left: { type: 'Unavailable', mayHaveBeenWritten: true } },
      { left: { type: 'Unavailable', mayHaveBeenWritten: false } },
    ])
    fails = false
    expect(E.isRight(await store.append('a', 'none', [event(2)])())).toBe(true)
    await store.close()
  })

  test('are committed one by one when there is room for each and not for all', async () => {
    let inserts = 0
    const { store } = opened((sql) => {
      if (sql.startsWith('BEGIN')) inserts = 0
      if (sql.startsWith('INSERT')) inserts++
      if (sql === 'COMMIT' && inserts > 1) throw failure(full)
    })
    const answers = await Promise.all([
      store.append('a', 'none', [event(1)])(),
      store.append('a', 'none', [event(2)])(),
      store.append('a', 0n, [event(3)])(),
    ])
    expect(answers).toMatchObject([
      { right: { revision: 0n } },
      { left: { type: 'Conflict', actual: 0n } },
      { right: { revision: 1n } },
    ])
    await store.close()
  })

  test('leave out the one that does not fit on the disk', async () => {
    const { driver } = spied(undefined, driverOf(name))
    let limit = (_pages: number) => {}
    const store = openSqliteThrough(
      {
        ...driver,
        connect: (file) => {
          const connection = driver.connect(file)
          limit = (pages) => connection.execute(`PRAGMA max_page_count = ${pages}`)
          return connection
        },
      },
      path(),
      { create: true },
    )
    await store.append('a', 'none', [event(1)])()
    limit(40)
    const large = { ...event(3), data: { text: 'x'.repeat(1_000_000) } }
    const answers = await Promise.all([
      store.append('a', 0n, [event(2)])(),
      store.append('b', 'none', [large])(),
      store.append('a', 1n, [event(4)])(),
    ])
    expect(answers.map(E.isRight)).toEqual([true, false, true])
    expect(answers[1]).toMatchObject({
      left: {
        type: 'Unavailable',
        reason: expect.stringContaining('full'),
        mayHaveBeenWritten: false,
      },
    })
    expect(places(await all(store.readAll()))).toEqual(['a0', 'a1', 'a2'])
    limit(4_000)
    expect(E.isRight(await store.append('b', 'none', [large])())).toBe(true)
    await store.close()
  })

  test('are all answered when the store is closed before they had their turn', async () => {
    const { store, file } = opened()
    const appends = Array.from({ length: 2_500 }, (_, n) => store.append('a', 'any', [event(n)])())
    await store.close()
    const answers = await Promise.all(appends)
    const again = openSqliteThrough(driverOf(name), file)
    expect(await all(again.readAll())).toHaveLength(answers.filter(E.isRight).length)
    expect(answers.every(E.isRight)).toBe(true)
    await again.close()
  })
})

function places(read: ReadonlyArray<{ readonly stream: string; readonly revision: bigint }>) {
  return read.map(({ stream, revision }) => `${stream}${revision}`)
}
