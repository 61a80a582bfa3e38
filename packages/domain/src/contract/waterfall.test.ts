/** Goldens A-1, O-1, A-2 and G-2: the waterfall of availability, every euro by cause. */
import { describe, expect, test } from '@jest/globals'

import { a1Told, free } from '../testing/a-1.ts'
import { eur, written } from '../testing/amounts.ts'
import {
  book,
  contractAfter,
  invoice,
  noteCover,
  startedOn,
  told,
  transmit,
} from '../testing/contract.ts'
import a1 from '../testing/goldens/a-1.json' with { type: 'json' }
import a2 from '../testing/goldens/a-2.json' with { type: 'json' }
import g2 from '../testing/goldens/g-2.json' with { type: 'json' }
import o1 from '../testing/goldens/o-1.json' with { type: 'json' }
import { day, daysFrom, plusDays } from '../values/day.ts'
import { type Money, minus, sum } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import { concentrationCap } from './availability/concentration.ts'
import { availabilityOn, type Cause, causes, type Exclusion } from './availability.ts'

describe('A-1: the availability waterfall', () => {
  const { given, expect: expected } = a1
  const waterfall = availabilityOn(contractAfter(a1Told()), day(given.on))
  const { account } = contractAfter(a1Told())
  const of = (cause: Cause) => written(total(waterfall.exclusions, [cause]))

  test.each(Object.entries(expected.causes).filter(([cause]) => cause !== 'total'))(
    'excludes as %s %s',
    (cause, amount) => expect(of(cause as Cause)).toBe(amount),
  )
  test('excludes each euro once', () => {
    expect(written(total(waterfall.exclusions))).toBe(expected.causes.total)
    expect(total(waterfall.exclusions)).toEqual(
      minus(minus(account.outstanding, account.fundsInUse), waterfall.availability),
    )
  })
  test.each(['outstanding', 'eligible', 'fundable', 'fundsInUse'] as const)('has its %s', (line) =>
    expect(written(waterfall[line])).toBe(expected.waterfall[line]),
  )
  test.each(['grossAvailability', 'availability'] as const)('comes to its %s', (line) =>
    expect(written(waterfall[line])).toBe(expected.waterfall[line]),
  )
  test('is the same from the client account', () => {
    const { clientAccountView: view } = expected
    const notFundable = ['disputed', 'overdue', 'ineligible', 'overLimit'] as const
    expect(written(account.clientAccount)).toBe(view.clientAccount)
    expect(written(total(waterfall.exclusions, notFundable))).toBe(view.notFundable)
    expect(of('advanceRate')).toBe(view.haircut)
    expect(of('specialReserve')).toBe(view.specialReserve)
    const left = minus(account.clientAccount, eur(view.notFundable))
    expect(minus(minus(left, eur(view.haircut)), eur(view.specialReserve))).toEqual(
      waterfall.availability,
    )
  })
  test('says how many days A2 is overdue', () =>
    expect(daysFrom(day('2026-01-15'), day(given.on))).toBe(expected.a2OverdueDays))
})

describe('O-1: the overdue threshold', () => {
  const { given, expect: expected } = o1
  const contract = contractAfter(a1Told())
  const on = (asked: string) => availabilityOn(contract, day(asked))
  const bare = (asked: string) =>
    availabilityOn(
      contractAfter(
        told(
          startedOn({
            ...{ ...free, advanceRate: rate(given.advanceRate), fundApprovedOnly: false },
            definancing: { overdueDays: given.overdueDays },
          }),
          transmit('R1', [invoice('A', 'A2', given.amount, { dueOn: day(given.dueOn) })]),
          book('R1'),
        ),
      ),
      day(asked),
    ).availability

  test('is the day after the last fundable day', () => {
    expect(plusDays(day(given.dueOn), given.overdueDays)).toBe(expected.lastFundableDay)
    expect(plusDays(day(expected.lastFundableDay), 1)).toBe(expected.reversedOn)
  })
  test('costs what was advanced on it', () =>
    expect(written(minus(bare(expected.reversedOn), bare(expected.lastFundableDay)))).toBe(
      expected.bareChange,
    ))
  test.each([
    ['on its last fundable day', expected.lastFundableDay, expected.insideA1.before],
    ['on the next', expected.reversedOn, expected.insideA1.after],
  ])('inside A-1, %s', (_when, asked, row) => {
    const waterfall = on(asked)
    const haircut = total(waterfall.exclusions, ['advanceRate'])
    const ceiling = total(waterfall.exclusions, ['ceiling'])
    expect(written(waterfall.fundable)).toBe(row.fundable)
    expect(written(minus(waterfall.fundable, haircut))).toBe(row.atAdvanceRate)
    expect(written(total(waterfall.exclusions, ['specialReserve']))).toBe(row.specialReserve)
    expect(written(sum([waterfall.grossAvailability, ceiling], 'EUR'))).toBe(row.uncapped)
    expect(written(waterfall.grossAvailability)).toBe(row.grossAvailability)
    expect(written(waterfall.availability)).toBe(row.availability)
  })
  test('inside A-1 costs less', () =>
    expect(
      written(
        minus(on(expected.reversedOn).availability, on(expected.lastFundableDay).availability),
      ),
    ).toBe(expected.insideA1.change))
})

describe('A-2: concentration', () => {
  const { given, expect: expected } = a2

  test.each([
    ['total', expected.nonIterative],
    ['iterative', expected.iterative],
  ] as const)('of the base %s', (base, row) => {
    const concentration = { limit: rate(given.limit), base }
    const debtors = given.debtors.map(({ eligible }) => eur(eligible))
    expect(concentrationCap(debtors, concentration)).toEqual(eur(row.cap))

    const waterfall = availabilityOn(
      contractAfter(
        told(
          startedOn({ ...free, fundApprovedOnly: false, concentration }),
          transmit(
            'R1',
            given.debtors.map(({ debtorId, eligible }) => invoice(debtorId, 'F1', eligible)),
          ),
          book('R1'),
        ),
      ),
      day('2026-01-31'),
    )
    expect(written(waterfall.fundable)).toBe(row.fundable)
    for (const { debtorId, eligible } of given.debtors) {
      const above = waterfall.exclusions
        .filter((each) => each.cause === 'concentration' && each.debtorId === debtorId)
        .map(({ amount }) => amount)
      const { [debtorId]: left } = row.byDebtor as Readonly<Record<string, string>>
      expect(written(minus(eur(eligible), sum(above, 'EUR')))).toBe(left)
    }
  })
})

describe('G-2: over limit', () => {
  test.each(g2.expect.rows)('at step $step is $overLimit', ({ covered, limitNoted, ...row }) => {
    const amounts: Readonly<Record<string, string>> = {
      F1: '8000.00',
      F2: '9000.00',
      F3: '2000.00',
    }
    const bought = Object.keys(covered).map((number) => invoice('B', number, amounts[number] ?? ''))
    const { exclusions } = availabilityOn(
      contractAfter(
        told(
          startedOn(free),
          ...[transmit('R1', bought), book('R1')],
          noteCover('B', limitNoted, 1n, covered),
        ),
      ),
      day('2026-01-31'),
    )
    expect(written(total(exclusions, ['overLimit']))).toBe(row.overLimit)
  })
})

function total(exclusions: ReadonlyArray<Exclusion>, of: ReadonlyArray<Cause> = causes): Money {
  return sum(
    exclusions.filter(({ cause }) => of.includes(cause)).map(({ amount }) => amount),
    'EUR',
  )
}
