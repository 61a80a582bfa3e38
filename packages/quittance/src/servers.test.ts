/** The first example on a server, told as to any store, and written to the byte as in a file. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory } from '@quittance/event-store'
import { type Double, startDouble } from '@quittance/protocol-double'

import { openLedger } from './open-ledger.ts'
import { openStore } from './open-store.ts'
import { runStory } from './story/run-story.ts'
import { contract, lastBalances, story, storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { all, faults } from './testing/log.ts'

const now = () => new Date('2026-06-01T12:00:00.000Z')

describe.each(['esdb', 'kurrentdb'])('A ledger on %s', (scheme) => {
  let double: Double
  let location: string
  beforeAll(async () => {
    double = await startDouble()
    location = double.connectionString.replace(/^esdb/, scheme)
  })
  afterAll(() => double.close())

  test('holds what the same story leaves in memory, byte by byte', async () => {
    const store = await openStore(location)
    try {
      expect(await told(store)).toEqual(await told(inMemory()))
      expect(faults(await all(store))).toEqual([])
    } finally {
      await store.close()
    }
  })

  test('answers the command line', async () => {
    const asked = ['--store', location]
    const { code, out } = await quittance('balances', '--contract', contract, '--json', ...asked)
    expect([code, JSON.parse(out)]).toEqual([0, lastBalances])
    expect(await quittance('audit', ...asked)).toEqual({ code: 0, out: '', err: '' })
    expect(await quittance('run', storyFile, ...asked)).toMatchObject({ code: 0, err: '' })
  })
})

/** Where an event is in the log is the store's own; all else is the ledger's. */
async function told(store: EventStore) {
  const ledger = await openLedger(store, { now })
  for await (const { asExpected } of runStory(ledger, story)) expect(asExpected).toBe(true)
  await ledger.close()
  return (await all(store)).map(({ position: _place, ...event }) => event)
}
