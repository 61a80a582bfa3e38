/** What a guarantee line allows. */
import { either as E, function as F } from 'fp-ts'

import { type Decision as AnyDecision, accept, reject } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import { invariant } from '../values/invariant.ts'
import { equals, isPositive, zero } from '../values/money.ts'
import type {
  Command,
  GrantLine,
  RefuseLine,
  RequestLine,
  ReviseLimit,
  WithdrawLine,
} from './commands.ts'
import { coverInvoices, reviseOutstanding, succession } from './cover.ts'
import type { Event } from './events.ts'
import { evolve, type Line, type State } from './state.ts'

/** Why not. In order: when several apply, the first is given. */
export type Rejection =
  | { readonly type: 'LineNotRequested' }
  | { readonly type: 'LineNotGranted' }
  | { readonly type: 'LineAlreadyGranted' }
  | { readonly type: 'LineWithdrawn' }
  | { readonly type: 'LineRequestedOtherwise' }
  | { readonly type: 'LineGrantedOtherwise' }
  | { readonly type: 'AmountMustBePositive' }
  | { readonly type: 'ValidityMustNotEndBeforeItBegins' }
  | { readonly type: 'CurrencyMustMatch'; readonly currency: Currency }

type Decision = AnyDecision<Event, Rejection>

/** Whatever is decided, headroom it leaves goes to the invoices that wait; of nothing, nothing follows. */
export const decide = (state: State, command: Command): Decision =>
  F.pipe(
    answer(state, command),
    E.map((events) =>
      events.length === 0 ? events : [...events, ...waiting(events.reduce(evolve, state), command)],
    ),
  )

const answer = (state: State, command: Command): Decision => {
  switch (command.type) {
    case 'RequestLine':
      return request(state, command)
    case 'GrantLine':
      return grant(state, command)
    case 'RefuseLine':
      return refuse(state, command)
    case 'ReviseLimit':
      return revise(state, command)
    case 'WithdrawLine':
      return withdraw(state, command)
    case 'CoverInvoices':
      return accept(...coverInvoices(state, command))
    case 'ReviseOutstanding':
      invariant(state.status !== 'Absent', 'what is owed changes before it is assigned')
      return accept(...reviseOutstanding(state, command))
  }
}

const request = (state: State, command: RequestLine): Decision => {
  const { contractId, debtorId, orderReference, amount } = command
  if (state.status !== 'Absent') {
    if (state.status === 'Withdrawn') return reject({ type: 'LineWithdrawn' })
    if (amount.currency !== state.limit.currency) return currencyMustMatch(state)
    const { requested } = state
    const asBefore =
      requested?.orderReference === orderReference && equals(requested.amount, amount)
    if (asBefore && state.status !== 'Refused') return accept()
    if (state.status === 'Granted') return reject({ type: 'LineAlreadyGranted' })
    if (state.status === 'Requested') return reject({ type: 'LineRequestedOtherwise' })
  }
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  return accept({ type: 'GuaranteeLineRequested', contractId, debtorId, orderReference, amount })
}

const grant = (state: State, command: GrantLine): Decision => {
  const { contractId, debtorId, limit, quotity, validFrom, validTo } = command
  if (state.status !== 'Absent') {
    if (state.status === 'Withdrawn') return reject({ type: 'LineWithdrawn' })
    const { granted } = state
    if (granted) {
      const asBefore =
        equals(limit, granted.limit) &&
        quotity.eq(granted.quotity) &&
        validFrom === granted.validFrom &&
        validTo === granted.validTo
      return asBefore ? accept() : reject({ type: 'LineGrantedOtherwise' })
    }
    if (limit.currency !== state.limit.currency) return currencyMustMatch(state)
  }
  if (!isPositive(limit)) return reject({ type: 'AmountMustBePositive' })
  if (validTo !== null && validTo < validFrom) {
    return reject({ type: 'ValidityMustNotEndBeforeItBegins' })
  }
  return accept({
    ...{ type: 'GuaranteeLineGranted', contractId, debtorId },
    ...{ limit, quotity, validFrom, validTo },
  })
}

const refuse = (state: State, { contractId, debtorId, reason }: RefuseLine): Decision => {
  if (state.status === 'Refused') return accept()
  if (state.status === 'Granted') return reject({ type: 'LineAlreadyGranted' })
  if (state.status === 'Withdrawn') return reject({ type: 'LineWithdrawn' })
  if (state.status !== 'Requested') return reject({ type: 'LineNotRequested' })
  return accept({ type: 'GuaranteeLineRefused', contractId, debtorId, reason })
}

const revise = (state: State, { contractId, debtorId, limit }: ReviseLimit): Decision => {
  if (state.status === 'Withdrawn') return reject({ type: 'LineWithdrawn' })
  if (state.status !== 'Granted') return reject({ type: 'LineNotGranted' })
  if (!isPositive(limit)) return reject({ type: 'AmountMustBePositive' })
  if (limit.currency !== state.limit.currency) return currencyMustMatch(state)
  return equals(limit, state.limit)
    ? accept()
    : accept({ type: 'LimitRevised', contractId, debtorId, limit })
}

const withdraw = (state: State, { contractId, debtorId, reason }: WithdrawLine): Decision => {
  if (state.status === 'Withdrawn') return accept()
  if (state.status !== 'Granted') return reject({ type: 'LineNotGranted' })
  const limit = zero(state.limit.currency)
  return accept({ type: 'GuaranteeLineWithdrawn', contractId, debtorId, reason, limit })
}

const waiting = (state: State, command: Command): ReadonlyArray<Event> => {
  const on = dayOf(command)
  return state.status === 'Absent' || on === undefined ? [] : succession(state, command, on)
}

/** The day of a decision that may leave headroom. */
const dayOf = (command: Command): Day | undefined => {
  switch (command.type) {
    case 'GrantLine':
      return command.validFrom
    case 'ReviseLimit':
      return command.revisedOn
    case 'CoverInvoices':
    case 'ReviseOutstanding':
      return command.on
    case 'RequestLine':
    case 'RefuseLine':
    case 'WithdrawLine':
      return undefined
  }
}

const currencyMustMatch = ({ limit: { currency } }: Line): Decision =>
  reject({ type: 'CurrencyMustMatch', currency })
