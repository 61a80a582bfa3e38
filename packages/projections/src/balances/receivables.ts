/** Receivables (_créances_): of each invoice what its own stream says; one row each, so that they can be kept. */
import type { Invoice } from '@quittance/domain/events'
import {
  ClientId,
  ContractId,
  Day,
  DebtorId,
  DocumentNumber,
  InvoiceId,
  isZero,
  Money,
  minus,
  nullable,
  plus,
  Text,
  zero,
} from '@quittance/domain/values'
import * as t from 'io-ts'

import type { PersistentProjection } from '../projection.ts'

/** `face = credited + paid + borne + givenBack + open`; amounts are VAT included. */
const Row = t.readonly(
  t.strict({
    ...{ invoiceId: InvoiceId, contractId: ContractId, debtorId: DebtorId, clientId: ClientId },
    ...{ number: DocumentNumber, issuedOn: Day, dueOn: Day },
    legal: t.keyof({
      proposed: null,
      held: null,
      rejected: null,
      assigned: null,
      extinguished: null,
      reassigned: null,
    }),
    /** Since when the factor owns it, and since when its debtor knows. */
    ...{ assignedOn: nullable(Day), notifiedOn: nullable(Day) },
    face: Money,
    /** By credit notes, as far as they lowered what was open. */
    credited: Money,
    /** Of credit notes, what was beyond that: the debtor's credit. */
    excess: Money,
    /** By receipts, by a debtor's credit, or by the client's account. */
    paid: Money,
    /** What nobody will pay: short within the tolerance, at the client's charge; or lost, at the factor's. */
    borne: Money,
    /** Charged back to the client, who owns it again. */
    givenBack: Money,
    open: Money,
    /** It was paid, and the payment went back. */
    isReopened: t.boolean,
    /** That is not resolved; of a paid invoice too, since it may be opened again. */
    dispute: nullable(t.readonly(t.strict({ amount: Money, reason: Text, disputedOn: Day }))),
  }),
  'Receivable',
)
export type Receivable = t.TypeOf<typeof Row>

/** By invoice: of its last round, if it was offered more than once. Open is what is `assigned`. */
export const receivables: PersistentProjection<Receivable, Invoice.Event> = {
  name: 'receivables',
  version: '1',
  category: 'invoice',
  unfit: 'stop',
  Row,
  key: ({ event }) => event.invoiceId,
  // A cut by booking day may leave out the beginning.
  next: (row, { event }) =>
    event.type === 'InvoiceSubmitted' ? submitted(event) : row && livedOn(row, event),
}

const submitted = ({
  invoiceId,
  contractId,
  debtorId,
  clientId,
  number,
  issuedOn,
  dueOn,
  amount,
}: Invoice.InvoiceSubmitted): Receivable => {
  const nothing = zero(amount.currency)
  return {
    ...{ invoiceId, contractId, debtorId, clientId, number, issuedOn, dueOn },
    ...{ legal: 'proposed', assignedOn: null, notifiedOn: null },
    ...{ face: amount, credited: nothing, excess: nothing, paid: nothing },
    ...{ borne: nothing, givenBack: nothing, open: amount },
    ...{ isReopened: false, dispute: null },
  }
}

type Lived = Exclude<Invoice.Event, { readonly type: 'InvoiceSubmitted' }>

const livedOn = (row: Receivable, event: Lived): Receivable => {
  switch (event.type) {
    case 'DuplicateReported':
    case 'SubrogationReceiptIssued':
    case 'CreditNoteRefused':
      return row
    case 'InvoiceHeld':
      return { ...row, legal: 'held' }
    case 'InvoiceRejected':
      return { ...row, legal: 'rejected' }
    case 'InvoiceAssigned':
      return { ...row, legal: 'assigned', assignedOn: event.assignedOn }
    case 'DebtorNotified':
      return { ...row, notifiedOn: event.notifiedOn }
    case 'CreditNoteApplied': {
      const credited = plus(row.credited, event.applied)
      return { ...row, credited, excess: plus(row.excess, event.excess), open: event.open }
    }
    case 'PaymentApplied': {
      const paid = plus(row.paid, event.applied)
      return { ...row, paid, borne: plus(row.borne, event.difference), open: event.open }
    }
    case 'PaymentUnapplied': {
      const paid = minus(row.paid, event.restored)
      return { ...row, paid, borne: minus(row.borne, event.difference), open: event.open }
    }
    case 'InvoiceReassigned': {
      const givenBack = plus(row.givenBack, event.amount)
      const legal = isZero(event.open) ? 'reassigned' : row.legal
      return { ...row, legal, givenBack, open: event.open }
    }
    case 'InvoiceIndemnified': {
      const borne = plus(row.borne, event.borne)
      const givenBack = plus(row.givenBack, event.chargedBack)
      return { ...row, borne, givenBack, open: event.open }
    }
    case 'InvoiceExtinguished':
      return { ...row, legal: 'extinguished', isReopened: false }
    case 'InvoiceReopened':
      return { ...row, legal: 'assigned', isReopened: true }
    case 'InvoiceDisputed': {
      const { amount, reason, disputedOn } = event
      return { ...row, dispute: { amount, reason, disputedOn } }
    }
    case 'DisputeResolved':
      return { ...row, dispute: null }
    case 'DueDateExtended':
      return { ...row, dueOn: event.dueOn }
  }
}
