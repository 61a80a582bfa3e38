/**
 * The financing commission (_commission de financement_) by the method of numbers: balance × days on
 * value dates, a year of 360 days, rounded once a period (golden AF-1).
 */
import type { Currency } from '../values/currency.ts'
import { type Day, daysFrom } from '../values/day.ts'
import { isNegative, isZero, type Money, plus, times, zero } from '../values/money.ts'
import { interest, type Rate } from '../values/rate.ts'
import type { Segment } from './events/commissions.ts'

/** A change of the funds in use, and the day from which it counts. */
export type Valued = readonly [valueOn: Day, change: Money]

/** A rate, from `from` on until another follows. */
export interface RateFrom {
  readonly from: Day
  readonly rate: Rate
}

export interface InterestScale {
  readonly segments: ReadonlyArray<Segment>
  /** To ten digits after the point. */
  readonly exact: Rate
  readonly rounded: Money
}

/**
 * Of the days `from` included to `to` excluded, whatever the order of the changes; `rates` in order,
 * the first of them from `from` or before. Days without a balance have no segment; a client in credit
 * has one, without numbers: he neither pays nor earns. What changes neither balance nor rate starts none.
 */
export const interestScale = (
  changes: Iterable<Valued>,
  [from, to]: readonly [from: Day, to: Day],
  rates: ReadonlyArray<RateFrom>,
  currency: Currency,
): InterestScale => {
  let balance = zero(currency)
  const later = new Map<Day, Money>()
  for (const [valueOn, change] of changes) {
    if (valueOn <= from) balance = plus(balance, change)
    else if (valueOn < to) later.set(valueOn, plus(later.get(valueOn) ?? zero(currency), change))
  }
  const moving = [...later].filter(([, change]) => !isZero(change)).map(([on]) => on)
  const starts = [from, ...new Set([...moving, ...repriced(rates, from, to)].sort())]

  const segments: Array<Segment> = []
  for (const [index, start] of starts.entries()) {
    balance = plus(balance, later.get(start) ?? zero(currency))
    const rate = rates.findLast((each) => each.from <= start)?.rate
    const end = starts[index + 1] ?? to
    if (rate && !isZero(balance)) {
      const numbers = isNegative(balance) ? zero(currency) : times(balance, daysFrom(start, end))
      segments.push({ from: start, to: end, balance, numbers, rate })
    }
  }
  return { segments, ...interest(segments, currency) }
}

/** The days between the two on which the rate becomes another. */
const repriced = (rates: ReadonlyArray<RateFrom>, from: Day, to: Day): ReadonlyArray<Day> =>
  rates
    .filter(({ rate }, index) => !rates[index - 1]?.rate.eq(rate))
    .map((each) => each.from)
    .filter((on) => from < on && on < to)
