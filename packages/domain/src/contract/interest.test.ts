/** The interest scale: balance × days on value dates. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { eur } from '../testing/amounts.ts'
import { costs, told as shown } from '../testing/scale.ts'
import { type Day, day, dayNumbered, numberOf } from '../values/day.ts'
import { isPositive, type Money, plus, zero } from '../values/money.ts'
import { exactly, interest, type Rate, rate } from '../values/rate.ts'
import { interestScale } from './interest.ts'
import type { Valued } from './valuation.ts'

describe('An interest scale', () => {
  const changes = fc.array(
    fc.tuple(
      fc
        .integer({ min: -40, max: 45 })
        .map((days) => dayNumbered(numberOf(day('2026-01-01')) + days)),
      fc.integer({ min: -5_000_000, max: 5_000_000 }).map((cents) => ({
        fundsInUse: { minor: BigInt(cents), currency: 'EUR' as const },
      })),
    ),
    { maxLength: 20 },
  )
  const rates = [costs('2026-01-01', '0.0352'), costs('2026-01-16', '0.0377')]
  const january = [day('2026-01-01'), day('2026-02-01')] as const
  const scale = (of: ReadonlyArray<Valued>) => interestScale(of, january, rates, 'EUR')

  test('does not depend on the order of movements', () =>
    fc.assert(
      fc.property(
        changes.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, shuffled]) => expect(scale(shuffled)).toEqual(scale(all)),
      ),
    ))

  test('is the sum of its days, unrounded', () =>
    fc.assert(
      fc.property(changes, (all) => {
        const days = Array.from({ length: 31 }, (_, index) =>
          dayNumbered(numberOf(january[0]) + index),
        )
        const daily = days.map((on) => ({
          numbers: exactly(positive(balanceOn(all, on))),
          ...{ rate: rateOn(on), dayCount: 'ACT/360' as const },
        }))
        expect(scale(all)).toMatchObject(interest(daily, 'EUR'))
      }),
    ))

  test('has segments that follow each other, each with its balance, none like the one before', () =>
    fc.assert(
      fc.property(changes, (all) => {
        const { segments } = scale(all)
        for (const [index, { from, to, balance, rate }] of segments.entries()) {
          expect(balance).toEqual(balanceOn(all, from))
          expect(rate).toEqual(rateOn(from))
          expect(from < to && january[0] <= from && to <= january[1]).toBe(true)
          const before = segments[index - 1]
          if (before?.to !== from) continue
          expect(before.balance.minor === balance.minor && before.rate.eq(rate)).toBe(false)
        }
      }),
    ))

  test.each<[string, ReadonlyArray<readonly [string, string]>, ReadonlyArray<string>]>([
    ['none of a month without money', [], []],
    [
      'none before the first movement',
      [['2026-01-31', '1.00']],
      ['2026-01-31 2026-02-01 1.00 1.00'],
    ],
    ['none for the first day of the next month', [['2026-02-01', '1.00']], []],
    [
      'one for what was in use before',
      [['2025-06-30', '1.00']],
      ['2026-01-01 2026-01-16 1.00 15.00', '2026-01-16 2026-02-01 1.00 16.00'],
    ],
    [
      'none for two movements that cancel out',
      [
        ['2026-01-20', '1.00'],
        ['2026-01-25', '5.00'],
        ['2026-01-25', '-5.00'],
      ],
      ['2026-01-20 2026-02-01 1.00 12.00'],
    ],
    [
      'none for days with nothing in use',
      [
        ['2026-01-20', '1.00'],
        ['2026-01-22', '-1.00'],
        ['2026-01-30', '2.00'],
      ],
      ['2026-01-20 2026-01-22 1.00 2.00', '2026-01-30 2026-02-01 2.00 4.00'],
    ],
  ])('has %s', (_what, moved, segments) =>
    expect(
      shown(scale(moved.map(([on, change]) => [day(on), { fundsInUse: eur(change) }]))),
    ).toEqual(segments),
  )

  test('has none for a rate that stays what it was', () => {
    const stays = rates.map(({ from }) => costs(from, '0.0352'))
    const one = [january[0], { fundsInUse: eur('1.00') }] as const
    expect(shown(interestScale([one], january, stays, 'EUR'))).toEqual([
      '2026-01-01 2026-02-01 1.00 31.00',
    ])
  })

  function balanceOn(all: ReadonlyArray<Valued>, on: Day): Money {
    const until = all.filter(([valueOn]) => valueOn <= on)
    return until.reduce(
      (balance, [, { fundsInUse = zero('EUR') }]) => plus(balance, fundsInUse),
      zero('EUR'),
    )
  }
  function rateOn(on: Day): Rate {
    return rate(on < '2026-01-16' ? '0.0352' : '0.0377')
  }
  function positive(balance: Money): Money {
    return isPositive(balance) ? balance : zero('EUR')
  }
})
