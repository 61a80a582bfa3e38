/** Draws are decided on this stream alone; what is told of cover and credits is noted. */
import { accept } from '../../decider.ts'
import type { Day } from '../../values/day.ts'
import { invariant } from '../../values/invariant.ts'
import { isNegative, isPositive, type Money, minus, zero } from '../../values/money.ts'
import { portion } from '../../values/rate.ts'
import type { DeclineReason } from '../../values/reasons.ts'
import { text } from '../../values/text.ts'
import { availabilityOn, type Waterfall } from '../availability.ts'
import type {
  BookAdvance,
  GrantAdvance,
  GrantReceivableAdvance,
  GrantSweep,
  NoteCover,
  NoteDebtorCredit,
  ReturnAdvance,
} from '../commands/funding.ts'
import { drawsStopped } from '../draws.ts'
import type { AdvanceDeclined, AdvanceGranted } from '../events/funding.ts'
import type { Terms } from '../events/terms.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { type Life, termsOn } from '../state/life.ts'
import type { LinkedAdvances } from '../state/linked-advances.ts'
import type { Contract } from '../state.ts'
import { withdrawalsDue } from './definancing.ts'
import { withFund } from './fund.ts'
import { withSettlements } from './linked-advances.ts'

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

/** Mode B: of one receivable no more than its share, and once; nor more than is available in all. */
export const grantReceivableAdvance = (
  contract: Contract,
  command: GrantReceivableAdvance,
): Decision => {
  const { contractId, advanceId, invoiceId, amount, requestedOn, fixing } = command
  const { life, draws, advances, funding } = contract
  if (draws.has(advanceId)) return accept()
  const waterfall = availabilityOn(contract, requestedOn)
  const reason =
    drawsStopped(life, requestedOn) ??
    notOnReceivable(termsOn(life, requestedOn), command, waterfall, advances) ??
    (isNegative(minus(waterfall.availability, amount)) ? 'AboveAvailability' : undefined)
  const { availability } = waterfall
  const debtorId = funding.receivables.get(invoiceId)?.debtorId
  const linked: ReadonlyArray<Event> =
    reason === undefined && debtorId !== undefined
      ? [{ type: 'AdvanceLinked', contractId, advanceId, invoiceId, debtorId, fixing }]
      : []
  const draw = { contractId, advanceId, amount, availability, requestedOn }
  return answered(contract, { ...draw, reason }, linked)
}

const notOnReceivable = (
  { advanceMode, advanceRate, financingCommission }: Terms,
  { invoiceId, amount, fixing }: GrantReceivableAdvance,
  { receivables }: Waterfall,
  advances: LinkedAdvances,
): DeclineReason | undefined => {
  if (advanceMode !== 'B') return 'NotPerReceivable'
  if (fixing.reference !== financingCommission.reference) return 'OtherReference'
  const receivable = receivables.find((each) => each.invoiceId === invoiceId)
  if (receivable === undefined) return 'ReceivableNotOpen'
  if (advances.has(invoiceId)) return 'ReceivableAdvanced'
  const most = portion(receivable.eligible, advanceRate, 'HalfUp')
  return isNegative(minus(most, amount)) ? 'AboveAdvanceRate' : undefined
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

const answered = (
  contract: Contract,
  answer: Answer,
  linked: ReadonlyArray<Event> = [],
): Decision => {
  const { contractId, advanceId, amount, availability, requestedOn, reason } = answer
  const evidence = { contractId, advanceId, amount, availability, requestedOn }
  return accept(
    ...withdrawalsDue(contract, contractId, requestedOn),
    ...linked,
    reason === undefined
      ? { type: 'AdvanceGranted', ...evidence }
      : { type: 'AdvanceDeclined', ...evidence, reason },
  )
}

/** The money has left already: booked whatever was answered. Its invoice may have been paid meanwhile. */
export const bookAdvance = (contract: Contract, command: BookAdvance): Decision => {
  const { contractId, advanceId, amount, paidOn } = command
  if (contract.draws.get(advanceId) === 'Booked') return accept()
  const booked = { type: 'AdvanceBooked', contractId, advanceId, amount, valueOn: paidOn } as const
  const invoiceId = contract.advances.findKey((advance) => advance.advanceId === advanceId)
  const invoices = invoiceId === undefined ? [] : [invoiceId]
  const events = withSettlements(contract, [booked], { contractId, invoices, valueOn: paidOn })
  return accept(
    ...withFund(contract, events, { contractId, reference: text(advanceId), on: paidOn }),
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

export const noteDebtorCredit = (
  { life, payments }: Contract,
  command: NoteDebtorCredit,
): Decision => {
  invariant(
    command.amount.currency === life.currency,
    'a credit is in the currency of its contract',
  )
  // Of a receipt that went back meanwhile nothing is left.
  return payments.reversed.has(command.collectionId)
    ? accept()
    : accept({ ...command, type: 'DebtorCreditNoted' })
}
