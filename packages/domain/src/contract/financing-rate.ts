/** What a day of the financing commission costs (golden FL-1). */
import type { Day } from '../values/day.ts'
import type { Fixing } from '../values/fixing.ts'
import { atLeastZero, type Rate } from '../values/rate.ts'
import type { Segment } from './events/commissions.ts'
import type { Terms } from './events/terms.ts'

/** What the days cost, from `from` on until another price follows. */
export interface Price extends Pick<Segment, 'rate' | 'dayCount'> {
  readonly from: Day
  readonly interestFreeShare: Rate
}

/** A reference and the margin, as the floor has it; below zero only where there is none (golden FL-1). */
export const financingRate = (
  reference: Rate,
  { margin, floor }: Pick<Terms['financingCommission'], 'margin' | 'floor'>,
): Rate => {
  if (floor === 'none') return reference.plus(margin)
  return atLeastZero((floor === 'onReference' ? atLeastZero(reference) : reference).plus(margin))
}

/** What a day costs by its terms, at that fixing. */
export const priceOn = (
  { financingCommission, guaranteeFund }: Terms,
  from: Day,
  fixing: Pick<Fixing, 'rate'>,
): Price => ({
  from,
  rate: financingRate(fixing.rate, financingCommission),
  dayCount: financingCommission.dayCount,
  interestFreeShare: guaranteeFund.interestFreeShare,
})
