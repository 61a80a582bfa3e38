/** What the options of a store do. */
import { afterAll, describe, expect, test } from '@jest/globals'

import { driverOf } from './drivers.ts'
import { openSqlite, openSqliteThrough } from './sqlite.ts'
import { StoreFileError } from './store-file-error.ts'
import { drivers } from './testing/drivers.ts'
import { raw, scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

describe.each(drivers)('A store through %s', (name) => {
  const synchronous = (durability?: 'full' | 'normal') => {
    const driver = driverOf(name)
    let asked = () => undefined as unknown
    const through = {
      ...driver,
      connect: (file: string) => {
        const connection = driver.connect(file)
        asked = () => connection.prepare('PRAGMA synchronous').rows()[0]?.[0]
        return connection
      },
    }
    const options = durability === undefined ? {} : { durability }
    const store = openSqliteThrough(through, path(), { create: true, ...options })
    return { store, value: asked() }
  }

  test.each([
    [undefined, 2n],
    ['full', 2n],
    ['normal', 1n],
  ] as const)('of durability %p syncs at level %p', async (durability, level) => {
    const { store, value } = synchronous(durability)
    expect(value).toBe(level)
    await store.close()
  })

  test('says that there is no room where a ledger cannot begin', async () => {
    const driver = driverOf(name)
    const through = {
      ...driver,
      connect: (file: string) => {
        const connection = driver.connect(file)
        connection.execute('PRAGMA max_page_count = 2')
        return connection
      },
    }
    const open = () => openSqliteThrough(through, path(), { create: true })
    expect(open).toThrow(StoreFileError)
    expect(open).toThrow('no room left')
  })
})

test('A runtime without node:sqlite is told so, when that is asked for', async () => {
  const asked = openSqlite(path(), { create: true, driver: 'node' })
  if (drivers.includes('node')) await (await asked).close()
  else await expect(asked).rejects.toThrow('choose libsql')
})

test('A store through no named driver writes a file that any other reads', async () => {
  const file = path()
  await (await openSqlite(file, { create: true })).close()
  expect(raw(file, (c) => c.prepare('PRAGMA journal_mode').rows())).toEqual([['wal']])
})
