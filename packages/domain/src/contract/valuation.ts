/** What bears interest, as it changes by value date. */
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import { type Money, plus, zero } from '../values/money.ts'

/** By how much each figure changes on a value date. */
export interface Valuation {
  readonly fundsInUse: Money
  readonly guaranteeFund: Money
  /** Of the funds in use, interest charged that bears none itself. */
  readonly uncapitalised: Money
  /** Of the funds in use, advances on one receivable, which bear interest of their own. */
  readonly apart: Money
}

/** A change, and the day from which it counts. */
export type Valued = readonly [valueOn: Day, change: Partial<Valuation>]

export const nothing = (currency: Currency): Valuation => {
  const none = zero(currency)
  return { fundsInUse: none, guaranteeFund: none, uncapitalised: none, apart: none }
}

export const together = (one: Valuation, other: Partial<Valuation>): Valuation => ({
  fundsInUse: other.fundsInUse ? plus(one.fundsInUse, other.fundsInUse) : one.fundsInUse,
  guaranteeFund: other.guaranteeFund
    ? plus(one.guaranteeFund, other.guaranteeFund)
    : one.guaranteeFund,
  uncapitalised: other.uncapitalised
    ? plus(one.uncapitalised, other.uncapitalised)
    : one.uncapitalised,
  apart: other.apart ? plus(one.apart, other.apart) : one.apart,
})
