/** What comes next in a recovery, and what it waits for. */
import type { Day } from '../values/day.ts'
import { isPositive, isZero, type Money, max, min, minus, zero } from '../values/money.ts'
import { dayOfStep, nextStep, type RecoveryStepKind, stepsFor } from '../values/recovery-plan.ts'
import type { Receivable } from './commands.ts'
import type { Rejection } from './rejection.ts'
import { type State, standing } from './state.ts'

export interface Next {
  readonly step: RecoveryStepKind
  /** The first day on which it may be taken. */
  readonly dueFrom: Day
}

/** The step that comes next by that day, due or not; none where none is left, or there are none for that debtor. */
export const nextOn = (
  { taken }: State,
  { plans, debtor, dueOn, assignedOn }: Receivable,
  on: Day,
): Next | undefined => {
  const done = taken.flatMap((each) => (assignedOn <= each.on ? [each.step] : []))
  const next = nextStep(stepsFor(plans, debtor), done, { dueOn, on })
  return next && { step: next.step, dueFrom: dayOfStep(dueOn, next) }
}

/** Why no step may be taken on that day, whichever it is. */
export const waitsFor = (state: State, receivable: Receivable, on: Day): Rejection | undefined => {
  const { open, assignedOn, dueOn, disclosure, plans, debtor } = receivable
  if (isZero(open)) return { type: 'InvoiceIsPaid', open }
  if (on < assignedOn) return { type: 'BeforeAssignment', assignedOn }
  if (disclosure === 'confidential') return { type: 'DebtorNotToBeTold' }
  if (disclosure === 'semiConfidential' && on <= dueOn) {
    return { type: 'DebtorToldOnDefault', dueOn }
  }
  const paid = state.suspended.get('payment')
  // That of before it was bought anew is over.
  const isOver = paid !== undefined && paid.suspendedOn < assignedOn
  const suspended = state.suspended.get('decision') ?? (isOver ? undefined : paid)
  if (suspended) {
    const { ground, suspendedOn } = suspended
    return { type: 'RecoveryIsSuspended', ground, suspendedOn }
  }
  if (!isPositive(askable(state, receivable))) {
    return { type: 'AllIsDisputed', open, disputed: disputedIn(state, receivable) }
  }
  if (stepsFor(plans, debtor).length === 0) return { type: 'RecoveryStepsMissing', debtor }
  const promise = standing(state)
  if (promise && on <= promise.promisedOn) {
    const { amount, promisedOn } = promise
    return { type: 'PromiseStands', amount, promisedOn }
  }
  return undefined
}

/** What is open and not disputed. */
export const askable = (state: State, receivable: Receivable): Money =>
  minus(receivable.open, disputedIn(state, receivable))

/** As the invoice says, or as was told since it was asked; no more than is open. */
const disputedIn = ({ suspended }: State, { open, disputed }: Receivable): Money =>
  min(open, max(disputed, suspended.get('dispute')?.amount ?? zero(open.currency)))
