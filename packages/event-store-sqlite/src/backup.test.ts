/** Copies: consistent while others write, never over anything. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'

import { backup } from './backup.ts'
import { openSqlite } from './sqlite.ts'
import { StoreFileError } from './store-file-error.ts'
import { drivers } from './testing/drivers.ts'
import { until, writer } from './testing/processes.ts'
import { all, event, scratch } from './testing/scratch.ts'

const { directory, path, remove } = scratch()
afterAll(remove)

describe.each(drivers)('A backup through %s', (driver) => {
  test('is a ledger of its own, with checkpoints', async () => {
    const [file, copy] = [path(), path('copy')]
    const store = await openSqlite(file, { create: true, driver })
    await store.append('a', 'none', [event(1), event(2)])()
    await store.checkpoints.save('balances', '1')
    await backup(file, copy, { driver })
    expect(readdirSync(dirname(copy)).filter((name) => name.startsWith(basename(copy)))).toEqual([
      basename(copy),
    ])
    await store.append('a', 1n, [event(3)])()
    const copied = await openSqlite(copy, { driver, check: 'full' })
    expect(await all(copied.readAll())).toEqual((await all(store.readAll())).slice(0, 2))
    expect(await copied.checkpoints.load('balances')).toBe('1')
    expect(await copied.append('a', 0n, [event(4)])()).toMatchObject({ left: { actual: 1n } })
    await copied.close()
    await store.close()
  })

  test('is what the log was at one moment, while another process writes', async () => {
    const file = path()
    const store = await openSqlite(file, { create: true, driver })
    const { lines, child, ended } = writer(file, 'a', Number.POSITIVE_INFINITY)
    await until(() => lines.length > 5)
    const copies = [path('copy'), path('copy'), path('copy')]
    for (const copy of copies) {
      const acknowledged = lines.length
      await backup(file, copy, { driver })
      const copied = await openSqlite(copy, { driver, check: 'full' })
      const read = await all(copied.readAll())
      expect(read.length % 3).toBe(0)
      expect(read.length).toBeGreaterThanOrEqual(acknowledged * 3)
      expect(read).toEqual((await all(store.readAll())).slice(0, read.length))
      await copied.close()
      await until(() => lines.length > acknowledged)
    }
    child.kill('SIGKILL')
    await ended
    await store.close()
  })

  test.each(['', 'a text'])('leaves a file that is there as it is: %p', async (content) => {
    const [file, there] = [path(), path('there')]
    await (await openSqlite(file, { create: true, driver })).close()
    writeFileSync(there, content)
    expect(await thrown(backup(file, there, { driver }))).toMatchObject({
      path: there,
      failure: { type: 'Taken' },
    })
    expect(readFileSync(there, 'utf8')).toBe(content)
    expect((await thrown(backup(file, file, { driver }))).failure.type).toBe('Taken')
  })

  test('is not made of what is no ledger, nor where no directory is', async () => {
    const [file, copy] = [path(), path('copy')]
    expect((await thrown(backup(file, copy, { driver }))).failure.type).toBe('Missing')
    writeFileSync(file, 'no ledger')
    expect((await thrown(backup(file, copy, { driver }))).failure.type).toBe('NotADatabase')
    expect(existsSync(copy)).toBe(false)
    const good = path()
    await (await openSqlite(good, { create: true, driver })).close()
    const nowhere = join(directory, 'nowhere', 'copy.db')
    expect((await thrown(backup(good, nowhere, { driver }))).failure.type).toBe('Unwritable')
  })
})

async function thrown(work: Promise<unknown>): Promise<StoreFileError> {
  const error = await work.catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StoreFileError)
  return error as StoreFileError
}
