/** Following a file that others write too. The rest of it is in the contract. */
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals'
import type { CaughtUp, Recorded } from '@quittance/event-store'

import { driverOf } from './drivers.ts'
import { openSqlite, openSqliteThrough } from './sqlite.ts'
import { drivers } from './testing/drivers.ts'
import { writer } from './testing/processes.ts'
import { event, scratch } from './testing/scratch.ts'
import { spied } from './testing/spied.ts'

const { path, remove } = scratch()
afterAll(remove)
afterEach(() => {
  jest.restoreAllMocks()
})

const page = 'SELECT stream, revision, position'

describe.each(drivers)('A subscription through %s', (driver) => {
  test('sees what another process appends, each event once and in order', async () => {
    const file = path()
    const store = await openSqlite(file, { create: true, driver })
    const [caughtUp, seen] = [store.subscribe()[Symbol.asyncIterator](), [] as Array<string>]
    expect((await caughtUp.next()).value).toEqual({ type: 'CaughtUp' })
    const { lines, ended } = writer(file, 'a', 60)
    while (seen.length < 180) seen.push(...idsOf((await caughtUp.next()).value))
    await ended
    expect(seen).toEqual(lines.flatMap(({ ids = [] }) => ids))
    await caughtUp.return?.()
    await store.close()
  })

  test('reads a page when it is asked for one, and none ahead', async () => {
    const { driver: through, count } = spied(undefined, driverOf(driver))
    const store = openSqliteThrough(through, path(), { create: true })
    await store.append('a', 'none', many(0, 3_500))()
    const items = store.subscribe()[Symbol.asyncIterator]()
    const pages = () => count(page)
    for (const asked of [1, 2, 3]) {
      expect(idsOf((await items.next()).value)).toHaveLength(1_000)
      await store.append('b', 'any', [event(10_000 + asked)])()
      expect(pages()).toBe(asked)
    }
    await items.return?.()
    await store.close()
  })

  test('does not look twice at what did not pass its filter', async () => {
    const { driver: through, told } = spied(undefined, driverOf(driver))
    const file = path()
    const store = openSqliteThrough(through, file, { create: true })
    await store.append('a', 'none', many(0, 50))()
    const items = store.subscribe({ filter: { streamPrefixes: ['b'] } })[Symbol.asyncIterator]()
    await items.next()
    const next = items.next()
    for (let n = 0; n < 5; n++) {
      await store.append('a', 'any', [event(100 + n)])()
      await new Promise((resolve) => setImmediate(resolve))
    }
    const reads = told.filter((sql) => sql.startsWith(page)).length
    expect(reads).toBeLessThanOrEqual(6)
    await store.append('b', 'none', [event(200)])()
    expect(idsOf((await next).value)).toEqual([event(200).id])
    await items.return?.()
    await store.close()
  })

  test('asks whether others have written only while somebody waits', async () => {
    const { driver: through, count } = spied(undefined, driverOf(driver))
    const store = openSqliteThrough(through, path(), { create: true })
    const timers = intervals()
    const items = store.subscribe()[Symbol.asyncIterator]()
    await items.next()
    expect(timers()).toBe(0)
    const next = items.next()
    while (count('PRAGMA data_version') < 3) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(timers()).toBe(1)
    await items.return?.()
    expect((await next).done).toBe(true)
    expect(timers()).toBe(0)
    await store.close()
  })

  test('does not keep a process from its end once it is left or its store is closed', async () => {
    const store = await openSqlite(path(), { create: true, driver })
    const timers = intervals()
    const waiting = Array.from({ length: 20 }, () => {
      const items = store.subscribe()[Symbol.asyncIterator]()
      return items.next().then(() => items.next())
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(timers()).toBe(1)
    await store.close()
    expect((await Promise.all(waiting)).every(({ done }) => done)).toBe(true)
    expect(timers()).toBe(0)
  })
})

function idsOf(item: ReadonlyArray<Recorded> | CaughtUp): ReadonlyArray<string> {
  return 'type' in item ? [] : item.map(({ id }) => id)
}

function many(from: number, count: number) {
  return Array.from({ length: count }, (_, n) => event(from + n))
}

/** How many that were set since have not been cleared. */
function intervals() {
  const live = new Set<unknown>()
  const { setInterval: set, clearInterval: clear } = globalThis
  jest.spyOn(globalThis, 'setInterval').mockImplementation(((...given: Parameters<typeof set>) => {
    const handle = set(...given)
    live.add(handle)
    return handle
  }) as typeof set)
  jest.spyOn(globalThis, 'clearInterval').mockImplementation((handle) => {
    live.delete(handle)
    clear(handle)
  })
  return () => live.size
}
