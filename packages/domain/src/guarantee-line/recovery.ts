/** How a dividend is shared: covered : uncovered, then by quotity inside the covered share (golden S-1). */
import { type Money, max, min, minus, plus, zero } from '../values/money.ts'
import { fraction, portion, type Rate } from '../values/rate.ts'
import { type Loss, sharedIn } from './loss.ts'

export interface Recovery {
  readonly coveredShare: Money
  readonly uncoveredShare: Money
  readonly forFactor: Money
  readonly forClient: Money
}

/**
 * What there is since the last call is shared as one, and of it what was not shared before: so the cents fall
 * alike, whatever the order in which it comes. Of two, the largest remainder is half up; a tie is the factor's.
 * Of neither part more comes back than was lost of it.
 */
export const recoveryOf = (
  { covered, uncovered, before, since }: Loss,
  amount: Money,
  quotity: Rate,
): Recovery => {
  const earlier = sharedIn(before, amount)
  const shared = sharedIn(since, amount)
  const inAll = plus(shared.amount, amount)
  const inProportion = fraction(inAll, covered.minor, plus(covered, uncovered).minor)
  const most = minus(covered, earlier.coveredShare)
  const least = minus(inAll, minus(uncovered, minus(earlier.amount, earlier.coveredShare)))
  const ofCovered = max(min(inProportion, most), least)
  const coveredShare = between(minus(ofCovered, shared.coveredShare), amount)
  const ofFactor = portion(plus(shared.coveredShare, coveredShare), quotity, 'HalfUp')
  const forFactor = between(minus(ofFactor, shared.forFactor), coveredShare)
  return {
    coveredShare,
    uncoveredShare: minus(amount, coveredShare),
    forFactor,
    forClient: minus(amount, forFactor),
  }
}

/** Nothing at least: where a dividend went back, others may have had more of its cents than their own. */
const between = (part: Money, whole: Money): Money => max(min(part, whole), zero(whole.currency))
