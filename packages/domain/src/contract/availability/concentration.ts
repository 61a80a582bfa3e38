/** Concentration: no debtor counts for more than his share of all (golden A-2). */
import { isNegative, isPositive, type Money, minus, sum } from '../../values/money.ts'
import { portion, shareOfWhole } from '../../values/rate.ts'
import type { Terms } from '../events/terms.ts'

/**
 * The most that one debtor counts for. `total`: `limit` of the pool before any is capped. `iterative`: `limit`
 * of the pool that results, so with `count` debtors capped and `rest` the others together,
 * `limit × rest / (1 − limit × count)`. Rounded half up, once.
 */
export const concentrationCap = (
  debtors: ReadonlyArray<Money>,
  { limit, base }: NonNullable<Terms['concentration']>,
): Money | undefined => {
  const [first] = debtors
  if (first === undefined) return undefined
  const pool = sum(debtors, first.currency)
  if (base === 'total') return portion(pool, limit, 'HalfUp')

  // The largest first: each that is above the cap takes its place beside it, and lowers it for the next.
  const largestFirst = debtors.toSorted((one, other) => (isNegative(minus(one, other)) ? 1 : -1))
  let rest = pool
  for (const [count, largest] of largestFirst.entries()) {
    const cap = shareOfWhole(rest, limit, count, 'HalfUp')
    if (!isPositive(minus(largest, cap))) return cap
    rest = minus(rest, largest)
  }
  return rest
}
