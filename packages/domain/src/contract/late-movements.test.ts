/** Goldens L-4 and W-2: what comes late to a closed month. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  bought,
  close,
  collect,
  contractAfter,
  draw,
  note,
  only,
  pay,
  told,
} from '../testing/contract.ts'
import l4 from '../testing/goldens/l-4.json' with { type: 'json' }
import w2 from '../testing/goldens/w-2.json' with { type: 'json' }
import { costs, golden, numbersOf } from '../testing/scale.ts'
import { type Day, day, daysFrom, firstDayOf, month, monthAfter } from '../values/day.ts'
import { minus } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import type { Event } from './events.ts'
import { financingRate } from './financing-rate.ts'
import { interestScale } from './interest.ts'
import { scaleLines } from './scale-lines.ts'
import type { Valued } from './valuation.ts'

describe('L-4: a payment identified late', () => {
  const { received, receivedOn } = l4.given
  /** F102 pays it: of B, as F101; January is closed. */
  const january = told(
    bought(),
    draw('D1', '45000.00'),
    pay('D1', '45000.00'),
    note('B', 'F102', ['AV1', '2026-01-20'], '2000.00'),
    close('2026-01', '0.0202'),
  )
  const late = collect('C1', receivedOn, 'B', { F102: received })
  const [open, closed] = l4.expect.cases

  test('lets February begin with what AF-1 had in use', () =>
    expect(written(contractAfter(january).account.fundsInUse)).toBe(l4.given.februaryFundsInUse))

  test('counts from the TARGET day after its receipt', () =>
    expect(only('CollectionBooked', told(january, late))[0]?.valueOn).toBe(l4.expect.valueOn))

  test('in an open month is part of its scale', () => {
    const events = told(january, late, close('2026-02', '0.0205'))
    const february = only('MonthClosed', events)[1]
    expect(february && numbersOf(february)).toBe(l4.expect.februaryNumbers)
    expect(february && written(february.rounded)).toBe(open?.charged)
    expect(only('FinancingCommissionCharged', events).map(shown)).toContain(
      `2026-02 ${l4.expect.februaryInterest} on 2026-03-01`,
    )
    expect(only('FinancingCommissionCorrected', events)).toEqual([])
  })

  const lateInFebruary = told(
    january,
    close('2026-02', '0.0205'),
    late,
    close('2026-03', '0.0198'),
    close('2026-04', '0.0195'),
  )

  test('in a closed month is made good by one correction, when the next one closes', () => {
    expect(only('FinancingCommissionCorrected', lateInFebruary).map(shown)).toEqual([
      `2026-02 -${closed?.compensation} on ${closed?.compensationValueOn}`,
    ])
    expect(only('FinancingCommissionCharged', lateInFebruary).map(shown)[1]).toBe(
      `2026-02 ${closed?.charged} on 2026-03-01`,
    )
  })

  test('leaves the scale of February for all to see, as it now is', () => {
    const [correction] = only('FinancingCommissionCorrected', lateInFebruary)
    const days = correction?.segments.map(({ from, to }) => daysFrom(from, to))
    expect(days).toEqual([3, l4.expect.daysSaved])
    expect(correction && numbersOf(correction)).toBe(l4.expect.februaryNumbers)
    expect(correction && written(correction.rounded)).toBe(l4.expect.februaryInterest)
  })

  test('is corrected before the month that closes is charged, on funds so corrected', () => {
    const march = lateInFebruary.slice(
      lateInFebruary.findIndex(({ type }) => type === 'FinancingCommissionCorrected'),
    )
    expect(march.slice(0, 3).map(({ type }) => type)).toEqual([
      'FinancingCommissionCorrected',
      'MonthClosed',
      'FinancingCommissionCharged',
    ])
    const scale = only('MonthClosed', march)[0]
    // 45,612.03 + 125.94 − 1,234.56 − 3.04
    expect(scale?.segments.map(({ balance }) => written(balance))).toEqual(['44500.37'])
  })

  test('is late until it is made good', () =>
    expect(
      [told(january, close('2026-02', '0.0205'), late), lateInFebruary].map(
        (history) => contractAfter(history).interest.lateFrom,
      ),
    ).toEqual([receivedOn, undefined])) // the day from which the fund's release counts

  test('is not corrected a second time', () => {
    const later = told(lateInFebruary, close('2026-05', '0.0195'))
    expect(only('FinancingCommissionCorrected', later)).toHaveLength(1)
  })

  test('twice late is corrected twice, each time by the difference to what was charged', () => {
    const again = collect('C2', receivedOn, 'B', { F102: '1000.00' })
    const corrections = only(
      'FinancingCommissionCorrected',
      told(lateInFebruary, again, close('2026-05', '0.0195')),
    )
    // 45,612.03 × 3 days, then 43,377.47 × 25 days at 3.55 % make 120.43; 122.90 was charged.
    expect(corrections.map(shown).filter((line) => line.startsWith('2026-02'))).toEqual([
      '2026-02 -3.04 on 2026-03-01',
      '2026-02 -2.47 on 2026-05-01',
    ])
    expect(corrections.map(({ month }) => month)).toEqual([
      ...['2026-02', '2026-02', '2026-03', '2026-04'],
    ])
  })
})

describe('W-2: the closed months of a recalled payment', () => {
  const margin = rate('0.0150')
  /** What W-1 left by value date, and then the reversal, valued as the payment was. */
  const changes = [
    inUse('2026-05-01', '3784.96'),
    inUse('2026-05-12', '-10600.00'),
    inUse('2026-06-01', '3.99'),
    inUse('2026-06-29', '6811.05'),
    inUse(w2.expect.reversalValueOn, w2.given.recall.amount),
  ]
  const july = w2.expect.corrections.map(({ correction }) =>
    inUse(w2.expect.correctionsValueOn, correction),
  )

  test.each([
    ...w2.expect.recomputed.map((recomputed) => ({ ...recomputed, known: changes })),
    { ...w2.expect.openMonth, known: [...changes, ...july] },
  ])('$month makes $unrounded, rounded $charged', (recomputed) => {
    const scale = scaleOf(recomputed.month, recomputed.known)
    expect(scaleLines(scale).lines.map(golden)).toEqual(recomputed.segments)
    expect(scale.segments.map(({ rate }) => rate.toFixed())).toEqual(
      recomputed.segments.map(() => recomputed.rate),
    )
    expect(scale.exact.toFixed(4)).toBe(recomputed.unrounded)
    expect(written(scale.rounded)).toBe(recomputed.charged)
  })

  test.each(w2.expect.corrections)('$month is corrected by $correction', (row) => {
    const { month, charged, correction } = row
    const known = changes.slice(0, -1) // before the recall
    expect(written(scaleOf(month, known).rounded)).toBe(charged)
    expect(written(minus(scaleOf(month, changes).rounded, eur(charged)))).toBe(correction)
  })

  describe('does not fall into the trap of', () => {
    test('recomputing June to the day of closing', () =>
      expect(written(scaleOf('2026-06', changes, day('2026-06-29')).rounded)).toBe(
        w2.expect.traps.juneCutAtClosing,
      ))
    test('letting the correction of May into the scale of June', () => {
      const cascading = [...changes, inUse('2026-06-01', '6.10')]
      expect(written(scaleOf('2026-06', cascading).rounded)).toBe(w2.expect.traps.juneIfCascading)
    })
    test('valuing the corrections a month late', () =>
      expect(written(scaleOf('2026-07', changes).rounded)).toBe(
        w2.expect.traps.julyIfCorrectionsValuedNextMonth,
      ))
  })

  function scaleOf(of: string, known: ReadonlyArray<Valued>, to?: Day) {
    const first = firstDayOf(month(of))
    const reference = w2.given.referenceRates.find((fixed) => fixed.month === of)?.rate ?? ''
    const inAll = financingRate(rate(reference), { margin, floor: 'onReference' }).toFixed()
    const prices = [costs(first, inAll)]
    return interestScale(known, [first, to ?? firstDayOf(monthAfter(month(of)))], prices, 'EUR')
  }
  function inUse(on: string, amount: string): Valued {
    return [day(on), { fundsInUse: eur(amount) }]
  }
})

type Charge = Extract<
  Event,
  { type: 'FinancingCommissionCharged' | 'FinancingCommissionCorrected' }
>

function shown({ month, exclTax, valueOn }: Charge): string {
  return `${month} ${written(exclTax)} on ${valueOn}`
}
