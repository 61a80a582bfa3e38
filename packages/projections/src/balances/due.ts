/**
 * Due (_échéancier_): of each contract what closing a day would find, and no figure beyond that. It proposes;
 * the contract decides.
 */
import type { Contract } from '@quittance/domain/events'
import {
  ContractId,
  type Day,
  Days,
  type InvoiceId,
  isOfDispute,
  type Money,
  nullable,
  plusDays,
  ReckonedDay,
} from '@quittance/domain/values'
import * as t from 'io-ts'

import type { PersistentProjection } from '../projection.ts'

/** Minor units, of the contract's currency. */
const Minor = new t.Type<bigint, string>(
  'Minor',
  (u): u is bigint => typeof u === 'bigint',
  (u, context) =>
    typeof u === 'string' && /^\d+$/.test(u) ? t.success(BigInt(u)) : t.failure(u, context),
  String,
)

const Owed = t.strict({ dueOn: ReckonedDay, open: Minor, isFunded: t.boolean }, 'Owed')
type Owed = t.TypeOf<typeof Owed>

const Grace = t.strict({ until: ReckonedDay, disputed: Minor }, 'Grace')

const Row = t.strict(
  {
    contractId: ContractId,
    /** Since each day, how many days overdue are funded; null: any number. In the order in which they were agreed. */
    agreed: t.readonlyArray(t.strict({ from: ReckonedDay, overdueDays: nullable(Days) }, 'Agreed')),
    offered: nullable(Days),
    closedUntil: nullable(ReckonedDay),
    receivables: t.readonly(t.record(t.string, Owed)),
    /** Disputes of which the grace is not known to be over, and when it is. */
    graces: t.readonly(t.record(t.string, Grace)),
  },
  'Due',
)
export type Due = t.TypeOf<typeof Row>

/** By contract; none of one that is closed. */
export const due: PersistentProjection<Due, Contract.Event> = {
  name: 'due',
  version: '1',
  category: 'contract',
  unfit: 'stop',
  Row,
  key: ({ event }) => event.contractId,
  next: (row, { event }) => {
    if (event.type === 'ContractRequested') {
      const { contractId } = event
      const nothing = { agreed: [], offered: null, closedUntil: null, receivables: {}, graces: {} }
      return { contractId, ...nothing }
    }
    if (row === undefined || event.type === 'ContractClosed') return undefined
    return withReceivables(withTerms(row, event), event)
  },
}

/** What closing that day would find, in so many words; nothing: leave it alone. */
export interface Found {
  readonly overdue: number
  readonly disputesOverGrace: number
  /** Terms have come into force since the last day that was closed. */
  readonly newTerms: boolean
}

export const dueBy = (row: Due, on: Day): Found | undefined => {
  const inForce = row.agreed.filter(({ from }) => from <= on)
  const terms = inForce.at(-1)
  if (terms === undefined || (row.closedUntil !== null && on < row.closedUntil)) return undefined
  const { overdueDays } = terms
  const last = overdueDays === null ? undefined : plusDays(on, -overdueDays - 1)
  const owed = Object.values(row.receivables)
  const overdue = owed.filter(
    ({ isFunded, dueOn }) => isFunded && last !== undefined && dueOn <= last,
  )
  const graces = Object.entries(row.graces).filter(
    ([invoiceId, { until }]) => until <= on && invoiceId in row.receivables,
  )
  const since = row.closedUntil
  const newTerms = inForce.slice(1).some(({ from }) => since === null || since < from)
  const found = { overdue: overdue.length, disputesOverGrace: graces.length, newTerms }
  return found.overdue + found.disputesOverGrace > 0 || newTerms ? found : undefined
}

const withTerms = (row: Due, event: Contract.Event): Due => {
  switch (event.type) {
    case 'OfferSent':
      return { ...row, offered: event.terms.definancing?.overdueDays ?? null }
    case 'ContractStarted':
      return { ...row, agreed: [{ from: event.startedOn, overdueDays: row.offered }] }
    case 'TermsAmended': {
      const overdueDays = event.terms.definancing?.overdueDays ?? null
      const agreed = [...row.agreed, { from: event.effectiveOn, overdueDays }]
      return { ...row, agreed }
    }
    case 'DayClosed':
      return { ...row, closedUntil: event.day }
    default:
      return row
  }
}

const withReceivables = (row: Due, event: Contract.Event): Due => {
  switch (event.type) {
    case 'ScheduleBooked':
      return event.accepted.reduce(
        (before, line) =>
          line.kind === 'invoice' ? owing(before, line.invoiceId, line.dueOn, line.amount) : before,
        row,
      )
    case 'CollectionReversalBooked':
      return event.lines.reduce(
        (before, { invoiceId, dueOn, restored }) => owing(before, invoiceId, dueOn, restored),
        row,
      )
    case 'SettlementDifferenceReversed':
      return event.lines.reduce((before, { invoiceId, amount }) => {
        const owed = before.receivables[invoiceId]
        return owed ? owing(before, invoiceId, owed.dueOn, amount) : before
      }, row)
    // What was taken whole is gone: what is booked in the same append has all of this.
    case 'TakingUndone': {
      const owed = row.receivables[event.invoiceId]
      return owed ? owing(row, event.invoiceId, owed.dueOn, event.amount) : row
    }
    case 'CollectionBooked':
      return event.lines.reduce(
        (before, { invoiceId, applied }) => paid(before, invoiceId, applied),
        row,
      )
    case 'SettlementDifferenceCharged':
      return event.lines.reduce(
        (before, { invoiceId, amount }) => paid(before, invoiceId, amount),
        row,
      )
    case 'CreditNoteBooked':
      return paid(row, event.invoiceId, event.applied)
    case 'DirectPaymentCharged':
    case 'LossBorne':
      return paid(row, event.invoiceId, event.amount)
    case 'InvoiceChargedBack':
      return undisputed(paid(row, event.invoiceId, event.amount), event)
    case 'DueDateNoted':
      return changed(row, event.invoiceId, { dueOn: event.dueOn, isFunded: true })
    case 'FundingWithdrawn':
      return event.cause === 'dispute'
        ? { ...row, graces: without(row.graces, event.invoiceId) }
        : changed(row, event.invoiceId, { isFunded: false })
    case 'ReceivableReserved': {
      const { ground, invoiceId, amount, reservedOn, notFundableFrom: until } = event
      if (ground !== 'dispute') return row
      const graces = without(row.graces, invoiceId)
      const given = reservedOn < until ? { [invoiceId]: { until, disputed: amount.minor } } : {}
      return { ...row, graces: { ...graces, ...given } }
    }
    case 'ReserveLifted': {
      const { ground, invoiceId } = event
      return ground === 'dispute' ? { ...row, graces: without(row.graces, invoiceId) } : row
    }
    default:
      return row
  }
}

/** More of it, or open anew. */
const owing = (row: Due, invoiceId: InvoiceId, dueOn: Day, amount: Money): Due => {
  const owed = row.receivables[invoiceId] ?? { dueOn, open: 0n, isFunded: true }
  const open = owed.open + amount.minor
  return { ...row, receivables: { ...row.receivables, [invoiceId]: { ...owed, open } } }
}

const paid = (row: Due, invoiceId: InvoiceId, amount: Money): Due => {
  const owed = row.receivables[invoiceId]
  if (owed === undefined) return row
  const open = owed.open - amount.minor
  return open > 0n
    ? changed(row, invoiceId, { open })
    : { ...row, receivables: without(row.receivables, invoiceId) }
}

/** What is given back of a dispute is disputed no longer; of what is given back whole nothing is. */
const undisputed = (row: Due, { invoiceId, ground, amount }: Contract.InvoiceChargedBack): Due => {
  const grace = row.graces[invoiceId]
  if (grace === undefined) return row
  const disputed = isOfDispute(ground) ? grace.disputed - amount.minor : grace.disputed
  const isOver = disputed <= 0n || !(invoiceId in row.receivables)
  const graces = isOver
    ? without(row.graces, invoiceId)
    : { ...row.graces, [invoiceId]: { ...grace, disputed } }
  return { ...row, graces }
}

const changed = (row: Due, invoiceId: InvoiceId, changes: Partial<Owed>): Due => {
  const owed = row.receivables[invoiceId]
  if (owed === undefined) return row
  return { ...row, receivables: { ...row.receivables, [invoiceId]: { ...owed, ...changes } } }
}

const without = <Value>(
  of: Readonly<Record<string, Value>>,
  key: string,
): Readonly<Record<string, Value>> => {
  const { [key]: _left, ...others } = of
  return others
}
