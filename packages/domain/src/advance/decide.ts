/** What an advance allows. Whether there is money for it, the contract decides. */
import { type Decision as AnyDecision, accept, reject } from '../decider.ts'
import type { Day } from '../values/day.ts'
import { sweepIdOf } from '../values/identity.ts'
import { equals, isPositive, zero } from '../values/money.ts'
import type {
  AuthoriseAdvance,
  AuthoriseSweep,
  Command,
  FailAdvance,
  InstructAdvance,
  PayAdvance,
  RefuseAdvance,
  RequestAdvance,
  SweepAdvance,
} from './commands.ts'
import type { AdvanceRefused, Event } from './events.ts'
import type { Advance, State } from './state.ts'

export type Rejection =
  | { readonly type: 'AdvanceUnknown' }
  | { readonly type: 'AmountMustBePositive' }
  /** The contract has an advance of this name, for another amount or day. */
  | { readonly type: 'AdvanceRequestedOtherwise' }
  /** The very event that refused it: what was refused once is no yes under another name. */
  | AdvanceRefused
  | { readonly type: 'AdvanceNotAuthorised'; readonly status: Advance['status'] }
  | { readonly type: 'AdvancePaidOtherwise'; readonly paidOn: Day | undefined }
  | { readonly type: 'AdvanceFailedOtherwise'; readonly failedOn: Day | undefined }

type Decision = AnyDecision<Event, Rejection>

export const decide = (state: State, command: Command): Decision => {
  if (command.type === 'RequestAdvance') return request(state, command)
  if (command.type === 'SweepAdvance') return sweep(state, command)
  if (state.status === 'Absent') return reject({ type: 'AdvanceUnknown' })

  switch (command.type) {
    case 'AuthoriseAdvance':
    case 'AuthoriseSweep':
      return authorise(state, command)
    case 'RefuseAdvance':
      return refuse(state, command)
    case 'InstructAdvance':
      return instruct(state, command)
    case 'PayAdvance':
      return pay(state, command)
    case 'FailAdvance':
      return fail(state, command)
  }
}

const request = (state: State, command: RequestAdvance): Decision => {
  const { contractId, advanceId, amount, requestedOn } = command
  if (state.status !== 'Absent') {
    const { requested } = state
    const asBefore =
      requested.type === 'AdvanceRequested' &&
      equals(requested.amount, amount) &&
      requested.requestedOn === requestedOn
    return asBefore ? again(state) : reject({ type: 'AdvanceRequestedOtherwise' })
  }
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  return accept({ type: 'AdvanceRequested', contractId, advanceId, amount, requestedOn })
}

/** The draw of a day has a name of its own, so each day is swept once. */
const sweep = (state: State, { contractId, sweptOn }: SweepAdvance): Decision => {
  const advanceId = sweepIdOf(sweptOn)
  if (state.status === 'Absent') {
    return accept({ type: 'SweepRequested', contractId, advanceId, sweptOn })
  }
  const isSweep = state.requested.type === 'SweepRequested'
  return isSweep ? again(state) : reject({ type: 'AdvanceRequestedOtherwise' })
}

const again = ({ status, refused }: Advance): Decision =>
  status === 'Refused' && refused ? reject(refused) : accept()

const authorise = (
  { status, amount }: Advance,
  command: AuthoriseAdvance | AuthoriseSweep,
): Decision => {
  const granted = command.type === 'AuthoriseSweep' ? command.amount : amount
  if (status !== 'Requested' || granted === undefined) return accept()
  return accept({ ...command, type: 'AdvanceAuthorised', amount: granted })
}

/** A sweep that is refused is one of nothing. */
const refuse = ({ status, amount }: Advance, command: RefuseAdvance): Decision => {
  if (status !== 'Requested') return accept()
  const refused = amount ?? zero(command.availability.currency)
  return accept({ ...command, type: 'AdvanceRefused', amount: refused })
}

const instruct = (advance: Advance, { contractId, advanceId }: InstructAdvance): Decision => {
  switch (advance.status) {
    case 'Instructed':
    case 'Paid':
      return accept()
    case 'Authorised':
      return accept({ type: 'AdvanceInstructed', contractId, advanceId })
    default:
      return reject({ type: 'AdvanceNotAuthorised', status: advance.status })
  }
}

/** Whatever was answered, the money has moved; of a sweep that was not granted nobody knows how much. */
const pay = (advance: Advance, { contractId, advanceId, paidOn }: PayAdvance): Decision => {
  const { status, amount } = advance
  if (status === 'Paid') {
    const asBefore = advance.paidOn === paidOn
    return asBefore ? accept() : reject({ type: 'AdvancePaidOtherwise', paidOn: advance.paidOn })
  }
  if (status === 'Failed' && advance.paidOn === paidOn) return accept()
  if (amount === undefined) return reject({ type: 'AdvanceNotAuthorised', status })
  return accept({ type: 'AdvancePaid', contractId, advanceId, amount, paidOn })
}

/** Before the bank has paid or after; of what nobody granted or paid there is nothing to fail. */
const fail = (advance: Advance, { contractId, advanceId, ...failed }: FailAdvance): Decision => {
  const { status, amount, failedOn } = advance
  if (status === 'Failed') {
    const asBefore = failedOn === failed.failedOn
    return asBefore ? accept() : reject({ type: 'AdvanceFailedOtherwise', failedOn })
  }
  const isUnderWay = status === 'Authorised' || status === 'Instructed' || status === 'Paid'
  if (!isUnderWay || amount === undefined) return reject({ type: 'AdvanceNotAuthorised', status })
  const { failedOn: on, reason } = failed
  return accept({ type: 'AdvanceFailed', contractId, advanceId, amount, failedOn: on, reason })
}
