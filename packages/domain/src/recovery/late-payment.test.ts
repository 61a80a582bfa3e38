/** Goldens LP-1 and LP-2, and what holds for every late payment. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import { eur, written } from '../testing/amounts.ts'
import lp1 from '../testing/goldens/lp-1.json' with { type: 'json' }
import lp2 from '../testing/goldens/lp-2.json' with { type: 'json' }
import { day, plusDays } from '../values/day.ts'
import { latePenalty, penaltyPoints, recoveryIndemnity } from '../values/late-payment.ts'
import { plus } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'

const ratesOf = (...table: ReadonlyArray<readonly [from: string, rate: string]>) => ({
  source: text('ECB, main refinancing operations'),
  table: table.map(([from, ofHalf]) => ({ from: day(from), rate: rate(ofHalf) })),
})

const rates2025 = ratesOf(
  ...lp2.given.ecbRates.map(({ from, rate: ofHalf }) => [from, ofHalf] as const),
)

describe.each([
  {
    ...lp1,
    rates: ratesOf(['2026-01-01', lp1.given.ecbRate]),
    parts: [
      {
        ...{ from: '2026-03-11', to: '2026-04-20' },
        ...{ days: lp1.expect.days, rate: lp1.expect.rate },
      },
    ],
  },
  { ...lp2, rates: rates2025, parts: lp2.expect.parts },
])('$id: $title', ({ given, expect: expected, rates, parts }) => {
  const days = { dueOn: day(given.dueOn), paidOn: day(given.paidOn) }
  const reckoned = latePenalty(eur(given.amount), days, rates)
  if (E.isLeft(reckoned)) throw new Error(reckoned.left.from)

  test('has its points and its indemnity by law', () => {
    expect(penaltyPoints.eq(given.points)).toBe(true)
    expect(written(recoveryIndemnity)).toBe(given.indemnity)
  })
  test('runs over these days, at these rates', () =>
    expect(reckoned.right.parts.map((part) => ({ ...part, rate: part.rate.toFixed() }))).toEqual(
      parts,
    ))
  test('comes to this, rounded once', () => {
    expect(written(reckoned.right.penalty)).toBe(expected.penalty)
    expect(written(plus(reckoned.right.penalty, recoveryIndemnity))).toBe(expected.total)
  })
})

test('A half-year of which the table says nothing is named', () =>
  expect(
    latePenalty(eur('100.00'), { dueOn: day('2025-12-20'), paidOn: day('2026-01-05') }, rates2025),
  ).toEqual(E.left({ type: 'RefinancingRateMissing', from: '2026-01-01' })))

describe('Whatever is paid late', () => {
  const everyHalf = ratesOf(
    ...Array.from({ length: 60 }, (_each, index): [string, string] => [
      `${2020 + Math.floor(index / 2)}-0${index % 2 === 0 ? 1 : 7}-01`,
      `0.0${(index % 9) + 1}`,
    ]),
  )
  const late = (law: (cents: number, dueOn: ReturnType<typeof day>, days: number) => void) =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_000_000_00 }),
        fc.integer({ min: 0, max: 6_000 }),
        fc.integer({ min: 1, max: 1_500 }),
        (cents, since, days) => law(cents, plusDays(day('2020-01-01'), since), days),
      ),
    )
  const reckon = (cents: number, dueOn: ReturnType<typeof day>, days: number) => {
    const amount = { minor: BigInt(cents), currency: 'EUR' as const }
    const reckoned = latePenalty(amount, { dueOn, paidOn: plusDays(dueOn, days) }, everyHalf)
    if (E.isLeft(reckoned)) throw new Error(reckoned.left.from)
    return reckoned.right
  }

  test('bears for each day once, and no part goes across a half-year', () =>
    late((cents, dueOn, days) => {
      const { parts } = reckon(cents, dueOn, days)
      expect(parts.reduce((sum, part) => sum + part.days, 0)).toBe(days)
      let last = dueOn
      for (const { from, to } of parts) {
        expect(from).toBe(plusDays(last, 1))
        expect([from.slice(0, 4), from.slice(5, 7) < '07']).toEqual([
          ...[to.slice(0, 4), to.slice(5, 7) < '07'],
        ])
        last = to
      }
      expect(last).toBe(plusDays(dueOn, days))
    }))
  test('costs no less a day later', () =>
    late((cents, dueOn, days) =>
      expect(reckon(cents, dueOn, days + 1).penalty.minor).toBeGreaterThanOrEqual(
        reckon(cents, dueOn, days).penalty.minor,
      ),
    ))
})
