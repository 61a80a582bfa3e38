/** A payment or a credit note that the invoice had first, booked after the contract took of it: figures. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  bearLoss,
  bought,
  chargeBack,
  chargeDirect,
  collect,
  contractAfter,
  contractId,
  invoiceId,
  note,
  noteCover,
  only,
  returnDirect,
  told,
  writeOff,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { type Account, imbalance } from './account.ts'
import type { Command } from './commands.ts'
import { decider, type Event } from './index.ts'

const { given } = scenario(decider)
const F102 = ['B', 'F102'] as const
const of102 = invoiceId(...F102)
/** Of 12,000.00, all is open. */
const before = bought()
const back = chargeBack(F102, 'fraud', '9000.00', '2026-03-13')
const off = writeOff(F102, '9000.00', '2026-03-13')
const direct = chargeDirect(F102, '9000.00', ['2026-02-02', '2026-03-13'])
const paid = (amount: string) => collect('C1', '2026-03-16', 'B', { F102: amount })

const figures = ({ clientAccount, guaranteeFund, outstanding, fundsInUse }: Account) => ({
  ...{ clientAccount: written(clientAccount), guaranteeFund: written(guaranteeFund) },
  ...{ outstanding: written(outstanding), fundsInUse: written(fundsInUse) },
})
const positionOf = (history: ReadonlyArray<Event>) => {
  const { account } = contractAfter(history)
  expect(imbalance(account)).toEqual(eur('0.00'))
  return figures(account)
}
/** By value day. */
const inUse = (history: ReadonlyArray<Event>) =>
  contractAfter(history)
    .interest.valued.map(({ fundsInUse }) => fundsInUse)
    .toJS()
const undoneIn = (history: ReadonlyArray<Event>) =>
  only('TakingUndone', history).map(({ of, amount, valueOn, undoneOn }) => [
    ...[of.kind, written(amount), valueOn, undoneOn],
  ])

describe('What came in before it was taken undoes so much of that as is not open', () => {
  test.each<[string, Command, Command, Command, string]>([
    ['a charge-back', back, { ...back, amount: eur('7000.00') }, paid('5000.00'), 'chargeBack'],
    ['a loss', off, writeOff(F102, '7000.00', '2026-03-13'), paid('5000.00'), 'loss'],
    [
      'a direct payment',
      direct,
      chargeDirect(F102, '7000.00', ['2026-02-02', '2026-03-13']),
      paid('5000.00'),
      'directPayment',
    ],
    [
      'a charge-back, by a credit note',
      back,
      { ...back, amount: eur('7000.00') },
      note('B', 'F102', ['AV1', '2026-03-16'], '5000.00', '100.00'),
      'chargeBack',
    ],
  ])('%s', (_what, taking, asOpen, booking, kind) => {
    const late = told(before, taking, booking)
    expect(undoneIn(late)).toEqual([[kind, '2000.00', '2026-03-13', '2026-03-16']])
    // As if no more had been taken than was open.
    expect(positionOf(late)).toEqual(positionOf(told(before, asOpen, booking)))
    expect(inUse(late)).toEqual(inUse(told(before, asOpen, booking)))
    expect(contractAfter(late).funding.receivables.has(of102)).toBe(false)
  })

  test('also where nothing was left open, and what a payment was short of counts with it', () => {
    const whole = chargeBack(F102, 'fraud', '12000.00', '2026-03-13')
    const [line] = paid('11990.00').lines
    if (line === undefined) throw new Error('one line')
    const { invoiceId: of, number, debtorId } = line
    const short = { invoiceId: of, number, debtorId, amount: eur('10.00') }
    const booking = { ...paid('11990.00'), differences: [short] }
    const late = told(before, whole, booking)
    expect(undoneIn(late)).toEqual([['chargeBack', '12000.00', '2026-03-13', '2026-03-16']])
    expect(positionOf(late)).toEqual(positionOf(told(before, booking)))
  })

  test('the last first', () => {
    const first = chargeDirect(F102, '4000.00', ['2026-02-02', '2026-03-12'])
    const second = chargeBack(F102, 'fraud', '5000.00', '2026-03-13')
    const third = writeOff(F102, '3000.00', '2026-03-14')
    expect(undoneIn(told(before, first, second, third, paid('9000.00')))).toEqual([
      ['loss', '3000.00', '2026-03-14', '2026-03-16'],
      ['chargeBack', '5000.00', '2026-03-13', '2026-03-16'],
      ['directPayment', '1000.00', '2026-03-12', '2026-03-16'],
    ])
  })

  test('the share of a cover that was called is undone first of what the client bears', () => {
    const covered = told(before, noteCover('B', '0.00', 2n, { F102: '9000.00' }, '0.90'))
    const lost = bearLoss('B', '2026-03-13', { F102: ['8100.00', '3900.00'] })
    expect(undoneIn(told(covered, lost, paid('5000.00')))).toEqual([
      ['chargeBack', '3900.00', '2026-03-13', '2026-03-16'],
      ['loss', '1100.00', '2026-03-13', '2026-03-16'],
    ])
  })

  test('and opens a contract again that was closed for it', () => {
    const whole = chargeBack(F102, 'fraud', '12000.00', '2026-03-13')
    const closed = [
      ...told(before, whole),
      { type: 'RunOffStarted', contractId, ground: 'noticeEnded', runOffOn: day('2026-03-14') },
      { type: 'ContractClosed', contractId, closedOn: day('2026-03-14') },
    ] as ReadonlyArray<Event>
    const late = told(closed, paid('5000.00')).slice(closed.length)
    expect(late.slice(0, 3)).toMatchObject([
      { type: 'RunOffReopened', reference: 'F102', reopenedOn: '2026-03-16' },
      { type: 'TakingUndone', amount: eur('5000.00') },
      { type: 'CollectionBooked' },
    ])
  })

  test('and nothing where all of it was open', () =>
    expect(undoneIn(told(before, back, paid('3000.00')))).toEqual([]))
})

describe('A direct payment that was undone in part', () => {
  const late = told(before, direct, paid('5000.00'))

  test('is the client’s again, when passed on, as far as it is charged', () => {
    const returned = told(late, returnDirect(F102, '9000.00', '2026-03-17'))
    expect(only('DirectPaymentReturned', returned)).toMatchObject([{ amount: eur('7000.00') }])
  })

  test('in all, is not his again', () =>
    given(...told(before, direct, paid('12000.00')))
      .when(returnDirect(F102, '9000.00', '2026-03-17'))
      .thenNothingChanges())

  test('once it was passed on, is undone no further than the rest', () => {
    const returned = told(before, direct, returnDirect(F102, '7000.00', '2026-03-13'))
    expect(undoneIn(told(returned, paid('5000.00')))).toEqual([
      ['directPayment', '2000.00', '2026-03-13', '2026-03-16'],
    ])
  })
})
