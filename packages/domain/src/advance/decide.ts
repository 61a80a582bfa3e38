/** What an advance allows. Whether there is money for it, the contract decides. */
import { type Decision as AnyDecision, accept, reject } from '../decider.ts'
import type { Day } from '../values/day.ts'
import { equals, isPositive } from '../values/money.ts'
import type {
  AuthoriseAdvance,
  Command,
  InstructAdvance,
  PayAdvance,
  RefuseAdvance,
  RequestAdvance,
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

type Decision = AnyDecision<Event, Rejection>

export const decide = (state: State, command: Command): Decision => {
  if (command.type === 'RequestAdvance') return request(state, command)
  if (state.status === 'Absent') return reject({ type: 'AdvanceUnknown' })

  switch (command.type) {
    case 'AuthoriseAdvance':
      return authorise(state, command)
    case 'RefuseAdvance':
      return refuse(state, command)
    case 'InstructAdvance':
      return instruct(state, command)
    case 'PayAdvance':
      return pay(state, command)
  }
}

const request = (state: State, command: RequestAdvance): Decision => {
  const { contractId, advanceId, amount, requestedOn } = command
  if (state.status !== 'Absent') {
    const asBefore =
      equals(state.requested.amount, amount) && state.requested.requestedOn === requestedOn
    if (!asBefore) return reject({ type: 'AdvanceRequestedOtherwise' })
    return state.status === 'Refused' && state.refused ? reject(state.refused) : accept()
  }
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  return accept({ type: 'AdvanceRequested', contractId, advanceId, amount, requestedOn })
}

const authorise = (advance: Advance, command: AuthoriseAdvance): Decision => {
  if (advance.status !== 'Requested') return accept()
  const { amount } = advance.requested
  return accept({ ...command, type: 'AdvanceAuthorised', amount })
}

const refuse = (advance: Advance, command: RefuseAdvance): Decision => {
  if (advance.status !== 'Requested') return accept()
  const { amount } = advance.requested
  return accept({ ...command, type: 'AdvanceRefused', amount })
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

const pay = (advance: Advance, { contractId, advanceId, paidOn }: PayAdvance): Decision => {
  if (advance.status === 'Paid') {
    const asBefore = advance.paidOn === paidOn
    return asBefore ? accept() : reject({ type: 'AdvancePaidOtherwise', paidOn: advance.paidOn })
  }
  const { amount } = advance.requested
  return accept({ type: 'AdvancePaid', contractId, advanceId, amount, paidOn })
}
