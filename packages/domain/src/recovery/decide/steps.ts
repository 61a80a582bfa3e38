/** The debtor is reminded, put in default, and sued: one step at a time, each from its own day on. */
import { accept, reject } from '../../decider.ts'
import { france, openFrom } from '../../values/calendar.ts'
import type { Day } from '../../values/day.ts'
import { isPositive, isZero, type Money, max, minus, zero } from '../../values/money.ts'
import { dayOfStep, nextStep, type RecoveryStepKind, stepsFor } from '../../values/recovery-plan.ts'
import type { Receivable } from '../commands.ts'
import type { DunningSent, Event } from '../events.ts'
import type { Decision, Rejection } from '../rejection.ts'
import { type State, standing } from '../state.ts'
import { broken } from './promises.ts'

interface Asked {
  readonly invoice: Pick<DunningSent, 'invoiceId' | 'contractId' | 'debtorId'>
  readonly step: RecoveryStepKind
  readonly on: Day
}

/** What `taken` makes of it, after the promise that has lapsed by then, if one has. */
export const takeStep = (
  state: State,
  receivable: Receivable,
  { invoice, step, on }: Asked,
  taken: (it: Asked['invoice'] & { readonly amount: Money; readonly dueFrom: Day }) => Event,
): Decision => {
  if (state.taken.some((each) => each.step === step && each.on === on)) return accept()
  const against = notToBeTaken(state, receivable, { invoice, step, on })
  if (against) return reject(against)

  const { dueOn, open } = receivable
  const steps = stepsFor(receivable.plans, receivable.debtor)
  if (steps.length === 0) {
    return reject({ type: 'RecoveryStepsMissing', debtor: receivable.debtor })
  }
  const done = state.taken.map((each) => each.step)
  const next = nextStep(steps, done, { dueOn, on })
  if (next?.step !== step) {
    return reject({ type: 'StepOutOfTurn', step, next: next?.step ?? null })
  }
  const dueFrom = dayOfStep(dueOn, next)
  if (on < dueFrom) return reject({ type: 'StepNotDue', step, dueFrom })
  if (!france(on)) return reject({ type: 'NotABusinessDay', on, next: openFrom(france, on) })

  const promise = standing(state)
  if (promise && on <= promise.promisedOn) {
    const { amount, promisedOn } = promise
    return reject({ type: 'PromiseStands', amount, promisedOn })
  }
  const amount = minus(open, disputedIn(state, receivable))
  return accept<Event>(
    ...(promise ? [broken(promise, receivable)] : []),
    taken({ ...invoice, amount, dueFrom }),
  )
}

const notToBeTaken = (
  state: State,
  receivable: Receivable,
  { invoice: { invoiceId }, on }: Asked,
): Rejection | undefined => {
  const { open, assignedOn, dueOn, disclosure } = receivable
  if (isZero(open)) return { type: 'InvoiceIsPaid', invoiceId, open }
  if (on < assignedOn) return { type: 'BeforeAssignment', assignedOn }
  if (disclosure === 'confidential') return { type: 'DebtorNotToBeTold' }
  if (disclosure === 'semiConfidential' && on <= dueOn)
    return { type: 'DebtorToldOnDefault', dueOn }
  const suspended = state.suspended.get('decision') ?? state.suspended.get('payment')
  if (suspended) {
    const { ground, suspendedOn } = suspended
    return { type: 'RecoveryIsSuspended', ground, suspendedOn }
  }
  const disputed = disputedIn(state, receivable)
  return isPositive(minus(open, disputed)) ? undefined : { type: 'AllIsDisputed', open, disputed }
}

/** As the invoice says, or as was told since it was asked. */
const disputedIn = ({ suspended }: State, { disputed }: Receivable): Money =>
  max(disputed, suspended.get('dispute')?.amount ?? zero(disputed.currency))
