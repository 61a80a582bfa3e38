/** What a draw is decided on: open receivables, what their lines cover, what is set aside. */
import { Map as PersistentMap } from 'immutable'

import type { Country } from '../../values/country.ts'
import type { Day } from '../../values/day.ts'
import type { AdvanceId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import { isNegative, isPositive, type Money, minus, plus, zero } from '../../values/money.ts'
import type { Rate } from '../../values/rate.ts'
import type { CollectionReversalBooked } from '../events/ending.ts'
import type { CoverNoted } from '../events/funding.ts'
import type { ReceivableReserved } from '../events/reserves.ts'
import type { ScheduleTransmitted } from '../events/schedules.ts'
import type { Event } from '../events.ts'
import { type DueDays, dueDaysAfter, invoicesOf } from './due-days.ts'
import {
  bought,
  chargedBack,
  covered,
  dueAnew,
  lifted,
  lowered,
  type NetOfVat,
  netted,
  type Receivables,
  type Reserves,
  raised,
  reserved,
  restored,
  undone,
  withdrawn,
} from './receivables.ts'
import { type Takings, takenOn } from './takings.ts'

/** Each figure with the revision of the event that said it, so that it can be explained. */
export interface Funding {
  /** Those of which something is still owed. */
  readonly receivables: Receivables
  /** What was charged back, lost or charged of them, until they are bought anew. */
  readonly takings: Takings
  /** Those whose funding was not withdrawn. */
  readonly dueDays: DueDays
  readonly reserves: Reserves
  /** Of what was bought, that of which a line covers less than all: VAT is left out. */
  readonly netOfVat: NetOfVat
  /** Disputes of which the grace is not known to be over, and when it is. */
  readonly graces: PersistentMap<InvoiceId, Day>
  readonly debtors: PersistentMap<DebtorId, DebtorStanding>
  /** Granted and not yet paid. */
  readonly earmarks: PersistentMap<AdvanceId, Earmark>
  /** The event that last moved the guarantee fund. */
  readonly fundMovedBy: bigint | undefined
  /** Whether availability is below zero, and said so. */
  readonly isOverAdvanced: boolean
  /** The last day for which that was said: nothing that comes later by an earlier day takes it back. */
  readonly judgedOn: Day | undefined
  /** The day by which the fund is to be replenished, if it is. */
  readonly replenishBy: Day | undefined
  /** The last day that was closed. */
  readonly closedUntil: Day | undefined
}

interface DebtorStanding {
  /** What the line may still cover in all. */
  readonly limit: Money
  /** The line as last heard of; −1 before. */
  readonly lineRevision: bigint
  readonly limitNotedBy: bigint | undefined
  /** The debtor's own money, of which no invoice is paid yet. */
  readonly credit: Money
  readonly creditedBy: bigint | undefined
  /** As the last schedule that named him found it; nothing before. */
  readonly seat: Seat | undefined
  /** What the factor bears of what is covered, now that he is insolvent. */
  readonly quotity: Rate | undefined
}

interface Seat {
  readonly country: Country
  readonly by: bigint
}

interface Earmark {
  readonly amount: Money
  readonly grantedBy: bigint
}

export const noFunding: Funding = {
  receivables: PersistentMap(),
  takings: PersistentMap(),
  dueDays: PersistentMap(),
  reserves: PersistentMap(),
  netOfVat: PersistentMap(),
  graces: PersistentMap(),
  debtors: PersistentMap(),
  earmarks: PersistentMap(),
  fundMovedBy: undefined,
  isOverAdvanced: false,
  judgedOn: undefined,
  replenishBy: undefined,
  closedUntil: undefined,
}

/** Those whose guarantee line the contract has heard of, in the order of their names. */
export const debtorsWithLines = ({ debtors }: Funding): ReadonlyArray<DebtorId> =>
  [...debtors]
    .filter(([, { lineRevision }]) => lineRevision >= 0n)
    .map(([debtorId]) => debtorId)
    .sort()

const unknownDebtor = ({ currency }: Pick<Money, 'currency'>): DebtorStanding => ({
  limit: zero(currency),
  lineRevision: -1n,
  limitNotedBy: undefined,
  credit: zero(currency),
  creditedBy: undefined,
  seat: undefined,
  quotity: undefined,
})

/**
 * Stops at what cannot be: bought twice, paid beyond what is open. A whole history never says so; a cut
 * of one by booking day may, where what came first was booked later.
 */
export const expectPossible = ({ receivables }: Funding, event: Event): void => {
  const expectOpen = (invoiceId: InvoiceId, atLeast: Money): void => {
    const open = receivables.get(invoiceId)?.open ?? zero(atLeast.currency)
    invariant(!isNegative(minus(open, atLeast)), `${invoiceId} is open for less than is paid`)
  }
  switch (event.type) {
    case 'ScheduleBooked':
      for (const { kind, invoiceId } of event.accepted) {
        const isNew = kind === 'creditNote' || !receivables.has(invoiceId)
        invariant(isNew, `${invoiceId} is bought twice`)
      }
      break
    case 'CollectionBooked':
      for (const { invoiceId, applied } of event.lines) expectOpen(invoiceId, applied)
      break
    case 'SettlementDifferenceCharged':
      for (const { invoiceId, amount } of event.lines) expectOpen(invoiceId, amount)
      break
    case 'DirectPaymentCharged':
      expectOpen(event.invoiceId, event.amount)
      break
    case 'CreditNoteBooked':
      expectOpen(event.invoiceId, event.applied)
      break
    case 'InvoiceChargedBack':
    case 'LossBorne':
      expectOpen(event.invoiceId, event.amount)
      break
    default:
  }
}

/** What has nothing to rest on changes nothing here. `revision` is the event's own in its stream. */
export const fundedOn = (before: Funding, event: Event, revision: bigint): Funding => {
  const takings = takenOn(before.takings, before.receivables, event)
  const after = { ...changedOn(before, event, revision), takings }
  if (after.receivables === before.receivables) return after
  const receivables = [before.receivables, after.receivables] as const
  return { ...after, dueDays: dueDaysAfter(before.dueDays, receivables, invoicesOf(event)) }
}

const changedOn = (funding: Funding, event: Event, revision: bigint): Funding => {
  const { receivables, reserves, earmarks } = funding
  switch (event.type) {
    case 'ScheduleTransmitted':
      return located(funding, event, revision)
    case 'ScheduleBooked':
      return {
        ...funding,
        receivables: bought(receivables, event, revision),
        netOfVat: netted(funding.netOfVat, event),
      }
    case 'CollectionBooked': {
      const left = event.lines.reduce(
        (before, { invoiceId, applied }) => lowered(before, invoiceId, applied),
        receivables,
      )
      return { ...funding, receivables: left }
    }
    case 'SettlementDifferenceCharged': {
      const left = event.lines.reduce(
        (before, { invoiceId, amount }) => lowered(before, invoiceId, amount),
        receivables,
      )
      return { ...funding, receivables: left }
    }
    case 'SettlementDifferenceReversed':
      return { ...funding, receivables: raised(receivables, event) }
    case 'DirectPaymentCharged':
    case 'LossBorne':
      return { ...funding, receivables: lowered(receivables, event.invoiceId, event.amount) }
    case 'TakingUndone': {
      const asTaken = funding.takings.get(event.invoiceId)?.last()?.receivable
      return { ...funding, receivables: undone(receivables, event, asTaken) }
    }
    case 'DebtorCreditUsed':
      return event.allocations.reduce(
        (before, { amount }) => takenBack(before, { debtorId: event.debtorId, amount }),
        funding,
      )
    case 'DebtorCreditRefunded':
      return takenBack(funding, event)
    case 'CollectionReversalBooked':
      return event.credits.reduce(takenBack, {
        ...funding,
        receivables: restored(receivables, event, revision),
      })
    case 'CreditNoteBooked': {
      const left = lowered(receivables, event.invoiceId, event.applied)
      return credited({ ...funding, receivables: left }, event.debtorId, event.excess, revision)
    }
    case 'DebtorCreditNoted':
      return credited(funding, event.debtorId, event.amount, revision)
    case 'CoverNoted':
      return limited({ ...funding, receivables: covered(receivables, event) }, event, revision)
    case 'ReceivableReserved':
      return {
        ...funding,
        reserves: reserved(reserves, event, revision),
        graces: givenGrace(funding.graces, event),
      }
    case 'ReserveLifted': {
      const { ground, invoiceId } = event
      const graces = ground === 'dispute' ? funding.graces.delete(invoiceId) : funding.graces
      return { ...funding, graces, reserves: lifted(reserves, event) }
    }
    case 'InvoiceChargedBack': {
      const left = lowered(receivables, event.invoiceId, event.amount)
      const isOpen = left.has(event.invoiceId)
      const held = chargedBack(reserves, event, isOpen)
      const isDisputed = held.get(event.invoiceId)?.has('dispute') ?? false
      const graces = isDisputed ? funding.graces : funding.graces.delete(event.invoiceId)
      return { ...funding, receivables: left, reserves: held, graces }
    }
    case 'DueDateNoted':
      return { ...funding, receivables: dueAnew(receivables, event, revision) }
    case 'FundingWithdrawn':
      if (event.cause === 'dispute') {
        return { ...funding, graces: funding.graces.delete(event.invoiceId) }
      }
      return { ...funding, receivables: withdrawn(receivables, event, revision) }
    case 'AdvanceGranted': {
      const earmark = { amount: event.amount, grantedBy: revision }
      return { ...funding, earmarks: earmarks.set(event.advanceId, earmark) }
    }
    case 'AdvanceBooked':
    case 'AdvanceReturned':
      return { ...funding, earmarks: earmarks.delete(event.advanceId) }
    case 'GuaranteeFundLevied':
    case 'GuaranteeFundReleased':
      return { ...funding, fundMovedBy: revision }
    case 'OverAdvanceIncurred':
      return { ...funding, isOverAdvanced: true, judgedOn: event.incurredOn }
    case 'OverAdvanceCured':
      return { ...funding, isOverAdvanced: false, judgedOn: event.curedOn }
    case 'ReplenishmentRequested':
      return { ...funding, replenishBy: event.dueOn }
    case 'ReplenishmentMet':
      return { ...funding, replenishBy: undefined }
    case 'DayClosed':
      return { ...funding, closedUntil: event.day }
    default:
      return funding
  }
}

/** Of a dispute alone, and only if the terms give it one. */
const givenGrace = (
  graces: Funding['graces'],
  { invoiceId, ground, reservedOn, notFundableFrom }: ReceivableReserved,
): Funding['graces'] => {
  if (ground !== 'dispute') return graces
  return reservedOn < notFundableFrom
    ? graces.set(invoiceId, notFundableFrom)
    : graces.delete(invoiceId)
}

const takenBack = (
  funding: Funding,
  { debtorId, amount }: CollectionReversalBooked['credits'][number],
): Funding => {
  const debtor = funding.debtors.get(debtorId) ?? unknownDebtor(amount)
  const credit = minus(debtor.credit, amount)
  invariant(!isNegative(credit), `more credit of ${debtorId} is taken back than he has`)
  return { ...funding, debtors: funding.debtors.set(debtorId, { ...debtor, credit }) }
}

const credited = (
  funding: Funding,
  debtorId: DebtorId,
  amount: Money,
  creditedBy: bigint,
): Funding => {
  if (!isPositive(amount)) return funding
  const debtor = funding.debtors.get(debtorId) ?? unknownDebtor(amount)
  const credit = plus(debtor.credit, amount)
  return { ...funding, debtors: funding.debtors.set(debtorId, { ...debtor, credit, creditedBy }) }
}

const limited = (
  funding: Funding,
  { debtorId, limit, lineRevision, quotity }: CoverNoted,
  limitNotedBy: bigint,
): Funding => {
  const debtor = funding.debtors.get(debtorId) ?? unknownDebtor(limit)
  const told = {
    ...{ ...debtor, limit, lineRevision, limitNotedBy },
    quotity: quotity ?? debtor.quotity,
  }
  return { ...funding, debtors: funding.debtors.set(debtorId, told) }
}

const located = (
  funding: Funding,
  { debtors, header }: ScheduleTransmitted,
  by: bigint,
): Funding => ({
  ...funding,
  debtors: funding.debtors.withMutations((all) => {
    for (const { debtorId, country } of debtors) {
      const before = all.get(debtorId) ?? unknownDebtor(header.invoices.amount)
      if (country !== null && country !== before.seat?.country) {
        all.set(debtorId, { ...before, seat: { country, by } })
      }
    }
  }),
})
