/** Open receivables, and what is held against them. What has nothing to rest on changes nothing here. */
import { Map as PersistentMap } from 'immutable'

import { type Day, daysFrom } from '../../values/day.ts'
import type { DebtorId, InvoiceId } from '../../values/identity.ts'
import { equals, isPositive, type Money, minus, plus, zero } from '../../values/money.ts'
import type { DocumentNumber } from '../../values/number.ts'
import { isOfDispute } from '../../values/reasons.ts'
import type { SettlementDifferenceReversed } from '../events/differences.ts'
import type { CollectionReversalBooked } from '../events/ending.ts'
import type { CoverNoted } from '../events/funding.ts'
import type { InvoiceChargedBack } from '../events/recourse.ts'
import type {
  DueDateNoted,
  FundingWithdrawn,
  ReceivableReserved,
  ReserveGround,
  ReserveLifted,
} from '../events/reserves.ts'
import type { BookedInvoice, ScheduleBooked } from '../events/schedules.ts'
import type { TakingUndone } from '../events/takings.ts'

export interface Receivable {
  readonly debtorId: DebtorId
  readonly number: DocumentNumber
  readonly issuedOn: Day
  readonly dueOn: Day
  /** From its issue to its due date. */
  readonly termDays: number
  /** The event that set the due date: its booking, or `DueDateNoted`. */
  readonly dueSince: bigint
  readonly open: Money
  /** As last noted; never counted beyond what is open. */
  readonly covered: Money
  /** The event that withdrew its funding, as of this due date. */
  readonly withdrawnBy: bigint | undefined
}

/** Persistent: a step of `evolve` copies no table. */
export type Receivables = PersistentMap<InvoiceId, Receivable>

interface Reserve {
  readonly amount: Money
  readonly reservedOn: Day
  readonly notFundableFrom: Day
  readonly by: bigint
}

/** Of invoices, open or not: one that is opened again is as disputed as before. */
export type Reserves = PersistentMap<InvoiceId, PersistentMap<ReserveGround, Reserve>>

export const bought = (
  receivables: Receivables,
  { accepted }: ScheduleBooked,
  revision: bigint,
): Receivables =>
  receivables.withMutations((all) => {
    for (const line of accepted) {
      if (line.kind === 'invoice') all.set(line.invoiceId, owed(line, line.amount, revision))
    }
  })

/** Kept when it is paid: what is open again is covered as before. */
export type NetOfVat = PersistentMap<InvoiceId, Pick<BookedInvoice, 'amount' | 'coverable'>>

export const netted = (netOfVat: NetOfVat, { accepted }: ScheduleBooked): NetOfVat =>
  netOfVat.withMutations((all) => {
    for (const line of accepted) {
      if (line.kind === 'creditNote') continue
      const { invoiceId, amount, coverable } = line
      if (equals(amount, coverable)) all.delete(invoiceId)
      else all.set(invoiceId, { amount, coverable })
    }
  })

/** Nothing of it is covered yet. */
const owed = (
  { debtorId, number, issuedOn, dueOn }: Pick<BookedInvoice, 'debtorId' | 'number' | Dates>,
  open: Money,
  dueSince: bigint,
): Receivable => ({
  ...{ debtorId, number, issuedOn, dueOn, termDays: daysFrom(issuedOn, dueOn), dueSince },
  ...{ open, covered: zero(open.currency), withdrawnBy: undefined },
})

type Dates = 'issuedOn' | 'dueOn'

export const lowered = (receivables: Receivables, invoiceId: InvoiceId, by: Money): Receivables => {
  const receivable = receivables.get(invoiceId)
  if (receivable === undefined) return receivables
  const open = minus(receivable.open, by)
  return isPositive(open)
    ? receivables.set(invoiceId, { ...receivable, open })
    : receivables.delete(invoiceId)
}

/** Open again already, and for that much more. */
export const raised = (
  receivables: Receivables,
  { lines }: SettlementDifferenceReversed,
): Receivables =>
  receivables.withMutations((all) => {
    for (const { invoiceId, amount } of lines) {
      const before = all.get(invoiceId)
      if (before) all.set(invoiceId, { ...before, open: plus(before.open, amount) })
    }
  })

/** What is open again keeps the cover that is noted of it, until its line says more. */
export const restored = (
  receivables: Receivables,
  { lines }: CollectionReversalBooked,
  revision: bigint,
): Receivables =>
  receivables.withMutations((all) => {
    for (const line of lines) {
      const before = all.get(line.invoiceId)
      const again = before
        ? { ...before, open: plus(before.open, line.restored) }
        : owed(line, line.restored, revision)
      all.set(line.invoiceId, again)
    }
  })

/** As it was when that was taken of it, but for what is open. */
export const undone = (
  receivables: Receivables,
  { invoiceId, amount }: TakingUndone,
  asTaken: Receivable | undefined,
): Receivables => {
  const before = receivables.get(invoiceId)
  if (before) return receivables.set(invoiceId, { ...before, open: plus(before.open, amount) })
  return asTaken ? receivables.set(invoiceId, { ...asTaken, open: amount }) : receivables
}

export const covered = (receivables: Receivables, { covers }: CoverNoted): Receivables =>
  receivables.withMutations((all) => {
    for (const { invoiceId, covered: cover } of covers) {
      const receivable = all.get(invoiceId)
      if (receivable) all.set(invoiceId, { ...receivable, covered: cover })
    }
  })

export const dueAnew = (
  receivables: Receivables,
  { invoiceId, dueOn }: DueDateNoted,
  revision: bigint,
): Receivables => {
  const receivable = receivables.get(invoiceId)
  if (receivable === undefined) return receivables
  const termDays = daysFrom(receivable.issuedOn, dueOn)
  const moved = { ...receivable, dueOn, termDays, dueSince: revision, withdrawnBy: undefined }
  return receivables.set(invoiceId, moved)
}

export const withdrawn = (
  receivables: Receivables,
  { invoiceId }: FundingWithdrawn,
  revision: bigint,
): Receivables => {
  const receivable = receivables.get(invoiceId)
  if (receivable === undefined) return receivables
  return receivables.set(invoiceId, { ...receivable, withdrawnBy: revision })
}

export const reserved = (
  reserves: Reserves,
  { invoiceId, ground, amount, reservedOn, notFundableFrom }: ReceivableReserved,
  revision: bigint,
): Reserves => {
  const grounds: PersistentMap<ReserveGround, Reserve> =
    reserves.get(invoiceId) ?? PersistentMap<ReserveGround, Reserve>()
  const reserve = { amount, reservedOn, notFundableFrom, by: revision }
  return reserves.set(invoiceId, grounds.set(ground, reserve))
}

export const lifted = (reserves: Reserves, { invoiceId, ground }: ReserveLifted): Reserves => {
  const grounds = reserves.get(invoiceId)?.delete(ground)
  if (grounds === undefined || grounds.isEmpty()) return reserves.delete(invoiceId)
  return reserves.set(invoiceId, grounds)
}

/** What is disputed and given back is disputed no longer; of what is given back whole nothing is held. */
export const chargedBack = (
  reserves: Reserves,
  { invoiceId, ground, amount }: InvoiceChargedBack,
  isOpen: boolean,
): Reserves => {
  if (!isOpen) return reserves.delete(invoiceId)
  const grounds = reserves.get(invoiceId)
  const dispute = grounds?.get('dispute')
  if (!isOfDispute(ground) || grounds === undefined || dispute === undefined) return reserves
  const left = minus(dispute.amount, amount)
  if (isPositive(left)) {
    return reserves.set(invoiceId, grounds.set('dispute', { ...dispute, amount: left }))
  }
  const others = grounds.delete('dispute')
  return others.isEmpty() ? reserves.delete(invoiceId) : reserves.set(invoiceId, others)
}
