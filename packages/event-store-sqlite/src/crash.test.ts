/** F1: what is left when a process is killed as it writes. How many are: KILLS. */
import { afterAll, describe, expect, test } from '@jest/globals'
import type { Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { openSqlite } from './sqlite.ts'
import { until, writer } from './testing/processes.ts'
import { all, event, scratch } from './testing/scratch.ts'

const { KILLS = '5' } = process.env
const kills = Number(KILLS)
const { path, remove } = scratch()
afterAll(remove)

describe('A store whose process is killed as it writes', () => {
  test(
    `has every append that it acknowledged, whole, and no lock (F1, ${kills} times)`,
    async () => {
      const file = path()
      await (await openSqlite(file, { create: true })).close()
      const acknowledged: Array<string> = []
      for (let kill = 0; kill < kills; kill++) {
        const { lines, child, ended } = writer(file, 'a', Number.POSITIVE_INFINITY)
        await until(() => lines.length > 0)
        // Anywhere in an append: some take a millisecond, some as long as a checkpoint of the WAL.
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 30))
        child.kill('SIGKILL')
        await ended
        expect(lines.every(({ _tag }) => _tag === 'Right')).toBe(true)
        acknowledged.push(...lines.flatMap(({ ids = [] }) => ids))

        const store = await openSqlite(file, { busyTimeout: 0 })
        const read = await all(store.read('a'))
        const there = new Set(read.map(({ id }) => id))
        expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
        expect(read.map(({ revision }) => revision)).toEqual(read.map((_, n) => BigInt(n)))
        expect(torn(read)).toEqual([])
        expect(E.isRight(await store.append('b', 'any', [event(kill)])())).toBe(true)
        await store.close()
      }
      expect(acknowledged.length).toBeGreaterThanOrEqual(kills * 3)
    },
    60_000 + kills * 2_000,
  )
})

/** The appends of which some events are there and some are not; each had three. */
function torn(read: ReadonlyArray<Recorded>) {
  const sizes = new Map<unknown, number>()
  for (const { batch } of read.map(({ data }) => data as { readonly batch?: string }))
    sizes.set(batch, (sizes.get(batch) ?? 0) + 1)
  return [...sizes].filter(([, size]) => size !== 3)
}
