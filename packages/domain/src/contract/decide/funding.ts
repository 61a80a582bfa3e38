/** Draws are decided on this stream alone; what is told of cover and credits is noted. */
import { accept } from '../../decider.ts'
import type { Day } from '../../values/day.ts'
import { invariant } from '../../values/invariant.ts'
import { isNegative, isPositive, type Money, minus, zero } from '../../values/money.ts'
import type { DeclineReason } from '../../values/reasons.ts'
import { text } from '../../values/text.ts'
import { availabilityOn } from '../availability.ts'
import type {
  BookAdvance,
  GrantAdvance,
  GrantSweep,
  NoteCover,
  NoteDebtorCredit,
  ReturnAdvance,
} from '../commands/funding.ts'
import { drawsStopped } from '../draws.ts'
import type { AdvanceDeclined, AdvanceGranted } from '../events/funding.ts'
import type { Decision } from '../rejection.ts'
import { type Life, termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'
import { withdrawalsDue } from './definancing.ts'
import { withFund } from './fund.ts'

/**
 * Never refused: the no is an event, with the availability seen. What has become overdue by that day comes first,
 * in the same append.
 */
export const grantAdvance = (contract: Contract, command: GrantAdvance): Decision => {
  const { advanceId, amount, requestedOn } = command
  if (contract.draws.has(advanceId)) return accept()
  const { availability } = availabilityOn(contract, requestedOn)
  const reason =
    drawsStopped(contract.life, requestedOn) ??
    (isNegative(minus(availability, amount)) ? 'AboveAvailability' : undefined)
  return answered(contract, { ...command, availability, reason })
}

/** Whatever is available, once a day. */
export const grantSweep = (contract: Contract, command: GrantSweep): Decision => {
  const { contractId, advanceId, sweptOn } = command
  const { draws, life } = contract
  if (draws.has(advanceId)) return accept()
  const { availability } = availabilityOn(contract, sweptOn)
  const reason = drawsStopped(life, sweptOn) ?? notSwept(life, sweptOn, availability)
  const amount = reason === undefined ? availability : zero(life.currency)
  const draw = { contractId, advanceId, amount, requestedOn: sweptOn }
  return answered(contract, { ...draw, availability, reason })
}

const notSwept = (life: Life, on: Day, availability: Money): DeclineReason | undefined => {
  if (termsOn(life, on).drawing !== 'dailySweep') return 'NotSwept'
  return isPositive(availability) ? undefined : 'NothingAvailable'
}

type Answer = Omit<AdvanceGranted, 'type' | 'requestedOn'> & {
  readonly requestedOn: Day
  readonly reason: AdvanceDeclined['reason'] | undefined
}

const answered = (contract: Contract, answer: Answer): Decision => {
  const { contractId, advanceId, amount, availability, requestedOn, reason } = answer
  const evidence = { contractId, advanceId, amount, availability, requestedOn }
  return accept(
    ...withdrawalsDue(contract, contractId, requestedOn),
    reason === undefined
      ? { type: 'AdvanceGranted', ...evidence }
      : { type: 'AdvanceDeclined', ...evidence, reason },
  )
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

/** It came back, or never left: of what was neither granted nor booked there is nothing to free. */
export const returnAdvance = ({ draws }: Contract, command: ReturnAdvance): Decision => {
  const { contractId, advanceId, amount, returnedOn } = command
  const status = draws.get(advanceId)
  if (status !== 'Granted' && status !== 'Booked') return accept()
  const wasBooked = status === 'Booked'
  const returned = { contractId, advanceId, amount, wasBooked, valueOn: returnedOn }
  return accept({ type: 'AdvanceReturned', ...returned })
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
