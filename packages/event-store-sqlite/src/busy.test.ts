/** What an append does while another process has the write lock. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { driverOf } from './drivers.ts'
import { openSqliteThrough } from './sqlite.ts'
import { drivers } from './testing/drivers.ts'
import { all, event, scratch } from './testing/scratch.ts'
import { spied } from './testing/spied.ts'

const { path, remove } = scratch()
afterAll(remove)

describe.each(drivers)('While another process writes, an append through %s', (name) => {
  const locked = async (busyTimeout: number) => {
    const file = path()
    const { driver, count } = spied(undefined, driverOf(name))
    const store = openSqliteThrough(driver, file, { create: true, busyTimeout })
    const other = driverOf(name).connect(file)
    other.execute('BEGIN IMMEDIATE')
    const release = () => {
      if (other.inTransaction()) other.execute('ROLLBACK')
      other.close()
    }
    return { store, release, attempts: () => count('BEGIN IMMEDIATE') }
  }

  test('waits, and leaves the process to its other work', async () => {
    const { store, release, attempts } = await locked(60_000)
    const before = attempts()
    const answer = Promise.all([1, 2].map((n) => store.append('a', 'any', [event(n)])()))
    // Were the process held up, nobody would come to release the lock.
    while (attempts() < before + 4) {
      expect(await all(store.readAll())).toEqual([])
      await new Promise((resolve) => setImmediate(resolve))
    }
    release()
    expect((await answer).every(E.isRight)).toBe(true)
    await store.close()
  })

  test('gives up in time, and has not been written', async () => {
    const { store, release } = await locked(30)
    const unavailable = { type: 'Unavailable', stream: 'a', mayHaveBeenWritten: false }
    const answers = await Promise.all([
      store.append('a', 'none', [event(1)])(),
      store.append('a', 'none', [event(2)])(),
    ])
    expect(answers).toMatchObject([{ left: unavailable }, { left: unavailable }])
    await expect(store.checkpoints.save('a', '1')).rejects.toMatchObject({
      failure: { type: 'Unavailable' },
    })
    release()
    expect(E.isRight(await store.append('a', 'none', [event(1)])())).toBe(true)
    await store.close()
  })

  test('is answered when the store is closed, since it waits no longer', async () => {
    const { store, release } = await locked(60_000)
    const append = store.append('a', 'none', [event(1)])()
    const save = store.checkpoints.save('a', '1').catch((error: unknown) => error)
    await new Promise((resolve) => setImmediate(resolve))
    await store.close()
    expect(await append).toMatchObject({ left: { type: 'Unavailable', mayHaveBeenWritten: false } })
    expect(await save).toMatchObject({ failure: { type: 'Unavailable' } })
    release()
  })
})
