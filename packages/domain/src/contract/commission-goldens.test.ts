/** Goldens K-2, K-3, FG-2, FL-1, F-2 and the interest of W-1: one rule each. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  book,
  close,
  invoice,
  only,
  startedFrom,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import f2 from '../testing/goldens/f-2.json' with { type: 'json' }
import fg2 from '../testing/goldens/fg-2.json' with { type: 'json' }
import fl1 from '../testing/goldens/fl-1.json' with { type: 'json' }
import k2 from '../testing/goldens/k-2.json' with { type: 'json' }
import k3 from '../testing/goldens/k-3.json' with { type: 'json' }
import w1 from '../testing/goldens/w-1.json' with { type: 'json' }
import { costs, golden, numbersOf } from '../testing/scale.ts'
import { businessDaysAfter, target } from '../values/calendar.ts'
import { type AnnualDate, day, firstDayOf, month, monthAfter, plusDays } from '../values/day.ts'
import { minus, negated } from '../values/money.ts'
import { portion, rate } from '../values/rate.ts'
import type { Terms } from './events.ts'
import { factoringCommission } from './factoring-commission.ts'
import { financingRate } from './financing-rate.ts'
import { indexedRate } from './fund-indexation.ts'
import { advanceScale, interestScale } from './interest.ts'
import { scaleLines } from './scale-lines.ts'
import type { Valued } from './valuation.ts'

describe('The annual minimum', () => {
  const yearly = (amount: string): Terms => ({
    ...terms,
    factoringCommission: {
      ...terms.factoringCommission,
      annualMin: { amount: eur(amount), periodEnds: '12-31' as AnnualDate },
    },
  })
  const months = Array.from({ length: 12 }, (_each, index) =>
    close(`2026-${String(index + 1).padStart(2, '0')}`),
  )
  /** 601,537.50 at 0.80 % is what the goldens have charged. */
  const ended = (startedOn: string, amount: string) =>
    told(
      startedFrom(startedOn, yearly(amount)),
      transmit('R1', [invoice('B', 'F1', '601537.50')]),
      book('R1'),
      ...months,
    )

  test('of a whole year is charged for what is missing (K-2)', () => {
    const events = ended('2026-01-01', k2.given.annualMin)
    expect(
      only('FactoringCommissionCharged', events).map(({ exclTax }) => written(exclTax)),
    ).toEqual([k2.given.charged])
    const [charge, ...more] = only('AnnualMinimumCharged', events)
    expect(more).toEqual([])
    expect(charge).toMatchObject({
      ...{ from: '2026-01-01', to: '2026-12-31', activeDays: 365, valueOn: '2027-01-01' },
      ...{ minimum: eur(k2.given.annualMin), charged: eur(k2.given.charged) },
      ...{ exclTax: eur(k2.expect.exclTax), vatAmount: eur(k2.expect.vat) },
      inclTax: eur(k2.expect.inclTax),
    })
  })

  test('of a part of the year is as much of it as its days are (K-3)', () => {
    const [charge] = only('AnnualMinimumCharged', ended(k3.given.startedOn, k3.given.annualMin))
    expect(charge).toMatchObject({
      ...{ from: k3.given.startedOn, to: k3.given.periodEndsOn },
      ...{ activeDays: k3.expect.activeDays, minimum: eur(k3.expect.minimumDue) },
      ...{ charged: eur(k3.given.charged), exclTax: eur(k3.expect.exclTax) },
      ...{ vatAmount: eur(k3.expect.vat), inclTax: eur(k3.expect.inclTax) },
    })
  })
})

describe('FG-2: the indexed retention rate', () => {
  const { debits, assigned, baseRate, factor } = fg2.given

  test('is the multiple of the debit rate', () => {
    const indexed = indexedRate(
      { debits: eur(debits), assigned: eur(assigned) },
      rate(baseRate),
      rate(factor),
    )
    expect(indexed.debitRate.toFixed(4)).toBe(fg2.expect.debitRate)
    expect(indexed.retentionRate.toFixed(4)).toBe(fg2.expect.retentionRate)
  })

  test.each([
    ['24000.00', '0.1'], // as much as the base rate
    ['23999.99', '0.1'],
    ['24000.12', '0.100001'], // a half of the last digit goes up
    ['240000.00', '1'],
    ['300000.00', '1'], // never more than all
  ])('of debits of %s is %s', (of, expected) =>
    expect(
      indexedRate(
        { debits: eur(of), assigned: eur(assigned) },
        rate(baseRate),
        rate(factor),
      ).retentionRate.toFixed(),
    ).toBe(expected),
  )
})

describe('FL-1: the floor', () => {
  const { amount, days, margin } = fl1.given
  const variants = fl1.expect.rows.flatMap(
    ({ reference, floorOnReference, noFloor, floorOnTotal }) =>
      (
        [
          ['onReference', floorOnReference],
          ['none', noFloor],
          ['onTotal', floorOnTotal],
        ] as const
      ).map(([floor, charged]) => ({ reference, floor, charged })),
  )

  test.each(variants)('$floor at $reference makes $charged', ({ reference, floor, charged }) => {
    const from = day('2026-04-01')
    const inAll = financingRate(rate(reference), { margin: rate(margin), floor })
    const scale = interestScale(
      [[from, { fundsInUse: eur(amount) }]],
      [from, plusDays(from, days)],
      [costs(from, inAll.toFixed())],
      'EUR',
    )
    expect(written(scale.rounded)).toBe(charged)
  })

  test.each(['onReference', 'onTotal'] as const)('%s leaves no total below zero', (floor) =>
    expect(financingRate(rate('0.0010'), { margin: rate('-0.0030'), floor }).toFixed()).toBe('0'),
  )
})

describe('F-2: an advance linked to one invoice', () => {
  const { invoice: face, advanceRate, advancedOn, paidOn, commissionRate, vatRate } = f2.given
  const advance = portion(eur(face), rate(advanceRate), 'HalfUp')
  const valueOn = businessDaysAfter(target, day(paidOn), 1)
  const days = [day(advancedOn), valueOn] as const
  const scale = advanceScale(advance, days, costs(advancedOn, f2.given.rate))

  test('bears interest from its payment to the value date of the collection', () => {
    expect(written(advance)).toBe(f2.expect.advance)
    expect(valueOn).toBe(f2.expect.valueOn)
    expect(scaleLines(scale).lines.map((line) => line.days)).toEqual([f2.expect.days])
    expect(written(scale.rounded)).toBe(f2.expect.interest)
  })

  test('leaves what neither advance, interest, commission nor VAT has taken', () => {
    const tariff = { rate: rate(commissionRate), perInvoiceMin: eur('7.50') }
    const commission = factoringCommission(eur(face), tariff)
    const vat = portion(commission, rate(vatRate), 'HalfUp')
    expect([commission, vat].map(written)).toEqual([f2.expect.commissionExclTax, f2.expect.vat])
    const residual = [advance, scale.rounded, commission, vat].reduce(minus, eur(face))
    expect(written(residual)).toBe(f2.expect.residual)
  })

  test.each(['2026-01-13', '2026-01-12'])('repaid on %s bears none', (on) =>
    expect(
      advanceScale(advance, [day(advancedOn), day(on)], costs(advancedOn, f2.given.rate)),
    ).toMatchObject({ segments: [], rounded: eur('0.00') }),
  )
})

describe('W-1: the months of a contract that runs off', () => {
  const [april, may] = w1.expect.interest
  const inUse = (on: string, amount: string): Valued => [day(on), { fundsInUse: eur(amount) }]
  const changes: ReadonlyArray<Valued> = [
    inUse('2026-04-01', w1.given.opening.fundsInUse),
    inUse('2026-05-01', april?.charged ?? ''),
    ...w1.given.movements.map(({ on, amount }) => {
      const { valueOn } =
        w1.expect.collectionValueDates.find((each) => each.receivedOn === on) ?? {}
      return [day(valueOn ?? ''), { fundsInUse: negated(eur(amount)) }] as const
    }),
    inUse('2026-06-01', may?.charged ?? ''),
    inUse(w1.expect.noticeEndsOn, w1.expect.proof.repaid),
  ]

  test.each(w1.expect.interest)('$month makes $unrounded, charged $charged', (row) => {
    const reference = w1.given.referenceRates.find((fixed) => fixed.month === row.month)?.rate ?? ''
    const { margin, floor } = terms.financingCommission
    const first = firstDayOf(month(row.month))
    const inAll = financingRate(rate(reference), { margin, floor }).toFixed()
    const scale = interestScale(
      changes,
      [first, firstDayOf(monthAfter(month(row.month)))],
      [costs(first, inAll)],
      'EUR',
    )
    expect(inAll).toBe(row.rate)
    expect(scaleLines(scale).lines.map(golden)).toEqual(row.segments)
    expect(numbersOf(scale)).toBe(row.numbers)
    expect(scale.exact.toFixed(4)).toBe(row.unrounded)
    expect(written(scale.rounded)).toBe(row.charged)
  })
})
