/** How a dividend is shared: covered : uncovered, then by quotity inside the covered share (golden S-1). */
import { type Money, minus, plus } from '../values/money.ts'
import { fraction, portion, type Rate } from '../values/rate.ts'
import type { Loss } from './loss.ts'

export interface Recovery {
  readonly coveredShare: Money
  readonly uncoveredShare: Money
  readonly forFactor: Money
  readonly forClient: Money
}

/**
 * What there is since the last call is shared as one, and of it what was not shared before: so the cents fall
 * alike, whatever the order in which it comes. Of two, the largest remainder is half up; a tie is the factor's.
 */
export const recoveryOf = (
  { covered, uncovered, shared }: Loss,
  amount: Money,
  quotity: Rate,
): Recovery => {
  const lost = plus(covered, uncovered)
  const inAll = fraction(plus(shared.amount, amount), covered.minor, lost.minor)
  const coveredShare = minus(inAll, shared.coveredShare)
  const forFactor = minus(portion(inAll, quotity, 'HalfUp'), shared.forFactor)
  return {
    coveredShare,
    uncoveredShare: minus(amount, coveredShare),
    forFactor,
    forClient: minus(amount, forFactor),
  }
}
