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
import { drawableOn } from '../drawable.ts'
import { drawsStopped } from '../draws.ts'
import type { AdvanceDeclined, AdvanceGranted } from '../events/funding.ts'
import type { Terms } from '../events/terms.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { isStarted, type Life, termsOn } from '../state/life.ts'
import type { LinkedAdvances } from '../state/linked-advances.ts'
import { type Contract, evolve } from '../state.ts'
import { withdrawalsDue } from './definancing.ts'
import { reopening } from './ending.ts'
import { withFund } from './fund.ts'
import { interestUntil, withSettlements } from './linked-advances.ts'

/**
 * Never refused: the no is an event, with the availability seen. What is due by that day comes first, in the same
 * append: what has become overdue, and the fund as the terms of the day have it.
 */
export const grantAdvance = (before: Contract, command: GrantAdvance): Decision => {
  const { advanceId, amount, requestedOn } = command
  if (before.draws.has(advanceId)) return accept()
  const due = dueBy(before, command, requestedOn)
  const contract = due.reduce(evolve, before)
  const waterfall = availabilityOn(contract, requestedOn)
  const { availability } = waterfall
  const reason =
    drawsStopped(contract.life, requestedOn) ??
    aboveAvailability(contract, waterfall, amount, requestedOn)
  return answered(due, { ...command, availability, reason })
}

/** Mode B: of one receivable no more than its share, and once; nor more than is available in all. */
export const grantReceivableAdvance = (
  before: Contract,
  command: GrantReceivableAdvance,
): Decision => {
  const { contractId, advanceId, invoiceId, amount, requestedOn, fixing } = command
  if (before.draws.has(advanceId)) return accept()
  const due = dueBy(before, command, requestedOn)
  const contract = due.reduce(evolve, before)
  const { life, advances, funding } = contract
  const waterfall = availabilityOn(contract, requestedOn)
  const reason =
    drawsStopped(life, requestedOn) ??
    notOnReceivable(termsOn(life, requestedOn), command, waterfall, advances) ??
    aboveAvailability(contract, waterfall, amount, requestedOn)
  const { availability } = waterfall
  const debtorId = funding.receivables.get(invoiceId)?.debtorId
  const linked: ReadonlyArray<Event> =
    reason === undefined && debtorId !== undefined
      ? [{ type: 'AdvanceLinked', contractId, advanceId, invoiceId, debtorId, fixing }]
      : []
  const draw = { contractId, advanceId, amount, availability, requestedOn }
  return answered([...due, ...linked], { ...draw, reason })
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

/** By itself, or with what booking it would levy for the fund. */
const aboveAvailability = (
  contract: Contract,
  waterfall: Waterfall,
  amount: Money,
  on: Day,
): DeclineReason | undefined => {
  if (isNegative(minus(waterfall.availability, amount))) return 'AboveAvailability'
  const drawable = drawableOn(contract, waterfall, on)
  return isNegative(minus(drawable, amount)) ? 'LevyAboveAvailability' : undefined
}

/** Whatever is available, less what booking it levies for the fund; once a day. */
export const grantSweep = (before: Contract, command: GrantSweep): Decision => {
  const { contractId, advanceId, sweptOn } = command
  if (before.draws.has(advanceId)) return accept()
  const due = dueBy(before, command, sweptOn)
  const contract = due.reduce(evolve, before)
  const { life } = contract
  const waterfall = availabilityOn(contract, sweptOn)
  const { availability } = waterfall
  const stopped = drawsStopped(life, sweptOn)
  const drawable = stopped === undefined ? drawableOn(contract, waterfall, sweptOn) : availability
  const reason = stopped ?? notSwept(life, sweptOn, drawable)
  const amount = reason === undefined ? drawable : zero(life.currency)
  const draw = { contractId, advanceId, amount, requestedOn: sweptOn }
  return answered(due, { ...draw, availability, reason })
}

const notSwept = (life: Life, on: Day, drawable: Money): DeclineReason | undefined => {
  if (termsOn(life, on).drawing !== 'dailySweep') return 'NotSwept'
  return isPositive(drawable) ? undefined : 'NothingAvailable'
}

const dueBy = (
  contract: Contract,
  { contractId, advanceId }: Pick<GrantAdvance, 'contractId' | 'advanceId'>,
  on: Day,
): ReadonlyArray<Event> => {
  if (!isStarted(contract.life, on)) return []
  const overdue = withdrawalsDue(contract, contractId, on)
  return withFund(contract, overdue, { contractId, reference: text(advanceId), on })
}

type Answer = Omit<AdvanceGranted, 'type' | 'requestedOn'> & {
  readonly requestedOn: Day
  readonly reason: AdvanceDeclined['reason'] | undefined
}

const answered = (due: ReadonlyArray<Event>, answer: Answer): Decision => {
  const { contractId, advanceId, amount, availability, requestedOn, reason } = answer
  const evidence = { contractId, advanceId, amount, availability, requestedOn }
  return accept(
    ...due,
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
export const returnAdvance = (contract: Contract, command: ReturnAdvance): Decision => {
  const { contractId, advanceId, amount, returnedOn } = command
  const status = contract.draws.get(advanceId)
  if (status !== 'Granted' && status !== 'Booked') return accept()
  const wasBooked = status === 'Booked'
  const returned = { contractId, advanceId, amount, wasBooked, valueOn: returnedOn }
  const linked = contract.advances.find((advance) => advance.advanceId === advanceId)
  const events: ReadonlyArray<Event> = [
    { type: 'AdvanceReturned', ...returned },
    ...(linked ? interestUntil(contract.life, contractId, linked, returnedOn) : []),
  ]
  if (!wasBooked) return accept(...events)
  const occasion = { contractId, reference: text(advanceId), on: returnedOn }
  return accept(...withFund(contract, events, occasion))
}

/** What is older than what is known already is ignored. */
export const noteCover = ({ life, funding }: Contract, command: NoteCover): Decision => {
  invariant(command.limit.currency === life.currency, 'a line is in the currency of its contract')
  const known = funding.debtors.get(command.debtorId)?.lineRevision ?? -1n
  return command.lineRevision > known ? accept({ ...command, type: 'CoverNoted' }) : accept()
}

export const noteDebtorCredit = (contract: Contract, command: NoteDebtorCredit): Decision => {
  const { life, payments } = contract
  const { contractId, debtorId, collectionId, amount, notedOn } = command
  invariant(amount.currency === life.currency, 'a credit is in the currency of its contract')
  // Of a receipt that went back meanwhile nothing is left.
  if (payments.reversed.has(collectionId)) return accept()
  // Where nobody said when, no earlier than the end.
  const on = notedOn ?? life.closedOn
  const reference = text('debtor credit')
  const reopened = on === undefined ? [] : reopening(contract, { contractId, reference, on })
  const noted: Event = {
    ...{ type: 'DebtorCreditNoted', contractId, debtorId, collectionId, amount },
  }
  return accept(...reopened, noted)
}
