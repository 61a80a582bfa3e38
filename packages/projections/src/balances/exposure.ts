/** Exposure (_encours sous ligne_): what a debtor owes under a line, what of it is covered, and what waits. */
import type { GuaranteeLine } from '@quittance/domain/events'
import { coverableOf } from '@quittance/domain/figures'
import {
  type Currency,
  equals,
  type InvoiceId,
  isZero,
  type Money,
  minus,
  plus,
  zero,
} from '@quittance/domain/values'
import { Map as PersistentMap } from 'immutable'

export interface Exposure {
  /** What the line may cover in all, as it last said. */
  readonly mayCover: Money
  readonly coverInUse: Money
  /** Of it, what was called: it stays in use, and of what is owed no more. */
  readonly called: Money
  /** All that the debtor owes on what was assigned, covered or not. */
  readonly outstanding: Money
  /** Not covered, and not disputed: next in turn once headroom comes free, as long as the line stands. */
  readonly queued: Money
  /** Those of which something is owed, disputed, or not to be covered. Persistent: a step copies no table. */
  readonly invoices: PersistentMap<InvoiceId, ExposedInvoice>
}

export interface ExposedInvoice {
  readonly outstanding: Money
  /** When it was assigned, and what of that a line may cover: all of it, or what is not VAT (R7). */
  readonly assigned: Money
  readonly coverable: Money
  readonly covered: Money
  /** It is disputed: nothing more of it is covered meanwhile. */
  readonly isSuspended: boolean
}

export const unexposed = (currency: Currency): Exposure => {
  const nothing = zero(currency)
  return {
    ...{ mayCover: nothing, coverInUse: nothing, called: nothing },
    ...{ outstanding: nothing, queued: nothing },
    invoices: PersistentMap(),
  }
}

export const exposed = <Row extends Exposure>(row: Row, event: GuaranteeLine.Event): Row => {
  switch (event.type) {
    case 'InvoiceCovered': {
      const { amount: outstanding, coverable, covered, limit } = event
      const assigned = outstanding
      const invoice = { outstanding, assigned, coverable, covered, isSuspended: false }
      return { ...withInvoice(row, event.invoiceId, invoice), mayCover: limit }
    }
    case 'CoverToppedUp': {
      const { covered, limit } = event
      const before = invoiceOf(row, event.invoiceId)
      // A cut by booking day may leave out what is owed: no less than what is covered.
      const outstanding = isZero(before.outstanding) ? covered : before.outstanding
      const invoice = { ...before, outstanding, covered }
      return { ...withInvoice(row, event.invoiceId, invoice), mayCover: limit }
    }
    case 'OutstandingReduced':
    case 'OutstandingRestored': {
      const { outstanding, covered, limit } = event
      const invoice = { ...invoiceOf(row, event.invoiceId), outstanding, covered }
      return { ...withInvoice(row, event.invoiceId, invoice), mayCover: limit }
    }
    case 'CoverSuspended':
    case 'CoverResumed': {
      const isSuspended = event.type === 'CoverSuspended'
      return withInvoice(row, event.invoiceId, {
        ...invoiceOf(row, event.invoiceId),
        isSuspended,
      })
    }
    case 'CoverCalled': {
      const nothing = zero(event.covered.currency)
      const before = invoiceOf(row, event.invoiceId)
      const called = { ...before, outstanding: nothing, covered: nothing, isSuspended: false }
      const after = withInvoice(row, event.invoiceId, called)
      return { ...after, coverInUse: row.coverInUse, called: plus(row.called, before.covered) }
    }
    default:
      return row
  }
}

const invoiceOf = ({ invoices, coverInUse }: Exposure, invoiceId: InvoiceId): ExposedInvoice => {
  const nothing = zero(coverInUse.currency)
  const unknown = { assigned: nothing, coverable: nothing, isSuspended: false }
  return invoices.get(invoiceId) ?? { ...unknown, outstanding: nothing, covered: nothing }
}

const withInvoice = <Row extends Exposure>(
  row: Row,
  invoiceId: InvoiceId,
  invoice: ExposedInvoice,
): Row => {
  const before = invoiceOf(row, invoiceId)
  // Should it be owed again, nothing else says how much of it could be covered.
  const isWhole = equals(invoice.coverable, invoice.assigned)
  const isOver = isZero(invoice.outstanding) && !invoice.isSuspended && isWhole
  return {
    ...row,
    coverInUse: plus(row.coverInUse, minus(invoice.covered, before.covered)),
    outstanding: plus(row.outstanding, minus(invoice.outstanding, before.outstanding)),
    queued: plus(row.queued, minus(waiting(invoice), waiting(before))),
    invoices: isOver ? row.invoices.delete(invoiceId) : row.invoices.set(invoiceId, invoice),
  }
}

const waiting = ({ outstanding, covered, isSuspended, ...assigned }: ExposedInvoice): Money =>
  isSuspended ? zero(covered.currency) : minus(coverableOf(assigned, outstanding), covered)
