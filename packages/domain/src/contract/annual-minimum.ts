/** The annual minimum of the factoring commission: what is due when a reference period ends (K-2, K-3). */
import {
  type Day,
  daysFrom,
  firstDayOf,
  inYear,
  lastDayOf,
  type Month,
  plusDays,
  yearOf,
} from '../values/day.ts'
import { type Money, max, minus, plus, sum, times, zero } from '../values/money.ts'
import { fraction } from '../values/rate.ts'
import type { AnnualMinimumCharged } from './events/commissions.ts'
import type { Terms } from './events/terms.ts'
import type { Life } from './state/life.ts'

export interface AnnualMinimum
  extends Pick<AnnualMinimumCharged, 'from' | 'to' | 'activeDays' | 'minimum' | 'charged'> {
  /** What is missing; zero when nothing is. */
  readonly due: Money
}

/** Commission without tax, by value date, and the last day of the last period that ended. */
interface TowardsMinimum {
  readonly towardsMinimum: Iterable<readonly [on: Day, charged: Money]>
  readonly periodEndedOn: Day | undefined
}

/** The day of that month on which a reference period ends, if one does; of two, the last. */
export const periodEndIn = (life: Life, month: Month): Day | undefined =>
  stretches(life)
    .flatMap(({ from, to, annualMin }) => {
      if (annualMin === null) return []
      const end = inYear(yearOf(month), annualMin.periodEnds)
      const isHere = firstDayOf(month) <= end && end <= lastDayOf(month)
      return isHere && from <= end && (to === undefined || end <= to) ? [end] : []
    })
    .at(-1)

/**
 * Of the period that ends on `to`: the days since the last one that were under a minimum without a
 * break, each for its share of a year of 365 days, less the commission of those days. Commission that
 * comes late for a period that has ended counts in the next.
 */
export const annualMinimum = (
  life: Life,
  { towardsMinimum, periodEndedOn }: TowardsMinimum,
  to: Day,
): AnnualMinimum | undefined => {
  const parts = partsUpTo(life, to, periodEndedOn && plusDays(periodEndedOn, 1))
  const [first] = parts
  if (first === undefined) return undefined
  const yearly = parts.map(({ from, to: end, amount }) => times(amount, daysFrom(from, end) + 1))
  const minimum = fraction(sum(yearly, life.currency), 1n, 365n)
  const counts = (on: Day) =>
    on <= to && (first.from <= on || (periodEndedOn !== undefined && on <= periodEndedOn))
  const charged = [...towardsMinimum].reduce(
    (total, [on, amount]) => (counts(on) ? plus(total, amount) : total),
    zero(life.currency),
  )
  return {
    ...{ from: first.from, to, activeDays: daysFrom(first.from, to) + 1, minimum, charged },
    due: max(minus(minimum, charged), zero(life.currency)),
  }
}

/** Days under one version of the terms, both ends included; the last has no end. */
interface Stretch {
  readonly from: Day
  readonly to: Day | undefined
  readonly annualMin: Terms['factoringCommission']['annualMin']
}

const stretches = ({ versions }: Life): ReadonlyArray<Stretch> =>
  versions
    .toArray()
    .map(({ effectiveOn, terms }, index) => {
      const next = versions.get(index + 1)?.effectiveOn
      const { annualMin } = terms.factoringCommission
      return { from: effectiveOn, to: next && plusDays(next, -1), annualMin }
    })
    .filter(({ from, to }) => to === undefined || from <= to)

const partsUpTo = (life: Life, until: Day, since: Day | undefined) => {
  const parts: Array<{ readonly from: Day; readonly to: Day; readonly amount: Money }> = []
  if (since && until < since) return parts
  for (const { from, to, annualMin } of stretches(life).toReversed()) {
    if (until < from) continue
    if (annualMin === null || (since && to && to < since)) break
    parts.unshift({
      from: since && from < since ? since : from,
      to: to === undefined || until < to ? until : to,
      amount: annualMin.amount,
    })
  }
  return parts
}
