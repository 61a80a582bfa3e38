/** F2: two processes on one file. */
import { copyFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { driverOf } from './drivers.ts'
import { openSqlite } from './sqlite.ts'
import { until, writer } from './testing/processes.ts'
import { all, event, raw, scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

describe('Two processes on one file', () => {
  test('read and write at the same time (F2)', async () => {
    const file = path()
    const store = await openSqlite(file, { create: true })
    const { lines, ended } = writer(file, 'a', 100)
    await until(() => lines.length > 0)
    const seen: Array<string> = []
    let [last, whilst]: [string | undefined, number] = [undefined, 0]
    while (seen.length < 300) {
      for await (const page of store.readAll(last === undefined ? {} : { after: last })) {
        seen.push(...page.map(({ id }) => id))
        expect(page.every(({ position }) => last === undefined || position > last)).toBe(true)
        last = page.at(-1)?.position
        whilst += lines.length < 100 ? 1 : 0
      }
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    await ended
    expect(seen).toEqual(lines.flatMap(({ ids = [] }) => ids))
    expect(whilst).toBeGreaterThan(1)
    await store.close()
  })

  test('write one after the other (F2)', async () => {
    const file = path()
    const store = await openSqlite(file, { create: true })
    const writers = [writer(file, 'a', 60), writer(file, 'a', 60)]
    await Promise.all(writers.map(({ ended }) => ended))
    const lines = writers.flatMap((each) => each.lines)
    expect(lines.filter(({ _tag }) => _tag === 'Right')).toHaveLength(120)
    const read = await all(store.readAll())
    expect(read.map(({ revision }) => revision)).toEqual(read.map((_, n) => BigInt(n)))
    expect(read.map(({ id }) => id).toSorted()).toEqual(
      lines.flatMap(({ ids = [] }) => ids).toSorted(),
    )
    await store.close()
  })

  test('come and go, and take nothing from one that has it open twice (F2)', async () => {
    const [file, copy] = [path(), path('copy')]
    const store = await openSqlite(file, { create: true })
    await store.append('a', 'none', [event(1)])()
    const again = await openSqlite(file)
    await writer(file, 'b', 1).ended
    expect(E.isRight(await store.append('a', 0n, [event(2)])())).toBe(true)
    // What there would be, were this process to die now.
    for (const part of ['', '-wal']) copyFileSync(`${file}${part}`, `${copy}${part}`)
    const left = await openSqlite(copy)
    expect(await all(left.read('a'))).toHaveLength(2)
    for (const one of [left, again, store]) await one.close()
  })

  test('wait so long for each other and no longer (F2)', async () => {
    const file = path()
    const store = await openSqlite(file, { create: true, busyTimeout: 50 })
    await store.append('a', 'none', [event(1)])()
    const other = driverOf().connect(file)
    other.execute('BEGIN IMMEDIATE')
    const begun = performance.now()
    const unavailable = { type: 'Unavailable', stream: 'a', mayHaveBeenWritten: false }
    expect(await store.append('a', 0n, [event(2)])()).toMatchObject({ left: unavailable })
    expect(performance.now() - begun).toBeGreaterThan(40)
    expect(await all(store.read('a'))).toHaveLength(1)
    other.execute('ROLLBACK')
    other.close()
    expect(E.isRight(await store.append('a', 0n, [event(2)])())).toBe(true)
    await store.close()
  })

  test('are not held up by a reader between two pages', async () => {
    const file = path()
    const store = await openSqlite(file, { create: true })
    const batch = Array.from({ length: 1_001 }, (_, n) => event(n))
    await store.append('a', 'none', batch)()
    for await (const _page of store.read('a')) {
      // A read transaction that were still open would make this busy: 1 in the first column.
      const checkpoint = 'PRAGMA wal_checkpoint(TRUNCATE)'
      expect(raw(file, (other) => other.prepare(checkpoint).rows())[0]?.[0]).toBe(0n)
    }
    await store.close()
  })
})
