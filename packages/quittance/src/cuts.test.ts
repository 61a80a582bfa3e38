/** AF-1, cut off before and after every append that it makes, and told again. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory, type Row } from '@quittance/event-store'

import { openLedger } from './open-ledger.ts'
import { balancesOf } from './say/balances.ts'
import { runStory } from './story/run-story.ts'
import { contract, lastBalances, story } from './testing/af-1.ts'
import { Cut, cutting, watching } from './testing/cutting.ts'
import { all, facts, faults, unordered } from './testing/log.ts'

/** The log after each append of a telling that nothing cuts off. */
const logs: Array<ReadonlyArray<Row>> = [[]]
let uncut: ReadonlyArray<string>
beforeAll(async () => {
  const log: Array<Row> = []
  await tell(watching(inMemory({ log }), () => logs.push([...log])))
  uncut = facts(await all(inMemory({ log })))
})

describe('A story that is told again', () => {
  // After one append is before the next: all there is to a death between them is the log.
  test('ends in the same log, wherever between two appends it was cut off', async () => {
    expect(logs.length).toBeGreaterThan(40)
    for (const log of logs)
      expect([log.length, await factsAtTheEnd([...log])]).toEqual([log.length, uncut])
  })

  test('ends in the same log where one of several appends in flight is missing', async () => {
    let missing = 0
    for (let nth = 0; nth < logs.length - 1; nth++) {
      const log: Array<Row> = []
      await expect(tell(cutting(inMemory({ log }), nth))).rejects.toThrow(Cut)
      // The others in flight are there.
      if (log.length === logs[nth]?.length) continue
      missing += 1
      expect([nth, unordered(await factsAtTheEnd(log))]).toEqual([nth, unordered(uncut)])
    }
    expect(missing).toBeGreaterThan(5)
  })
})

describe('A ledger opened on a log that was cut off', () => {
  test('finishes what had begun before it serves', async () => {
    const isBooking = ({ type }: Row) => type === 'ScheduleBooked'
    const log = [...(logs.find((rows) => rows.some(isBooking)) ?? [])]
    expect(log.some(({ type }) => type === 'InvoiceAssigned')).toBe(false)
    await openLedger(inMemory({ log }))
    expect(log.filter(({ type }) => type === 'InvoiceCovered')).toHaveLength(4)
    expect(log.filter(({ type }) => type === 'CoverNoted')).toHaveLength(4)
  })
})

async function tell(store: EventStore) {
  const ledger = await openLedger(store)
  for await (const { asExpected } of runStory(ledger, story)) expect(asExpected).toBe(true)
  return ledger.position(contract)
}

/** Told by another process, which has nothing but the log. */
async function factsAtTheEnd(log: Array<Row>) {
  const begun = log.length
  const store = inMemory({ log })
  const position = await tell(store)
  const ended = await all(store)
  expect([begun, faults(ended)]).toEqual([begun, []])
  expect([begun, position && balancesOf(position)]).toEqual([begun, lastBalances])
  return facts(ended)
}
