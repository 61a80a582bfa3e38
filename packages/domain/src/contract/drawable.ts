/** How much may be drawn, where the fund follows what is in use: whatever is booked levies it. */
import type { Day } from '../values/day.ts'
import { invariant } from '../values/invariant.ts'
import { isNegative, isPositive, type Money, minus, plus } from '../values/money.ts'
import { excluded } from './availability/exclusion.ts'
import { grossOf, type Waterfall } from './availability.ts'
import { requiredOn } from './guarantee-fund.ts'
import { isStarted, termsOn } from './state/life.ts'
import type { Contract } from './state.ts'

/**
 * The most that leaves nothing missing once it is booked, with whatever is granted already and the fund
 * that all of it requires: to the cent, and never above availability, which it mostly is.
 */
export const drawableOn = (contract: Contract, waterfall: Waterfall, on: Day): Money => {
  const { life, account, fund } = contract
  const { availability, fundsInUse } = waterfall
  invariant(isStarted(life, on), 'nothing may be drawn before the start')
  const terms = termsOn(life, on)
  const granted = plus(fundsInUse, excluded(waterfall.exclusions, availability, ['earmarked']))
  const isTooMuch = (amount: Money): boolean => {
    const inUse = plus(granted, amount)
    const required = requiredOn({ life, fund, account: { ...account, fundsInUse: inUse } }, on)
    return isNegative(minus(grossOf(waterfall, required, terms).gross, inUse))
  }
  if (!isPositive(availability) || !isTooMuch(availability)) return availability
  // Each cent more leaves at least one less, so that halving finds the last that fits.
  const most = (fitting: bigint, beyond: bigint): bigint => {
    const middle = (fitting + beyond) / 2n
    if (middle === fitting) return fitting
    return isTooMuch({ ...availability, minor: middle })
      ? most(fitting, middle)
      : most(middle, beyond)
  }
  return { ...availability, minor: most(0n, availability.minor) }
}
