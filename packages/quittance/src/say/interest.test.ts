/** An interest scale, line by line: whatever bears interest is on its line. */
import { describe, expect, test } from '@jest/globals'
import { day, Money, month, rate, text } from '@quittance/domain/values'
import type { Booked, Scaled } from '@quittance/projections'

import { scaleTables } from './interest.ts'

type Segment = Scaled extends infer Each
  ? Each extends { readonly segments: ReadonlyArray<infer Line> }
    ? Line
    : never
  : never

const of = (amount: string, currency: Money['currency']): Money => {
  const money = Money.decode({ amount, currency })
  if (money._tag === 'Left') throw new Error(amount)
  return money.right
}
const told = (line: Partial<Segment>, currency: Money['currency'] = 'EUR'): string => {
  const segment = {
    ...{ from: day('2026-01-12'), to: day('2026-01-20'), balance: of('120.00', 'EUR') },
    ...{ bearingFund: rate('0'), numbers: rate('960'), rate: rate('0.0352') },
    ...{ dayCount: 'ACT/360' as const, ...line },
  }
  const event = {
    ...{ type: 'MonthClosed', contractId: 'C' as never, month: month('2026-01') },
    ...{ fixing: { reference: text('ESTR'), rate: rate('0.0202'), source: text('ECB') } },
    ...{ segments: [segment], exact: rate('0.0939'), rounded: { minor: 9n, currency } },
  } as const
  const scale = { bookedOn: day('2026-01-31'), event } as unknown as Booked<Scaled>
  return scaleTables([scale])
    .map(([, table]) => table)
    .join()
}

describe('An interest scale', () => {
  test('has the funds in use, their numbers and their rate', () =>
    expect(told({})).toMatch(
      /Funds in use {2}Numbers \(nombres\) +Rate +A day\n.*120\.00 +960\.00/,
    ))
  test('has the share of the fund that bears interest beside them', () =>
    expect(told({ bearingFund: rate('500'), numbers: rate('4960') })).toMatch(
      /Funds in use +Fund +Numbers \(nombres\) +Rate +A day\n.*120\.00 +500\.00 +4,960\.00/,
    ))
  test('names the day count where it is not that of 360 days', () =>
    expect(told({ dayCount: 'ACT/365' })).toMatch(
      /Rate +Day count +A day\n.*3\.52 % +ACT\/365 +0\./,
    ))
  test('has numbers with all their decimals', () =>
    expect(told({ balance: of('509.601', 'TND'), numbers: rate('4076.808') }, 'TND')).toMatch(
      /509\.601 +4,076\.808 /,
    ))
})
