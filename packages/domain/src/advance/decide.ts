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
  RepayAdvance,
  RequestAdvance,
  RequestReceivableAdvance,
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
  if (command.type === 'RequestAdvance' || command.type === 'RequestReceivableAdvance') {
    return request(state, command)
  }
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
    case 'RepayAdvance':
      return repay(state, command)
  }
}

const request = (state: State, command: RequestAdvance | RequestReceivableAdvance): Decision => {
  if (state.status !== 'Absent') {
    return isAsked(state.requested, command)
      ? again(state)
      : reject({ type: 'AdvanceRequestedOtherwise' })
  }
  if (!isPositive(command.amount)) return reject({ type: 'AmountMustBePositive' })
  return command.type === 'RequestAdvance'
    ? accept({ ...command, type: 'AdvanceRequested' })
    : accept({ ...command, type: 'ReceivableAdvanceRequested' })
}

/** Whether it was requested just so. */
const isAsked = (
  requested: Advance['requested'],
  command: RequestAdvance | RequestReceivableAdvance,
): boolean => {
  if (requested.type === 'SweepRequested') return false
  const { amount, requestedOn } = command
  if (!equals(requested.amount, amount) || requested.requestedOn !== requestedOn) return false
  if (command.type === 'RequestAdvance') return requested.type === 'AdvanceRequested'
  return (
    requested.type === 'ReceivableAdvanceRequested' &&
    requested.invoiceId === command.invoiceId &&
    requested.fixing.reference === command.fixing.reference &&
    requested.fixing.rate.eq(command.fixing.rate) &&
    requested.fixing.source === command.fixing.source
  )
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
    case 'Repaid':
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
  if (status === 'Paid' || status === 'Repaid') {
    const asBefore = advance.paidOn === paidOn
    return asBefore ? accept() : reject({ type: 'AdvancePaidOtherwise', paidOn: advance.paidOn })
  }
  if (status === 'Failed' && advance.paidOn === paidOn) return accept()
  if (amount === undefined) return reject({ type: 'AdvanceNotAuthorised', status })
  return accept({ type: 'AdvancePaid', contractId, advanceId, amount, paidOn })
}

const repay = ({ status }: Advance, { contractId, advanceId, repaidOn }: RepayAdvance): Decision =>
  status === 'Paid' ? accept({ type: 'AdvanceRepaid', contractId, advanceId, repaidOn }) : accept()

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
