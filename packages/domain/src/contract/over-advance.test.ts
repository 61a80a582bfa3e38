/** An over-advance arises and is cured; the fund is to be replenished, and is. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import {
  amend,
  book,
  bought,
  close,
  closeContract,
  collect,
  contractId,
  draw,
  invoice,
  note,
  noteCover,
  only,
  pay,
  reserve,
  runOff,
  startedOn,
  terms,
  told,
  transmit,
  transmitOn,
} from '../testing/contract.ts'
import type { Country } from '../values/country.ts'
import { day } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import type { Command, Event } from './index.ts'

/** 1,000.00 are left of 48,612.60. */
const drawn = told(bought(), draw('D1', '47612.60'), pay('D1', '47612.60'))
const following = (history: ReadonlyArray<Event>, ...asked: ReadonlyArray<Command>) =>
  told(history, ...asked).slice(history.length)
const over = (amount: string, on: string) => ({
  ...{ type: 'OverAdvanceIncurred', contractId, amount: eur(amount), incurredOn: day(on) },
})

describe('An over-advance arises', () => {
  test.each<[string, Command, string, string]>([
    [
      'from a credit note',
      note('B', 'F102', ['AV1', '2026-01-20'], '2000.00'),
      '800.00',
      '2026-01-20',
    ],
    ['from a dispute', reserve('B', 'F102', '1000.01', '2026-01-20'), '0.01', '2026-01-20'],
    ['from a line that is withdrawn', noteCover('C', '0.00', 2n), '17600.00', '2026-01-13'],
    ['from a draw that nobody granted', pay('D2', '1500.00', '2026-01-20'), '500.00', '2026-01-20'],
  ])('%s, in its append', (_what, asked, amount, on) =>
    expect(following(drawn, asked).at(-1)).toEqual(over(amount, on)),
  )
  test('from an overdue that a draw meets', () => {
    const definanced = told(
      bought({ ...terms, definancing: { overdueDays: 60 } }),
      ...[draw('D1', '47612.60'), pay('D1', '47612.60')],
    )
    expect(following(definanced, draw('D2', '1.00', '2026-04-29')).map(({ type }) => type)).toEqual(
      [...['FundingWithdrawn', 'AdvanceDeclined', 'OverAdvanceIncurred']],
    )
  })
  test('from a debtor who is found in an excluded country, on that day', () => {
    const eligibility = { ...terms.eligibility, excludedCountries: ['IR' as Country] }
    const excluding = told(
      bought({ ...terms, eligibility }),
      ...[draw('D1', '47612.60'), pay('D1', '47612.60')],
    )
    const lines = [invoice('C', 'F201', '1.00')]
    expect(following(excluding, transmitOn({ C: 'IR' }, 'R2', lines, '2026-01-20'))).toMatchObject([
      { type: 'ScheduleTransmitted' },
      over('17600.00', '2026-01-20'),
    ])
  })
  test('not at zero', () =>
    expect(following(drawn, reserve('B', 'F102', '1000.00', '2026-01-20'))).toHaveLength(1))
  test('once, however it grows', () => {
    const growing = told(
      drawn,
      reserve('B', 'F102', '2000.00', '2026-01-20'),
      reserve('B', 'F102', '3000.00', '2026-01-21'),
    )
    expect(only('OverAdvanceIncurred', growing)).toHaveLength(1)
  })
  test('not from a reserve alone, where nothing is lent', () => {
    const reserved: ReadonlyArray<Event> = startedOn({
      ...terms,
      specialReserves: [{ kind: 'fixed', cause: text('social'), amount: eur('5000.00') }],
    })
    expect(only('OverAdvanceIncurred', reserved)).toEqual([])
  })
})

describe('An over-advance is cured', () => {
  const short = told(drawn, reserve('B', 'F102', '2000.00', '2026-01-20'))

  test('by the next schedule', () => {
    const R2 = transmit('R2', [invoice('C', 'F201', '5000.00')], '2026-01-25')
    const cured = only('OverAdvanceCured', following(short, R2, book('R2')))
    // 5,000.00 less 500.00 of fund and 48.00 of commission, of which 1,000.00 were missing
    expect(cured).toMatchObject([{ availability: eur('3452.00'), curedOn: day('2026-01-25') }])
  })
  test('to the cent', () =>
    expect(
      only('OverAdvanceCured', following(short, reserve('B', 'F102', '1000.00', '2026-01-22'))),
    ).toMatchObject([{ availability: eur('0.00') }]))
  test('not by news of a line, which has no day, once an overdue has made it', () => {
    const overdue = told(
      bought({ ...terms, definancing: { overdueDays: 60 } }),
      ...[draw('D1', '47612.60'), pay('D1', '47612.60'), draw('D2', '1.00', '2026-04-29')],
    )
    expect(following(overdue, noteCover('B', '60000.00', 2n)).map(({ type }) => type)).toEqual([
      'CoverNoted',
    ])
  })
  test('and may arise again', () => {
    const again = told(
      short,
      reserve('B', 'F102', '1000.00', '2026-01-22'),
      reserve('B', 'F102', '1500.00', '2026-01-23'),
    )
    expect(only('OverAdvanceIncurred', again).map(({ amount }) => amount)).toEqual([
      ...[eur('1000.00'), eur('500.00')],
    ])
  })
})

describe('The fund', () => {
  const raised = { guaranteeFund: { ...terms.guaranteeFund, retentionRate: rate('0.20') } }
  /** A fund of 20 % takes 4,140.00 more of a client account that has 1,000.00. */
  const levied = told(
    drawn,
    amend('2026-01-16', raised),
    note('B', 'F102', ['AV1', '2026-01-16'], '6000.00'),
  )

  test('levied from an account that has less is to be replenished, in five French business days', () =>
    expect(only('ReplenishmentRequested', levied)).toEqual([
      {
        ...{ type: 'ReplenishmentRequested', contractId, amount: eur('4260.00') },
        ...{ requestedOn: day('2026-01-16'), dueOn: day('2026-01-23') },
      },
    ]))
  test('levied of an account that has it is not', () =>
    expect(only('ReplenishmentRequested', bought())).toEqual([]))
  test('is asked for by no more than was short', () => {
    const partly = told(
      drawn,
      amend('2026-01-16', raised),
      collect('C1', '2026-01-16', 'C', { F104: '600.00' }),
    )
    // 10,800.00 required, 5,460.00 held: 5,340.00 levied of the 1,000.00 that there are
    expect(only('ReplenishmentRequested', partly)).toMatchObject([{ amount: eur('4340.00') }])
  })
  test('is asked for once at a time', () =>
    expect(
      only(
        'ReplenishmentRequested',
        told(levied, transmit('R2', [invoice('C', 'F201', '100.00')], '2026-01-19'), book('R2')),
      ),
    ).toHaveLength(1))
  test('is replenished by the next schedule', () => {
    const met = told(
      levied,
      transmit('R2', [invoice('C', 'F201', '20000.00')], '2026-01-20'),
      book('R2'),
    )
    expect(only('ReplenishmentMet', met)).toEqual([
      { type: 'ReplenishmentMet', contractId, metOn: day('2026-01-20') },
    ])
  })
})

test('Nothing follows the closing of a contract', () => {
  const ended = told(startedOn(), close('2026-01'), runOff('2026-02-01', 'default'))
  expect(following(ended, closeContract('2026-02-02')).map(({ type }) => type)).toEqual([
    'ContractClosed',
  ])
})
