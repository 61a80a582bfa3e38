/** What the store answers when SQLite fails in the middle. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { ReadError } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Driver } from './driver.ts'
import { libsql } from './libsql-driver.ts'
import { openSqliteThrough } from './sqlite.ts'
import { all, event, scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

/** SQLite's result codes; those beyond 255 are extended ones, of 5, 8 and 10. */
const [busy, readOnly, ioErrorOnWrite, full] = [517, 1032, 778, 13]
const room = 'told to fail; make room on its disk'

describe('An append to a store whose driver fails', () => {
  test.each([
    ['BEGIN IMMEDIATE', busy, { type: 'Unavailable', mayHaveBeenWritten: false }],
    ['BEGIN IMMEDIATE', readOnly, { type: 'Denied' }],
    ['BEGIN IMMEDIATE', ioErrorOnWrite, { type: 'Unavailable', mayHaveBeenWritten: false }],
    ['INSERT', full, { type: 'Unavailable', mayHaveBeenWritten: false, reason: room }],
    ['INSERT', readOnly, { type: 'Denied' }],
    ['COMMIT', busy, { type: 'Unavailable', mayHaveBeenWritten: false }],
    ['COMMIT', ioErrorOnWrite, { type: 'Unavailable', mayHaveBeenWritten: true }],
    ['COMMIT', full, { type: 'Unavailable', mayHaveBeenWritten: true, reason: room }],
  ])('at %s with %p answers so, and leaves the store fit for the next', async (at, code, error) => {
    const { store, fail } = failing()
    await store.append('a', 'none', [event(1)])()
    fail(at, code)
    const answer = await store.append('a', 0n, [event(2), event(3)])()
    expect(answer).toMatchObject({ left: { ...error, stream: 'a' } })
    fail(undefined)
    expect(await all(store.readAll())).toHaveLength(1)
    expect(E.isRight(await store.append('a', 0n, [event(2), event(3)])())).toBe(true)
    await store.close()
  })

  test('is written once when it is sent again after a commit of which nobody knows', async () => {
    const { store, fail } = failing({ committed: true })
    fail('COMMIT', ioErrorOnWrite)
    const lost = await store.append('a', 'none', [event(1)])()
    expect(lost).toMatchObject({ left: { mayHaveBeenWritten: true } })
    fail(undefined)
    expect(await store.append('a', 'none', [event(1)])()).toMatchObject({ right: { revision: 0n } })
    expect(await all(store.readAll())).toHaveLength(1)
    await store.close()
  })
})

describe('A read from a store whose driver fails', () => {
  test.each([
    [busy, { type: 'Unavailable' }],
    [ioErrorOnWrite, { type: 'Unavailable' }],
    [readOnly, { type: 'Denied', reason: 'told to fail' }],
    [full, { type: 'Unavailable', reason: room }],
  ])('with %p throws a ReadError', async (code, failure) => {
    const { store, fail } = failing()
    fail('SELECT', code)
    for (const pages of [store.read('a'), store.readAll()]) {
      const error = await all(pages).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ReadError)
      expect(error).toMatchObject({ failure })
    }
    await expect(store.checkpoints.load('a')).rejects.toMatchObject({ failure })
    fail(undefined)
    await store.close()
  })
})

/** A store whose statements throw, from `fail` on; `committed`: a commit throws when it is done. */
function failing({ committed = false } = {}) {
  let failure: { readonly at: string; readonly code: number } | undefined
  const trip = (sql: string) => {
    if (failure !== undefined && sql.startsWith(failure.at))
      throw Object.assign(new Error('told to fail'), { rawCode: failure.code })
  }
  const driver: Driver = {
    ...libsql,
    connect: (file) => {
      const connection = libsql.connect(file)
      return {
        ...connection,
        execute: (sql) => {
          if (committed && failure !== undefined && sql === 'COMMIT') connection.execute(sql)
          trip(sql)
          connection.execute(sql)
        },
        prepare: (sql) => {
          const { run, rows } = connection.prepare(sql)
          return {
            run: (...parameters) => {
              trip(sql)
              return run(...parameters)
            },
            rows: (...parameters) => {
              trip(sql)
              return rows(...parameters)
            },
          }
        },
      }
    },
  }
  const store = openSqliteThrough(driver, path(), { create: true, busyTimeout: 20 })
  const fail = (at: string | undefined, code = 0) => {
    failure = at === undefined ? undefined : { at, code }
  }
  return { store, fail }
}
