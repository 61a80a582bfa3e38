/** Open receivables: the contract says which they are, and each is read in its own stream. */
import type { Invoice } from '@quittance/domain/events'
import type { InvoiceId } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { type Cut, cut, project, type Receivable, receivables } from '@quittance/projections'

import { told } from './told.ts'

/** So many streams are read at a time; what is remembered is what is open, however long the history. */
const inFlight = 64

export const receivablesIn = async (
  store: Pick<EventStore, 'read'>,
  open: Iterable<InvoiceId>,
  by: Cut,
): Promise<ReadonlyArray<Receivable>> => {
  const one = async (invoiceId: InvoiceId): Promise<ReadonlyArray<Receivable>> => {
    const history = cut(by)(told<Invoice.Event>(store.read(`invoice-${invoiceId}`)))
    return [...(await project(receivables)(history)).values()]
  }
  const rows: Array<Receivable> = []
  const invoices = [...open]
  for (let from = 0; from < invoices.length; from += inFlight) {
    rows.push(...(await Promise.all(invoices.slice(from, from + inFlight).map(one))).flat())
  }
  return rows
}
