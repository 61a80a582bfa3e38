/** What was called on a line, and what has come back of it. */
import { type Money, minus, plus, zero } from '../values/money.ts'
import type { CoverCalled, RecoveryShared } from './events.ts'

/** Of all its invoices together. */
export interface Loss {
  readonly covered: Money
  readonly uncovered: Money
  readonly recovered: Money
  /** Since the last call: until the next, whatever comes is shared in the same proportions. */
  readonly shared: Shared
}

type Shared = Pick<RecoveryShared, 'amount' | 'coveredShare' | 'forFactor'>

export const noLoss = (nothing: Money): Loss => ({
  ...{ covered: nothing, uncovered: nothing, recovered: nothing },
  shared: nothingShared(nothing),
})

export const called = (loss: Loss, { outstanding, covered }: CoverCalled): Loss => ({
  covered: plus(loss.covered, covered),
  uncovered: plus(loss.uncovered, minus(outstanding, covered)),
  recovered: loss.recovered,
  shared: nothingShared(zero(covered.currency)),
})

export const recovered = (
  loss: Loss,
  { amount, coveredShare, forFactor }: RecoveryShared,
): Loss => ({
  ...loss,
  recovered: plus(loss.recovered, amount),
  shared: {
    amount: plus(loss.shared.amount, amount),
    coveredShare: plus(loss.shared.coveredShare, coveredShare),
    forFactor: plus(loss.shared.forFactor, forFactor),
  },
})

const nothingShared = (nothing: Money): Shared => ({
  ...{ amount: nothing, coveredShare: nothing, forFactor: nothing },
})
