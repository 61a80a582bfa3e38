/** A recovery waits: because somebody says so, for a dispute, or once nothing is open. */
import { accept, reject } from '../../decider.ts'
import type { Day } from '../../values/day.ts'
import { equals, isNegative, isZero, type Money, minus } from '../../values/money.ts'
import type { NoteDispute, NoteOpen, ResumeRecovery, SuspendRecovery } from '../commands.ts'
import type { Event, RecoverySuspended, SuspensionGround } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { type State, standing } from '../state.ts'
import { paidOf, partsOf } from './promises.ts'

export const suspend = ({ suspended }: State, command: SuspendRecovery): Decision => {
  const { reason, suspendedOn } = command
  const before = suspended.get('decision')
  if (before === undefined) {
    return accept(suspension(command, { ground: 'decision', amount: null, reason, suspendedOn }))
  }
  return before.reason === reason && before.suspendedOn === suspendedOn
    ? accept()
    : reject({
        ...{ type: 'RecoveryIsSuspended', ground: before.ground },
        suspendedOn: before.suspendedOn,
      })
}

export const resume = ({ suspended }: State, command: ResumeRecovery): Decision => {
  const before = suspended.get('decision')
  if (before === undefined) return reject({ type: 'RecoveryNotSuspended' })
  const { suspendedOn } = before
  if (command.resumedOn < suspendedOn) return reject({ type: 'BeforeSuspension', suspendedOn })
  return accept(resumption(command, 'decision', command.resumedOn))
}

/** What is disputed waits; the rest is recovered. */
export const noteDispute = ({ suspended }: State, command: NoteDispute): Decision => {
  const { amount, on } = command
  const before = suspended.get('dispute')
  if (amount === null) return before ? accept(resumption(command, 'dispute', on)) : accept()
  if (before?.amount && equals(before.amount, amount)) return accept()
  return accept(suspension(command, { ground: 'dispute', amount, reason: null, suspendedOn: on }))
}

/** Once enough is paid the promise is kept; once all is, there is nothing to recover until money goes back. */
export const noteOpen = (state: State, command: NoteOpen): Decision => {
  const { open, isPaid, on } = command
  const isSuspended = state.suspended.has('payment')
  const kept = isPaid ? keptBy(state, open, on) : []
  if (isZero(open) && !isSuspended) {
    const suspended = { ground: 'payment', amount: null, reason: null, suspendedOn: on } as const
    return accept(...kept, suspension(command, suspended))
  }
  if (!isZero(open) && isSuspended) return accept(resumption(command, 'payment', on))
  return accept(...kept)
}

const keptBy = (state: State, open: Money, on: Day): ReadonlyArray<Event> => {
  const promise = standing(state)
  if (promise === undefined || promise.promisedOn < on) return []
  const paid = paidOf(promise, { open })
  if (isNegative(minus(paid, promise.amount))) return []
  return [{ type: 'PromiseKept', ...partsOf(promise), paid, keptOn: on }]
}

type Whose = Pick<RecoverySuspended, 'invoiceId' | 'contractId' | 'debtorId'>

const suspension = (
  { invoiceId, contractId, debtorId }: Whose,
  how: Pick<RecoverySuspended, 'ground' | 'amount' | 'reason' | 'suspendedOn'>,
): Event => ({ type: 'RecoverySuspended', invoiceId, contractId, debtorId, ...how })

const resumption = (
  { invoiceId, contractId, debtorId }: Whose,
  ground: SuspensionGround,
  resumedOn: Day,
): Event => ({ type: 'RecoveryResumed', invoiceId, contractId, debtorId, ground, resumedOn })
