/** Workers beside a ledger that leaves to them what follows: each on a connection of its own. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory } from '@quittance/event-store'
import { startDouble } from '@quittance/protocol-double'

import { openLedger } from './open-ledger.ts'
import { openStore } from './open-store.ts'
import { openWorker } from './open-worker.ts'
import { runStory } from './story/run-story.ts'
import { story } from './testing/af-1.ts'
import { startContract } from './testing/contracts.ts'
import { all, faults } from './testing/log.ts'
import { scratch } from './testing/scratch.ts'

const now = () => new Date('2026-06-01T12:00:00.000Z')
const { path, remove } = scratch()
afterAll(remove)

const places = {
  'an SQLite file': async () => ({ location: path(), close: async () => {} }),
  EventStoreDB: async () => {
    const { connectionString, close } = await startDouble()
    return { location: connectionString, close }
  },
} as const

describe.each(Object.entries(places))('On %s', (_name, place) => {
  test('two workers and a ledger write what one ledger writes, byte by byte', async () => {
    const { location, close } = await place()
    const workers = await Promise.all(
      [0, 1].map((member) => openWorker(location, { member, of: 2, now })),
    )
    const store = await openStore(location)
    const ledger = await openLedger(store, { now, workers: 2 })
    for await (const { asExpected } of runStory(ledger, story)) expect(asExpected).toBe(true)
    expect(await written(store)).toEqual(await inMemoryAlone())
    expect(faults(await all(store))).toEqual([])
    for (const { lag } of workers) {
      for (let { position, head } = await lag(); position !== head; ) {
        await sleep(5)
        ;({ position, head } = await lag())
      }
    }
    await Promise.all(workers.map(({ stop }) => stop()))
    await ledger.close()
    await store.close()
    await close()
  })

  test('the next of a part takes over from one that is stopped (S9)', async () => {
    const { location, close } = await place()
    const first = await openWorker(location, { member: 0, of: 1 })
    const next = await openWorker(location, { member: 0, of: 1 })
    const ledger = await openLedger(location, { workers: 1 })
    for (const [n, command] of startContract('AF-2026-0009').entries()) {
      if (n === 3) await first.stop()
      expect(await ledger.execute(command)()).toMatchObject({ _tag: 'Right' })
    }
    await next.stop()
    await ledger.close()
    await close()
  })
})

async function inMemoryAlone() {
  const store = inMemory()
  const ledger = await openLedger(store, { now })
  for await (const { asExpected } of runStory(ledger, story)) expect(asExpected).toBe(true)
  return written(store)
}

/** Where an event is in the log is the store's own; all else is the ledger's. */
async function written(store: EventStore) {
  return (await all(store)).map(({ position: _place, ...event }) => event)
}
