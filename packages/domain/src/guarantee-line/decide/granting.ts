/** From the order that wants cover to the line that gives it, or the no. */
import { accept, reject } from '../../decider.ts'
import { equals, isPositive, zero } from '../../values/money.ts'
import type { BeginLine, GrantLine, RefuseLine, RequestLine } from '../commands.ts'
import type { Decision } from '../rejection.ts'
import { isPast, type State, standingLimit } from '../state.ts'
import { currencyMustMatch, expired, standing, withdrawn } from './standing.ts'

/** Anew after a no or an end, but not after the end of its contract. */
export const request = (state: State, command: RequestLine): Decision => {
  const { contractId, debtorId, orderReference, amount } = command
  if (state.status !== 'Absent') {
    const { status, requested, contractEndedOn } = state
    if (amount.currency !== state.limit.currency) return currencyMustMatch(state)
    if (contractEndedOn !== undefined) return expired(state)
    const isPending = status === 'Requested' || status === 'Granted'
    const asBefore =
      requested?.orderReference === orderReference && equals(requested.amount, amount)
    if (asBefore && isPending) return accept()
    if (status === 'Granted') return reject({ type: 'LineAlreadyGranted' })
    if (status === 'Requested') return reject({ type: 'LineRequestedOtherwise' })
  }
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  return accept({ type: 'GuaranteeLineRequested', contractId, debtorId, orderReference, amount })
}

/** Unasked too; but one that has ended must be requested anew, so that an old grant sent late is none. */
export const grant = (state: State, command: GrantLine): Decision => {
  const { contractId, debtorId, limit, quotity, validFrom, validTo } = command
  const grantedOn = command.grantedOn ?? validFrom
  if (state.status !== 'Absent') {
    if (state.status === 'Withdrawn') return withdrawn(state)
    if (state.status === 'Expired') return expired(state)
    if (state.status === 'Granted' && state.granted) {
      const { granted } = state
      const asBefore =
        equals(limit, granted.limit) &&
        quotity.eq(granted.quotity) &&
        grantedOn === granted.grantedOn &&
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
  const isHeld =
    state.status !== 'Absent' &&
    (state.suspendedBy.includes('contract') || state.insolventSince !== undefined)
  const isInDays = validFrom <= grantedOn && !isPast(command, grantedOn)
  const mayCover = isInDays && !isHeld ? limit : zero(limit.currency)
  return accept({
    ...{ type: 'GuaranteeLineGranted', contractId, debtorId },
    ...{ limit, quotity, grantedOn, validFrom, validTo, mayCover },
  })
}

export const refuse = (state: State, { contractId, debtorId, reason }: RefuseLine): Decision => {
  if (state.status === 'Refused') return accept()
  if (state.status === 'Granted') return reject({ type: 'LineAlreadyGranted' })
  if (state.status === 'Withdrawn') return withdrawn(state)
  if (state.status === 'Expired') return expired(state)
  if (state.status !== 'Requested') return reject({ type: 'LineNotRequested' })
  return accept({ type: 'GuaranteeLineRefused', contractId, debtorId, reason })
}

export const begin = (state: State, { contractId, debtorId, begunOn }: BeginLine): Decision =>
  standing(state, (line) => {
    if (line.isBegun) return accept()
    const { validFrom, validTo } = line.granted
    if (begunOn < validFrom || isPast(line.granted, begunOn)) {
      return reject({ type: 'LineNotInForce', validFrom, validTo })
    }
    const limit = standingLimit(line, begunOn)
    return accept({ type: 'GuaranteeLineBegun', contractId, debtorId, begunOn, limit })
  })
