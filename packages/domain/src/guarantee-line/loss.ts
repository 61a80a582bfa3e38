/** What was called on a line, and what has come back of it. */
import { Map as PersistentMap } from 'immutable'

import type { CollectionId } from '../values/identity.ts'
import { type Money, minus, plus, sum } from '../values/money.ts'
import type { CoverCalled, RecoveryReversed, RecoveryShared } from './events.ts'

/** Of all its invoices together. */
export interface Loss {
  readonly covered: Money
  readonly uncovered: Money
  /** What was shared before the last call stays as it was shared. */
  readonly before: Dividends
  /** Since then: until the next call, whatever comes is shared in the same proportions. */
  readonly since: Dividends
}

/** By the receipt that brought them. Persistent: a step of `evolve` copies no table. */
type Dividends = PersistentMap<CollectionId, Dividend>

type Dividend = Shared & Pick<RecoveryShared, 'recoveredOn'>

export type Shared = Pick<RecoveryShared, 'amount' | 'coveredShare' | 'forFactor'>

export const noLoss = (nothing: Money): Loss => ({
  ...{ covered: nothing, uncovered: nothing },
  ...{ before: PersistentMap(), since: PersistentMap() },
})

export const called = (loss: Loss, { outstanding, covered }: CoverCalled): Loss => ({
  covered: plus(loss.covered, covered),
  uncovered: plus(loss.uncovered, minus(outstanding, covered)),
  before: dividendsOf(loss),
  since: PersistentMap(),
})

export const recovered = (loss: Loss, shared: RecoveryShared): Loss => ({
  ...loss,
  since: loss.since.mergeWith(together, [[shared.collectionId, partsOf(shared)]]),
})

/** As if it had not come. */
export const wentBack = (loss: Loss, { collectionId }: RecoveryReversed): Loss => ({
  ...loss,
  before: loss.before.delete(collectionId),
  since: loss.since.delete(collectionId),
})

export const dividendsOf = ({ before, since }: Loss): Dividends => before.mergeWith(together, since)

/** All that has come back, and has not gone again. */
export const recoveredOf = (loss: Loss): Money => sharedIn(dividendsOf(loss), loss.covered).amount

/** Of all of them together. */
export const sharedIn = (dividends: Dividends, { currency }: Money): Shared => {
  const of = (part: keyof Shared) =>
    sum(
      [...dividends.values()].map((each) => each[part]),
      currency,
    )
  return { amount: of('amount'), coveredShare: of('coveredShare'), forFactor: of('forFactor') }
}

const partsOf = ({ amount, coveredShare, forFactor, recoveredOn }: RecoveryShared): Dividend => ({
  ...{ amount, coveredShare, forFactor, recoveredOn },
})

/** A receipt comes on one day. */
const together = (one: Dividend, other: Shared): Dividend => ({
  amount: plus(one.amount, other.amount),
  coveredShare: plus(one.coveredShare, other.coveredShare),
  forFactor: plus(one.forFactor, other.forFactor),
  recoveredOn: one.recoveredOn,
})
