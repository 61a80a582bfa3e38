/** Stories, cut off before and after every append that they make, and told again. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory, type Row } from '@quittance/event-store'

import { openLedger } from './open-ledger.ts'
import { balancesOf } from './say/balances.ts'
import { runStory } from './story/run-story.ts'
import { story as af1, contract, lastBalances } from './testing/af-1.ts'
import { Cut, cutting, watching } from './testing/cutting.ts'
import { storyOf } from './testing/examples.ts'
import { all, facts, faults, unordered } from './testing/log.ts'

const af3 = storyOf('7-guarantee-line')
const withdrawal = af3.findIndex(({ command }) => command.type === 'WithdrawLine')

/** Each with its contract, and how many appends it makes at least. */
const stories = [
  ['AF-1', contract, af1, 40],
  ['AF-3, to the withdrawal', 'AF-2026-0007', af3.slice(0, withdrawal + 1), 50],
  ['AF-5', 'AF-2026-0019', storyOf('9-lettrage'), 60],
  ['AF-16', contract, storyOf('8-schedule-line-by-line'), 40],
] as const

// After one append is before the next: all there is to a death between them is the log.
describe.each(stories)('%s that is told again', (_name, contractId, story, most) => {
  /** The log after each append of a telling that nothing cuts off. */
  const logs: Array<ReadonlyArray<Row>> = [[]]
  let uncut: ReadonlyArray<string>
  let balances: unknown
  beforeAll(async () => {
    const log: Array<Row> = []
    balances = await tell(watching(inMemory({ log }), () => logs.push([...log])))
    uncut = facts(await all(inMemory({ log })))
  })

  test('ends in the same log, wherever between two appends it was cut off', async () => {
    expect(logs.length).toBeGreaterThan(most)
    for (const log of logs)
      expect([log.length, await factsAtTheEnd([...log])]).toEqual([log.length, uncut])
  }, 120_000)

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
    expect(missing).toBeGreaterThan(0)
  }, 120_000)

  async function tell(store: EventStore) {
    const ledger = await openLedger(store)
    for await (const { asExpected } of runStory(ledger, story)) expect(asExpected).toBe(true)
    const position = await ledger.position(contractId)
    return position && balancesOf(position)
  }

  /** Told by another process, which has nothing but the log. */
  async function factsAtTheEnd(log: Array<Row>) {
    const begun = log.length
    const store = inMemory({ log })
    expect([begun, await tell(store)]).toEqual([begun, balances])
    const ended = await all(store)
    expect([begun, faults(ended)]).toEqual([begun, []])
    return facts(ended)
  }
})

describe('A ledger opened on a log that was cut off', () => {
  test('finishes what had begun before it serves', async () => {
    const log: Array<Row> = []
    let cut: Array<Row> | undefined
    const ledger = await openLedger(
      watching(inMemory({ log }), () => {
        if (log.some(({ type }) => type === 'ScheduleBooked')) cut ??= [...log]
      }),
    )
    for await (const { asExpected } of runStory(ledger, af1)) expect(asExpected).toBe(true)
    expect(balancesOf((await ledger.position(contract)) ?? fail())).toEqual(lastBalances)
    const begun = cut ?? fail()
    expect(begun.some(({ type }) => type === 'InvoiceAssigned')).toBe(false)
    await openLedger(inMemory({ log: begun }))
    expect(begun.filter(({ type }) => type === 'InvoiceCovered')).toHaveLength(4)
    expect(begun.filter(({ type }) => type === 'CoverNoted')).toHaveLength(4)
  })
})

function fail(): never {
  throw new Error('the story was not told')
}
