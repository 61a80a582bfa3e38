/** How far rows are behind, in events and in time. */
import { describe, expect, test } from '@jest/globals'
import { inMemory } from '@quittance/event-store'

import { given, logOf } from '../testing/ledger.ts'
import { record, trails } from '../testing/projecting.ts'
import { keep } from './keeping.ts'
import { lagOf } from './lag.ts'
import { rebuild } from './rebuilding.ts'

describe('The lag of rows', () => {
  test('is none of an empty log, nor where they have come to the head', async () => {
    const store = inMemory()
    const nowhere = { position: undefined, head: undefined, milliseconds: 0 }
    expect(await lagOf(given(store), store.tables, trails)).toEqual(nowhere)
    await record(store, ['A', 'B'])
    const running = keep(given(store), store.tables, trails)
    await running.settled()
    const head = (await logOf(store)).at(-1)?.position
    expect(await running.lag()).toEqual({ position: head, head, milliseconds: 0 })
    await running.stop()
  })

  test('is how long the first event that is missing has been waiting, read without the rest', async () => {
    const store = inMemory({ pageSize: 2 })
    await rebuild(given(store), store.tables, trails)
    await record(store, ['A', 'B', 'C', 'D', 'E', 'F'])
    let read = 0
    const watched = {
      ...store,
      readAll: async function* (range: Parameters<typeof store.readAll>[0]) {
        for await (const page of store.readAll(range)) {
          read += page.length
          yield page
        }
      },
    }
    const head = (await logOf(store)).at(-1)?.position
    const behind = { position: undefined, head, milliseconds: 60_000 }
    expect(await lagOf(given(watched), store.tables, trails)).toEqual(behind)
    expect(read).toBe(2)
    const unbuilt = { ...trails, name: 'others' }
    expect(await lagOf(given(store), store.tables, unbuilt)).toEqual(behind)
  })

  test('is never less than none, whatever the clock', async () => {
    const store = inMemory()
    await record(store, ['A'])
    const early = given(store, { now: () => new Date('2020-01-01T00:00:00Z') })
    expect((await lagOf(early, store.tables, trails)).milliseconds).toBe(0)
  })
})
