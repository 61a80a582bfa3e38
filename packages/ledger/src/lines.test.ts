/** A contract's lines do as it does: its cover suspended and resumed, its notice, its end. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { eur, K, line, on, type Sent, schedule, started } from './testing/commands.ts'
import { ledgerAfter, logOf } from './testing/ledger.ts'

const suspend = on('2026-02-02', {
  ...{ type: 'SuspendContract', contractId: K, scope: 'cover' },
  ...{ suspendedOn: '2026-02-02', reason: 'audit' },
})
const resume = on('2026-02-09', {
  ...{ type: 'ResumeContract', contractId: K, scope: 'cover', resumedOn: '2026-02-09' },
})
const notice = on('2026-02-02', {
  ...{ type: 'GiveNotice', contractId: K, by: 'client', givenOn: '2026-02-02', noticeDays: 90 },
})
const runOff = on('2026-02-02', {
  ...{ type: 'StartRunOff', contractId: K, runOffOn: '2026-02-02', ground: 'default' },
})
const request = on('2026-02-03', {
  ...{ type: 'RequestLine', contractId: K, debtorId: 'E', orderReference: 'PO-1' },
  amount: eur('1000.00'),
})
const sold = [...started(), line('B', '5000.00'), line('C', '5000.00')]

/** What the command and all that follows from it wrote. */
const wrote = async (history: ReadonlyArray<Sent>, command: Sent) => {
  const { ledger, store } = await ledgerAfter(history)
  const before = (await logOf(store)).length
  expect(await ledger.execute(command)()).toMatchObject({ _tag: 'Right' })
  return (await logOf(store)).slice(before).map(({ type, data }) => ({ type, ...Object(data) }))
}

describe('A contract whose cover is suspended', () => {
  test('suspends each of its lines, and hears of it', async () =>
    expect(await wrote(sold, suspend)).toMatchObject([
      { type: 'ContractSuspended', lines: ['B', 'C'] },
      { type: 'GuaranteeLineSuspended', debtorId: 'B', by: 'contract' },
      { type: 'GuaranteeLineSuspended', debtorId: 'C', by: 'contract' },
      { type: 'CoverNoted', debtorId: 'B', limit: eur('0.00') },
      { type: 'CoverNoted', debtorId: 'C', limit: eur('0.00') },
    ]))

  test('covers nothing new, and when it is resumed what waits', async () => {
    const waiting = [...sold, suspend, schedule('R1', [['F1', 'B', '800.00']])]
    expect(await wrote(waiting, resume)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'GuaranteeLineResumed', limit: eur('5000.00') }),
        expect.objectContaining({ type: 'CoverToppedUp', covered: eur('800.00') }),
      ]),
    )
  })
})

describe('A contract gives no new line', () => {
  test.each([
    ['CoverSuspended', suspend],
    ['NoticeGiven', notice],
    ['RunOffStarted', runOff],
  ])('%s', async (because, command) => {
    const { ledger, store } = await ledgerAfter([...sold, command])
    const before = (await logOf(store)).length
    for (const asked of [request, line('D', '1000.00')]) {
      expect(await ledger.execute(asked)()).toEqual(
        E.left({ type: 'NoNewLine', contractId: K, because }),
      )
    }
    expect(await logOf(store)).toHaveLength(before)
    // What was asked before is answered as before.
    expect(await ledger.execute(line('B', '5000.00'))()).toMatchObject({ _tag: 'Right' })
  })

  test('but revises those that it has, in its notice', async () => {
    const revise = on('2026-02-03', {
      ...{ type: 'ReviseLimit', contractId: K, debtorId: 'B', limit: eur('6000.00') },
      revisedOn: '2026-02-03',
    })
    expect(await wrote([...sold, notice], revise)).toMatchObject([
      { type: 'LimitRevised' },
      { type: 'CoverNoted', limit: eur('6000.00') },
    ])
  })
})

test('The lines of a contract end as its run-off begins', async () =>
  expect(await wrote(sold, runOff)).toMatchObject([
    { type: 'RunOffStarted', lines: ['B', 'C'] },
    { type: 'GuaranteeLineExpired', debtorId: 'B', ground: 'contractEnded' },
    { type: 'GuaranteeLineExpired', debtorId: 'C', ground: 'contractEnded' },
    { type: 'CoverNoted', debtorId: 'B', limit: eur('0.00') },
    { type: 'CoverNoted', debtorId: 'C', limit: eur('0.00') },
  ]))

test('A debtor hears of the first line on him under a contract, and of no more', async () => {
  const granted = await wrote(started(), line('B', '5000.00'))
  expect(granted.filter(({ type }) => type === 'LineNoted')).toEqual([
    { type: 'LineNoted', debtorId: 'B', contractId: K, insolventSince: null },
  ])
})
