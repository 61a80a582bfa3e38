/** Rows that follow the log: each event once, whatever happens on the way. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory, ReadError, type Tables } from '@quittance/event-store'
import fc from 'fast-check'

import { given, logOf } from '../testing/ledger.ts'
import { record, rowsIn, textsIn, trails, trailsOf, unavailable } from '../testing/projecting.ts'
import { keep } from './keeping.ts'
import { positionIn } from './place.ts'
import { ProjectionStopped } from './projection-stopped.ts'
import { rebuild } from './rebuilding.ts'

describe('Rows that are kept', () => {
  test('follow the log: what there is, and what is to come', async () => {
    const store = inMemory({ pageSize: 3 })
    await record(store, ['A', 'B', 'A', 'A', 'C'])
    const running = keep(given(store), store.tables, trails)
    await running.settled()
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    await record(store, ['B', 'D', 'A'])
    await running.settled()
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    await running.stop()
    await running.done
  })

  test('are there, without any, before anything is recorded', async () => {
    const store = inMemory()
    const running = keep(given(store), store.tables, trails)
    await running.settled()
    expect(await textsIn(store.tables)).toEqual([])
    await record(store, ['A'])
    await running.settled()
    expect((await rowsIn(store.tables)).size).toBe(1)
    await running.stop()
  })

  test('pass over the streams of others, which they need not be able to read', async () => {
    const store = inMemory()
    await record(store, ['A'])
    await store.append('weather-1', 'none', [
      { id: '10000000-0000-4000-8000-000000000000', type: 'Rained', data: {}, metadata: {} },
    ])()
    const running = keep(given(store), store.tables, trails)
    await running.settled()
    expect([...(await rowsIn(store.tables)).keys()]).toEqual(['A'])
    await running.stop()
  })

  test('end with their store, and when the signal says so', async () => {
    const store = inMemory()
    const controller = new AbortController()
    const { signal } = controller
    const [one, other] = [
      keep(given(store), store.tables, trails),
      keep(given(store), store.tables, trails, { signal }),
    ]
    await Promise.all([one.settled(), other.settled()])
    controller.abort()
    await other.done
    await store.close()
    await one.done
  })

  test('are told once what arrives twice (C2)', async () => {
    const store = inMemory({ pageSize: 2 })
    await record(store, ['A', 'B', 'A', 'B', 'A'])
    const twice: EventStore = {
      ...store,
      subscribe: async function* (subscription) {
        let before: ReadonlyArray<unknown> = []
        for await (const item of store.subscribe(subscription)) {
          if (!Array.isArray(item)) yield item
          else {
            // The page before comes again with this one, and this one itself twice over.
            yield [...before, ...item, ...item] as typeof item
            before = item
          }
        }
      },
    }
    await rebuild(given(inMemory()), store.tables, trails) // So that all is told by the subscription.
    const running = keep(given(twice), store.tables, trails)
    await running.settled()
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    await running.stop()
  })

  test('are written page after page, however slow, and never two at a time (S6)', async () => {
    const store = inMemory({ pageSize: 500 })
    const contracts = Array.from({ length: 10_000 }, (_, n) => `C${n % 7}`)
    await record(store, contracts)
    let [writing, pages] = [0, 0]
    const slow: Tables = {
      ...store.tables,
      rows: async (table, keys) => {
        expect(++writing).toBe(1)
        await new Promise((resolve) => setImmediate(resolve))
        return store.tables.rows(table, keys)
      },
      write: async (table, move, changes) => {
        if (changes.rows.size > 0) pages += 1
        await new Promise((resolve) => setImmediate(resolve))
        writing = 0
        return store.tables.write(table, move, changes)
      },
    }
    const running = keep(given(store), slow, trails)
    await running.settled()
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    expect(pages).toBe(20)
    await running.stop()
  })

  test('have each event once where two keep them, and others write', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        async (contracts, pageSize) => {
          const store = inMemory({ pageSize })
          const keepers = [1, 2].map(() => keep(given(store), shaky(store.tables), trails))
          await Promise.all([record(store, contracts), record(store, contracts.toReversed())])
          await Promise.all(keepers.map(({ settled }) => settled()))
          expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
          await Promise.all(keepers.map(({ stop }) => stop()))
        },
      ),
    )
  }, 180_000)
})

describe('Of several who keep rows, each under a name of his own,', () => {
  const named = (holder: string, store: ReturnType<typeof inMemory>, told: Array<string>) =>
    keep(
      given(store, { jitter: () => 2 }),
      store.tables,
      {
        ...trails,
        next: (row, event) => {
          told.push(holder)
          return trails.next(row, event)
        },
      },
      { holder },
    )

  test('one at a time does, and the next when he has stopped (S9)', async () => {
    const store = inMemory()
    await rebuild(given(store), store.tables, trails)
    const told: Array<string> = []
    const one = named('one', store, told)
    await record(store, ['A'])
    await one.settled()
    const other = named('other', store, told)
    await record(store, ['B', 'A'])
    await other.settled()
    expect(new Set(told)).toEqual(new Set(['one']))
    await one.stop()
    await record(store, ['A'])
    await other.settled()
    expect(told).toEqual(['one', 'one', 'one', 'other'])
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    await other.stop()
  })

  test('one who waits may be stopped', async () => {
    const store = inMemory()
    await rebuild(given(store), store.tables, trails)
    const told: Array<string> = []
    const one = named('one', store, told)
    await record(store, ['A'])
    await one.settled()
    const other = named('other', store, told)
    await other.stop()
    await other.done
    await one.stop()
  })
})

describe('Rows that cannot be written', () => {
  test('are written later, and nothing is skipped (S8)', async () => {
    const store = inMemory({ pageSize: 2 })
    await record(store, ['A', 'B', 'A', 'C', 'A'])
    const waits: Array<number> = []
    const jitter = (tried: number) => {
      waits.push(tried)
      return 0
    }
    let writes = 0
    const places: Array<string | undefined> = []
    const failing: Tables = {
      ...store.tables,
      write: async (table, move, changes) => {
        writes += 1
        if (writes < 3 || writes > 6) return store.tables.write(table, move, changes)
        places.push(await store.tables.place(table))
        throw unavailable()
      },
    }
    const running = keep(given(store, { jitter }), failing, trails)
    await running.settled()
    expect(waits).toEqual([0, 1, 2, 3])
    // After the first page, four times.
    const [, second] = await logOf(store)
    expect(places.map((place = '') => positionIn(place))).toEqual(Array(4).fill(second?.position))
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    await running.stop()
  })

  test('are written once when nobody knows whether they were', async () => {
    const store = inMemory({ pageSize: 2 })
    await record(store, ['A', 'B', 'A', 'C', 'A', 'A'])
    let writes = 0
    const lost: Tables = {
      ...store.tables,
      write: async (table, move, changes) => {
        const wrote = await store.tables.write(table, move, changes)
        if (writes++ % 2 === 0) throw unavailable()
        return wrote
      },
    }
    const running = keep(given(store), lost, trails)
    await running.settled()
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    await running.stop()
  })

  test.each([
    ['denied', new ReadError({ type: 'Denied', reason: 'read-only' })],
    ['not answered', unavailable()],
  ])('say so where they are %s, and are written once they may be', async (_how, failure) => {
    const store = inMemory()
    await record(store, ['A'])
    let fails = true
    const tables: Tables = {
      ...store.tables,
      write: (...asked) => (fails ? Promise.reject(failure) : store.tables.write(...asked)),
    }
    const running = keep(given(store, { jitter: () => 1 }), tables, trails)
    while (running.trouble() === undefined) await sleep(1)
    expect(running.trouble()).toMatchObject(failure.failure)
    fails = false
    await running.settled()
    expect(running.trouble()).toBeUndefined()
    expect(await rowsIn(store.tables)).toEqual(trailsOf(await logOf(store)))
    await running.stop()
  })

  test('are in trouble no longer once the log is read again, though nothing is new', async () => {
    const store = inMemory()
    await record(store, ['A'])
    await rebuild(given(store), store.tables, trails)
    let fails = true
    const broken: EventStore = {
      ...store,
      subscribe: (subscription) => {
        if (fails) throw unavailable()
        return store.subscribe(subscription)
      },
    }
    const running = keep(given(broken, { jitter: () => 1 }), store.tables, trails)
    while (running.trouble() === undefined) await sleep(1)
    fails = false
    while (running.trouble() !== undefined) await sleep(1)
    await running.stop()
  })

  test('may be given up while they wait', async () => {
    const store = inMemory()
    const tables: Tables = { ...store.tables, write: () => Promise.reject(unavailable()) }
    const running = keep(given(store, { jitter: () => 1_000_000 }), tables, trails)
    const settled = running.settled()
    await running.stop()
    await expect(settled).rejects.toThrow('trails is no longer kept')
  })
})

describe('An event that a projection cannot be told', () => {
  test('stops the line: the rows are at the event before, and it is named (S5)', async () => {
    const store = inMemory()
    await record(store, ['A', 'B'])
    await record(store, ['A'], 'Unheard')
    await record(store, ['B'])
    const running = keep(given(store), store.tables, trails)
    const error = await running.done.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ProjectionStopped)
    const [, last, offender] = await logOf(store)
    expect(error).toMatchObject({
      projection: 'trails',
      offender: {
        ...{ stream: 'contract-A', revision: 1n, position: offender?.position, type: 'Unheard' },
        reason: expect.stringContaining('Contract'),
      },
    })
    expect(String(error)).toMatch(
      /^ProjectionStopped: trails stopped before Unheard, contract-A@1 at position 0{18}2: it is not/,
    )
    const [version = ''] = await store.tables.versions('trails')
    const table = { projection: 'trails', version }
    expect(positionIn((await store.tables.place(table)) ?? '')).toBe(last?.position)
    expect((await store.tables.rows(table, ['A', 'B'])).size).toBe(2)
    await expect(running.settled()).rejects.toBe(error)
  })

  test('stops it also when it comes later, and as what the projection throws', async () => {
    const store = inMemory()
    const running = keep(given(store), store.tables, {
      ...trails,
      next: (row, told) => {
        if (told.revision === 1n) throw new Error('no further')
        return trails.next(row, told)
      },
    })
    await record(store, ['A'])
    await running.settled()
    await record(store, ['B', 'A', 'B'])
    await expect(running.done).rejects.toMatchObject({
      offender: { stream: 'contract-A', revision: 1n, reason: 'no further' },
    })
    expect([...(await rowsIn(store.tables)).keys()]).toEqual(['A', 'B'])
  })

  test('stops it where it would be kept under what is no text', async () => {
    const store = inMemory()
    await record(store, ['A', 'B'])
    const key: typeof trails.key = ({ event }) =>
      event.contractId === 'B' ? 'B\0' : event.contractId
    const running = keep(given(store), store.tables, { ...trails, key })
    await expect(running.done).rejects.toThrow(/contract-B@0.*"B\\u0000" can be no key/)
  })

  test('stops every projection where the store itself cannot read it', async () => {
    const log: Parameters<typeof inMemory>[0] = { log: [] }
    const store = inMemory(log)
    await record(store, ['A', 'A', 'A'])
    const [, second] = log.log ?? []
    if (second) log.log?.splice(1, 1, { ...second, data: '[' })
    const running = keep(given(store), store.tables, { ...trails, unfit: 'park' })
    await expect(running.done).rejects.toMatchObject({
      message: 'trails stopped before an event, contract-A@1: its data is not JSON',
      offender: { stream: 'contract-A', revision: 1n, position: undefined, type: undefined },
    })
  })
})

/** Some writes take longer than others, so that two who write take turns. */
function shaky(tables: Tables): Tables {
  let n = 0
  return {
    ...tables,
    write: async (table, move, changes) => {
      for (let turn = 0; turn < n++ % 3; turn++)
        await new Promise((resolve) => setImmediate(resolve))
      return tables.write(table, move, changes)
    },
  }
}
