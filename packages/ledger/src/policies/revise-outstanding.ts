/** What is left to pay on invoices, told to their guarantee lines, one command a line, and to their recoveries. */
import type { Invoice } from '@quittance/domain/events'
import { type ContractId, type Day, isZero } from '@quittance/domain/values'

import type { Told } from '../answer.ts'
import { grouped, type Step, send } from '../policy.ts'

/** Of the events of invoices, those that say what is open; as of the invoice's last revision. */
export const reviseOutstanding = (
  contractId: ContractId,
  on: Day,
  events: ReadonlyArray<Told>,
): ReadonlyArray<Step> => {
  const owed = events.flatMap(({ event, revision }) => {
    if (!isOfOpen(event) || isZero('applied' in event ? event.applied : event.restored)) return []
    const { invoiceId, debtorId, open: outstanding } = event
    const isPaid = event.type === 'PaymentApplied'
    return [{ debtorId, isPaid, invoice: { invoiceId, invoiceRevision: revision, outstanding } }]
  })
  const lines = grouped(owed, ({ debtorId }) => debtorId).map(([debtorId, ofDebtor]) =>
    send({
      ...{ type: 'ReviseOutstanding', contractId, debtorId, on },
      invoices: ofDebtor.map(({ invoice }) => invoice),
    }),
  )
  const recoveries = owed.map(({ debtorId, isPaid, invoice }) => {
    const { invoiceId, outstanding: open } = invoice
    return send({ type: 'NoteOpen', invoiceId, contractId, debtorId, open, isPaid, on })
  })
  return [...lines, ...recoveries]
}

const isOfOpen = (
  event: Told['event'],
): event is Invoice.PaymentApplied | Invoice.CreditNoteApplied | Invoice.PaymentUnapplied =>
  event.type === 'PaymentApplied' ||
  event.type === 'CreditNoteApplied' ||
  event.type === 'PaymentUnapplied'
