/** AF-1 through the front door, on the store in memory. */
import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { Money } from '@quittance/domain/values'
import { inMemory } from '@quittance/event-store'
import { clocksOf } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { type OpenLedger, openLedger } from './open-ledger.ts'
import { balancesOf } from './say/balances.ts'
import { lineJson } from './say/statement-json.ts'
import { runStory, type StoryOutcome } from './story/run-story.ts'
import { contract, golden, lastBalances, lineOf, story } from './testing/af-1.ts'
import { idsIn } from './testing/answers.ts'
import { all, faults } from './testing/log.ts'

let ledger: OpenLedger
const outcomes: Array<StoryOutcome> = []
beforeAll(async () => {
  ledger = await openLedger(inMemory(), { now: ticking() })
  for await (const outcome of runStory(ledger, story)) outcomes.push(outcome)
})

describe('AF-1 through the front door', () => {
  test('goes as its story expects, line by line', () => {
    expect(outcomes.map(({ line: { number } }) => number)).toEqual(
      story.map(({ number }) => number),
    )
    expect(outcomes.filter(({ asExpected }) => !asExpected)).toEqual([])
  })

  test.each(golden.expect.statement.map((row, index) => [index + 1, row] as const))(
    'has line %i of the golden statement',
    async (line, { on, ref, ...row }) => {
      const lines = (await ledger.statement(contract))?.lines
      const { identity: _sum, ...expected } = { identity: '', ...row, bookedOn: on, reference: ref }
      const found = lines?.get(line - 1)
      const {
        valueOn: _value,
        fund: _fund,
        ...told
      } = {
        ...{ valueOn: '', fund: '' },
        ...(found && lineJson(found)),
      }
      expect(told).toEqual(expected)
      expect(lines?.size).toBe(golden.expect.statement.length)
    },
  )

  test('ends with the balances of the golden', async () => {
    const position = await ledger.position(contract)
    expect(position && balancesOf(position)).toEqual(lastBalances)
  })

  test('covers F101 and F102, two invoices on one line in one schedule (G-1)', async () => {
    const covers = (await all(ledger.store)).flatMap(({ stream, type, data }) =>
      type === 'InvoiceCovered' ? [[stream, data['covered']]] : [],
    )
    expect(covers).toEqual([
      ['guaranteeLine-AF-2026-0001_B', { amount: '24000.00', currency: 'EUR' }],
      ['guaranteeLine-AF-2026-0001_B', { amount: '12000.00', currency: 'EUR' }],
      ['guaranteeLine-AF-2026-0001_C', { amount: '18000.00', currency: 'EUR' }],
      ['guaranteeLine-AF-2026-0001_C', { amount: '600.00', currency: 'EUR' }],
    ])
  })

  test('refuses the second draw, with the availability, on record, and goes on (F-1)', async () => {
    const second = outcomes.find(({ line }) => line.number === lineOf.secondDraw)?.answer
    expect(second).toMatchObject(
      E.left({ type: 'AdvanceRefused', advanceId: 'D2', reason: 'AboveAvailability' }),
    )
    const log = await all(ledger.store)
    for (const type of ['AdvanceDeclined', 'AdvanceRefused']) {
      const recorded = log.filter((event) => event.type === type)
      expect(recorded).toHaveLength(1)
      expect(Money.decode(recorded[0]?.data['availability'])).toMatchObject(
        E.right({ currency: 'EUR', minor: 361_260n }),
      )
    }
  })

  test('says how long the schedule waited for its money', async () => {
    const [row] = await ledger.services(contract)
    const clocks =
      row && clocksOf(row, row.seenAt).filter(({ commitment }) => commitment === 'SC-6')
    expect(clocks).toMatchObject([
      {
        ...{ subject: 'R1', outcome: 'kept', startedAt: '2026-01-12T08:30:00Z' },
        ...{ stoppedAt: '2026-01-13T08:00:00Z', elapsed: 23.5 * 3600 },
      },
    ])
  })

  test('is whole: every event once, every chain unbroken', async () =>
    expect(faults(await all(ledger.store))).toEqual([]))

  test('told again adds nothing, and asks only its last line', async () => {
    const before = await all(ledger.store)
    const again = []
    for await (const outcome of runStory(ledger, story)) again.push(outcome)
    expect(await all(ledger.store)).toEqual(before)
    expect(again.every(({ asExpected, wasRecorded }) => asExpected && wasRecorded)).toBe(true)
    expect(again.filter(({ answer }) => answer !== undefined)).toHaveLength(1)
  })

  test('told line by line to a ledger that knows it is answered as before', async () => {
    const before = await all(ledger.store)
    for (const { command, line } of outcomes) {
      const answer = await ledger.execute({ ...command, commandId: line.commandId })()
      expect(idsIn(answer)).toEqual(idsIn(outcomes[line.number - 1]?.answer))
    }
    expect(await all(ledger.store)).toEqual(before)
  })

  /** `REGENERATE=1 … packages/quittance/src/af-1.test.ts` writes it anew. */
  test('writes the history that the projections are tested with', async () => {
    const file = new URL('../../projections/src/testing/af-1.events.json', import.meta.url)
    const ofContract = (await all(ledger.store)).filter(({ stream }) =>
      stream.startsWith('contract-'),
    )
    const text = JSON.stringify(
      ofContract.map((event) => ({ ...event, revision: String(event.revision) })),
      null,
      2,
    )
    if (process.env['REGENERATE']) writeFileSync(file, `${text}\n`)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(text))
  })
})

/** A second between any two facts, so that the same story is the same log. */
function ticking() {
  let now = Date.parse('2026-04-01T08:00:00Z')
  return () => {
    now += 1_000
    return new Date(now)
  }
}
