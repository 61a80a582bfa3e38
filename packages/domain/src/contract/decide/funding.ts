/** Draws are decided on this stream alone; what is told of cover and credits is noted. */
import { accept } from '../../decider.ts'
import { invariant } from '../../values/invariant.ts'
import { isNegative, minus } from '../../values/money.ts'
import type { DeclineReason } from '../../values/reasons.ts'
import { text } from '../../values/text.ts'
import { availabilityOn } from '../availability.ts'
import type { BookAdvance, GrantAdvance, NoteCover, NoteDebtorCredit } from '../commands/funding.ts'
import type { Decision } from '../rejection.ts'
import { isKnown, isStarted } from '../state/life.ts'
import type { Contract } from '../state.ts'
import { withFund } from './fund.ts'

/** Never refused: the no is an event, with the availability seen. */
export const grantAdvance = (contract: Contract, command: GrantAdvance): Decision => {
  const { contractId, advanceId, amount, requestedOn } = command
  if (contract.draws.has(advanceId)) return accept()

  const { life } = contract
  const { availability } = availabilityOn(contract, requestedOn)
  const evidence = { contractId, advanceId, amount, availability, requestedOn }
  const reason: DeclineReason | undefined =
    (!isStarted(life, requestedOn) && 'ContractNotStarted') ||
    (life.runOff && 'FundingEnded') ||
    (life.suspended.includes('funding') && 'FundingSuspended') ||
    (!isKnown(life, requestedOn) && 'KycExpired') ||
    (isNegative(minus(availability, amount)) && 'AboveAvailability') ||
    undefined
  return reason
    ? accept({ type: 'AdvanceDeclined', ...evidence, reason })
    : accept({ type: 'AdvanceGranted', ...evidence })
}

/** The money has left already: booked whatever was answered. */
export const bookAdvance = (contract: Contract, command: BookAdvance): Decision => {
  const { contractId, advanceId, amount, paidOn } = command
  if (contract.draws.get(advanceId) === 'Booked') return accept()
  const booked = { type: 'AdvanceBooked', contractId, advanceId, amount, valueOn: paidOn } as const
  return accept(
    ...withFund(contract, [booked], { contractId, reference: text(advanceId), on: paidOn }),
  )
}

/** What is older than what is known already is ignored. */
export const noteCover = ({ life, funding }: Contract, command: NoteCover): Decision => {
  invariant(command.limit.currency === life.currency, 'a line is in the currency of its contract')
  const known = funding.debtors.get(command.debtorId)?.lineRevision ?? -1n
  return command.lineRevision > known ? accept({ ...command, type: 'CoverNoted' }) : accept()
}

export const noteDebtorCredit = ({ life }: Contract, command: NoteDebtorCredit): Decision => {
  invariant(
    command.amount.currency === life.currency,
    'a credit is in the currency of its contract',
  )
  return accept({ ...command, type: 'DebtorCreditNoted' })
}
