/** Late-payment penalties of goldens LP-1 and LP-2, claimed. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd } from '../testing/amounts.ts'
import lp1 from '../testing/goldens/lp-1.json' with { type: 'json' }
import lp2 from '../testing/goldens/lp-2.json' with { type: 'json' }
import { claim, of, paidLate, rates, told } from '../testing/recovery.ts'
import { scenario } from '../testing/scenario.ts'
import { day, plusDays } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import type { Receivable } from './commands.ts'
import { decider } from './index.ts'
import type { Rejection } from './rejection.ts'

const { given } = scenario(decider)
const late = { ...paidLate(lp1.given.amount, lp1.given.paidOn), dueOn: day(lp1.given.dueOn) }

const halves = (table: ReadonlyArray<{ readonly from: string; readonly rate: string }>) => ({
  source: rates.source,
  table: table.map((half) => ({ from: day(half.from), rate: rate(half.rate) })),
})

describe('A late payment is claimed', () => {
  test.each([
    { ...lp1, by: halves([{ from: '2026-01-01', rate: lp1.given.ecbRate }]) },
    { ...lp2, by: halves(lp2.given.ecbRates) },
  ])('$id', ({ given: { amount, dueOn, paidOn, indemnity }, expect: { penalty }, by }) => {
    const differs = { ...paidLate(amount, paidOn), dueOn: day(dueOn) }
    expect(told([], of(claim(plusDays(day(paidOn), 1), { by }), differs))).toMatchObject([
      {
        ...{ type: 'LatePenaltyClaimed', amount: eur(amount), penalty: eur(penalty) },
        ...{ indemnity: eur(indemnity), source: rates.source, beneficiary: 'factor' },
      },
    ])
  })

  const claimed = told([], of(claim('2026-04-21'), late))
  test('once, and a second payment without the indemnity', () => {
    given(...claimed)
      .when(of(claim('2026-04-21'), late))
      .thenNothingChanges()
    expect(told(claimed, of(claim('2026-04-21', { collection: 'C2' }), late)).at(-1)).toMatchObject(
      { penalty: eur('163.78'), indemnity: eur('0.00') },
    )
  })
  test('not again otherwise', () =>
    given(...claimed)
      .when(of(claim('2026-04-22'), late))
      .thenRejected({
        ...{ type: 'PenaltyClaimedOtherwise', penalty: eur('163.78') },
        claimedOn: day('2026-04-21'),
      }))

  test.each<[string, Rejection, Partial<Receivable>]>([
    ['that paid nothing of it', { type: 'NothingPaidByCollection' }, {}],
    [
      'on the due date',
      { type: 'PaidInTime', paidOn: day('2026-03-10'), dueOn: day('2026-03-10') },
      paidLate('600.00', '2026-03-10'),
    ],
    [
      'after the day of the claim',
      { type: 'BeforePayment', paidOn: day('2026-04-22') },
      paidLate('600.00', '2026-04-22'),
    ],
    [
      'after the judgment that opened an insolvency',
      { type: 'PenaltyForbidden', insolventSince: day('2026-04-20') },
      { ...late, insolventSince: day('2026-04-20') },
    ],
    [
      'of a debtor who is not to know',
      { type: 'DebtorNotToBeTold' },
      { ...late, disclosure: 'confidential' },
    ],
    [
      'in a currency without that law',
      { type: 'CurrencyMustMatch', currency: 'EUR' },
      { payment: { amount: usd('600.00'), paidOn: day('2026-04-20') } },
    ],
    [
      'in a half-year without a rate',
      { type: 'RefinancingRateMissing', from: day('2025-07-01') },
      { ...late, dueOn: day('2025-12-30') },
    ],
  ])('not one %s', (_what, rejection, differs) =>
    given()
      .when(of(claim('2026-04-21'), differs))
      .thenRejected(rejection),
  )
  test('though he became insolvent the day after he paid', () =>
    expect(
      told([], of(claim('2026-04-21'), { ...late, insolventSince: day('2026-04-21') })),
    ).toHaveLength(1))
})
