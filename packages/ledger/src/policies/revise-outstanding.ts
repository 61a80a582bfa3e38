/** What is left to pay on invoices, told to their guarantee lines, one command a line, and to their recoveries. */
import type { Invoice } from '@quittance/domain/events'
import { type ContractId, type Day, isZero, type Money, plus } from '@quittance/domain/values'

import type { Told } from '../answer.ts'
import { grouped, type Step, send } from '../policy.ts'

/** Of the events of invoices, those that say what is open; as of the invoice's last revision. */
export const reviseOutstanding = (
  contractId: ContractId,
  on: Day,
  events: ReadonlyArray<Told>,
): ReadonlyArray<Step> => [
  ...linesToldOf(contractId, on, events),
  ...recoveriesToldOf(contractId, on, events),
]

export const linesToldOf = (
  contractId: ContractId,
  on: Day,
  events: ReadonlyArray<Told>,
): ReadonlyArray<Step> =>
  grouped(owedAfter(events), ({ debtorId }) => debtorId).map(([debtorId, ofDebtor]) =>
    send({
      ...{ type: 'ReviseOutstanding', contractId, debtorId, on },
      invoices: ofDebtor.map(({ invoice }) => invoice),
    }),
  )

export const recoveriesToldOf = (
  contractId: ContractId,
  on: Day,
  events: ReadonlyArray<Told>,
): ReadonlyArray<Step> =>
  owedAfter(events).map(({ debtorId, isPaid, invoice }) => {
    const { invoiceId, outstanding: open } = invoice
    return send({ type: 'NoteOpen', invoiceId, contractId, debtorId, open, isPaid, on })
  })

const owedAfter = (events: ReadonlyArray<Told>) =>
  events.flatMap(({ event, revision }) => {
    if (!isOfOpen(event) || isZero(changeOf(event))) return []
    const { invoiceId, debtorId, open: outstanding } = event
    const isPaid = event.type === 'PaymentApplied'
    const isGivenBack = event.type === 'InvoiceReassigned'
    const invoice = { invoiceId, invoiceRevision: revision, outstanding, isGivenBack }
    return [{ debtorId, isPaid, invoice }]
  })

type OfOpen =
  | Invoice.PaymentApplied
  | Invoice.CreditNoteApplied
  | Invoice.PaymentUnapplied
  | Invoice.InvoiceReassigned
  | Invoice.InvoiceIndemnified

const isOfOpen = (event: Told['event']): event is OfOpen =>
  event.type === 'PaymentApplied' ||
  event.type === 'CreditNoteApplied' ||
  event.type === 'PaymentUnapplied' ||
  event.type === 'InvoiceReassigned' ||
  event.type === 'InvoiceIndemnified'

/** What it took off, or put back. */
const changeOf = (event: OfOpen): Money => {
  switch (event.type) {
    case 'PaymentUnapplied':
      return event.restored
    case 'InvoiceReassigned':
      return event.amount
    case 'InvoiceIndemnified':
      return plus(event.borne, event.chargedBack)
    default:
      return event.applied
  }
}
