/** Several processes on one file at once. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  day,
  id,
  invoiceIdOf,
  money,
  number,
} from '@quittance/domain/values'

import { openLedger } from './open-ledger.ts'
import { balancesOf } from './say/balances.ts'
import { contract, upTo } from './testing/af-1.ts'
import { right } from './testing/answers.ts'
import {
  allocate,
  identify,
  receive,
  requestAdvance,
  schedule,
  scheduleOf,
} from './testing/contracts.ts'
import { auditOf, disagreements } from './testing/fault-findings.ts'
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

describe('Two processes with twenty commands to one contract at once', () => {
  const invoiceId = invoiceIdOf(id(ClientId, 'ALPHA'), id(DebtorId, 'B'), number('F101'))
  const receipts = [1, 2, 3, 4, 5, 6].map((n) => receive(`V${n}`, `10${n}.00`))
  const collections = receipts.map(({ amount, bookedOn, ...entry }) =>
    collectionIdOf({ ...entry, bookedOn: day(bookedOn), amount: money(amount.amount, 'EUR') }),
  )
  const credit = (n: number) => ({
    ...{ type: 'ApplyCreditNote', contractId: contract, debtorId: 'B', invoiceId },
    ...{ number: `AV${n}`, amount: { amount: '10.00', currency: 'EUR' }, appliedOn: '2026-02-02' },
    ...{ occurredAt: '2026-02-02T09:00:00Z', actor: 'test' },
  })
  const commands = [
    ...collections.map((each) => allocate(each, [contract, 'B', invoiceId, '100.00'])),
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((n) => requestAdvance(`D${n}`, '1000.00')),
    ...[1, 2, 3, 4, 5, 6].map(credit),
  ]
  const before = [
    ...upTo(12).map(({ command }) => command),
    ...receipts,
    ...collections.map((collectionId) => identify(collectionId, 'B')),
  ]
  const balances = async (store: string) => {
    const ledger = await openLedger(store)
    const position = await ledger.position(contract)
    const audited = await auditOf(ledger.store)
    const lines = await ledger.lines(contract)
    await ledger.close()
    return { balances: position && balancesOf(position), lines, audited }
  }
  /** Of what is open, a line that hears the later word first does not hear the earlier. */
  const typesIn = (log: Awaited<ReturnType<typeof readLog>>) =>
    unordered(
      log
        .map(({ type }) => type)
        .filter((of) => of !== 'OutstandingReduced' && of !== 'CoverNoted'),
    )

  test.each([1, 2, 3])('lose none and do none twice (%i)', async () => {
    expect(commands).toHaveLength(20)
    const inOrder = await prepare(...before, ...commands)
    const store = await prepare(...before)
    // The middle four are asked by both.
    const stories = [commands.slice(0, 12), commands.slice(8)].map((part) => file(...part))
    const ends = await tellAtOnce(store, stories, 'at once')
    expect(ends).toMatchObject([{ code: 0 }, { code: 0 }])
    const answers = ends.flatMap(({ told }) => told)
    expect(answers.filter(({ answer }) => answer !== 'Right')).toEqual([])
    expect(answers).toHaveLength(24)
    const log = await readLog(store)
    expect(faults(log)).toEqual([])
    expect(disagreements(log)).toEqual([])
    expect(typesIn(log)).toEqual(typesIn(await readLog(inOrder)))
    expect(await balances(store)).toEqual(await balances(inOrder))
    expect((await balances(store)).audited).toEqual([])
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
