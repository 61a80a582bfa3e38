/** What each side bears when the debtor is insolvent (golden G-1). */
import { type Money, minus } from '../values/money.ts'
import { portion, type Rate } from '../values/rate.ts'

export interface Indemnity {
  /** By the factor: the share `quotity` of what is covered. */
  readonly borne: Money
  /** To the client: all the rest of what is open. */
  readonly chargedBack: Money
}

export const indemnity = (open: Money, covered: Money, quotity: Rate): Indemnity => {
  const borne = portion(covered, quotity, 'HalfUp')
  return { borne, chargedBack: minus(open, borne) }
}
