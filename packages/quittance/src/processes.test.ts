/** Several processes on one file at once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { openLedger } from './open-ledger.ts'
import { upTo } from './testing/af-1.ts'
import { right } from './testing/answers.ts'
import { requestAdvance, schedule, scheduleOf } from './testing/contracts.ts'
import { readLog } from './testing/files.ts'
import { facts, faults, unordered } from './testing/log.ts'
import { type Death, tellAtOnce, tells } from './testing/processes.ts'
import { scratch } from './testing/scratch.ts'

const { path, story: file, remove } = scratch()
afterAll(remove)

describe('Two processes that resume the same interrupted schedule', () => {
  /** F102 is bought already, so that a line of the schedule is a duplicate. */
  const prepared = () =>
    prepare(...upTo(11).map(({ command }) => command), scheduleOf('R0', 'F102'))
  const deaths: ReadonlyArray<Death> = [
    { when: 'after', type: 'ScheduleTransmitted', nth: 1 },
    { when: 'after', type: 'InvoiceSubmitted', nth: 2 },
    { when: 'after', type: 'ScheduleBooked', nth: 1 },
    { when: 'before', type: 'InvoiceCovered', nth: 1 },
  ]

  let uncut: ReadonlyArray<string>
  beforeAll(async () => {
    const store = await prepared()
    await tells(store, file(schedule))
    uncut = unordered(facts(await readLog(store)))
  })

  test.each(deaths)('end in the same log, each event once: cut $when $type', async (death) => {
    const transmission = file(schedule)
    const store = await prepared()
    expect(await tells(store, transmission, death)).toMatchObject({ signal: 'SIGKILL' })
    const begun = await readLog(store)
    const ends = await tellAtOnce(store, [transmission, transmission])
    expect(ends).toMatchObject([{ code: 0, told: [{ answer: 'Right' }] }, { code: 0 }])
    const log = await readLog(store)
    expect(log.slice(0, begun.length)).toEqual(begun)
    expect(log.filter(({ type }) => type === 'DuplicateReported')).toHaveLength(1)
    expect(faults(log)).toEqual([])
    expect(unordered(facts(log))).toEqual(uncut)
  })
})

describe('Two processes that ask for 45,000.00 each', () => {
  test.each([1, 2])('are granted it once: one is told what is left (%i)', async () => {
    const store = await prepare(...upTo(12).map(({ command }) => command))
    const ends = await tellAtOnce(
      store,
      ['D1', 'D2'].map((advanceId) => file(requestAdvance(advanceId, '45000.00'))),
    )
    const answers = ends.flatMap(({ told }) => told)
    expect(answers.filter(({ answer }) => answer === 'Right')).toHaveLength(1)
    expect(answers.filter(({ answer }) => answer === 'Left')).toMatchObject([
      { type: 'AdvanceRefused', availability: '361260' },
    ])
    const log = await readLog(store)
    expect(log.filter(({ type }) => type === 'AdvanceGranted')).toMatchObject([
      { data: { availability: { amount: '48612.60' } } },
    ])
    expect(log.filter(({ type }) => type === 'AdvanceDeclined')).toMatchObject([
      { data: { availability: { amount: '3612.60' }, reason: 'AboveAvailability' } },
    ])
    expect(faults(log)).toEqual([])
  })
})

/** A ledger's file on which these commands were executed. */
async function prepare(...commands: ReadonlyArray<object>): Promise<string> {
  const store = path()
  const ledger = await openLedger(store)
  for (const command of commands) right(await ledger.execute(command)())
  await ledger.close()
  return store
}
