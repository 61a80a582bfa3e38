/** What lowers the outstanding: money that came in, credit notes. */
import * as t from 'io-ts'

import { event, type Flat, upcast } from '../../event-codec.ts'
import { Day, ReckonedDay } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { MeansOfPayment } from '../../values/means.ts'
import { Money } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'

const lines = t.readonlyArray(
  exact(
    { invoiceId: InvoiceId, number: DocumentNumber, debtorId: DebtorId, applied: Money },
    'CollectedInvoice',
  ),
)

/** Money that just came in; or a debtor's credit, which the factor has had for a while. */
export const CollectionSource = t.keyof({ receipt: null, credit: null }, 'CollectionSource')

/**
 * One receipt, as far as it paid invoices of this contract. It counts from `valueOn`, after its float; a
 * credit, of which `receivedOn` is the day of its use, from that day.
 */
export const CollectionBooked = event('CollectionBooked', {
  contractId: ContractId,
  collectionId: CollectionId,
  means: MeansOfPayment,
  receivedOn: Day,
  source: CollectionSource,
  lines,
  valueOn: ReckonedDay,
})
export type CollectionBooked = t.TypeOf<typeof CollectionBooked>

/** No credit was used. */
export const collectionBookedSince1 = upcast(
  event('CollectionBooked', {
    ...{ contractId: ContractId, collectionId: CollectionId, means: MeansOfPayment },
    ...{ receivedOn: Day, lines, valueOn: ReckonedDay },
  }),
  (stored): Flat => ({ ...stored, source: 'receipt' }),
)

/**
 * A credit note: `applied` of it lowers what is open; `excess`, beyond that, is the debtor's credit,
 * and the client's debt.
 */
export const CreditNoteBooked = event('CreditNoteBooked', {
  contractId: ContractId,
  invoiceId: InvoiceId,
  debtorId: DebtorId,
  number: DocumentNumber,
  applied: Money,
  excess: Money,
  valueOn: ReckonedDay,
})
export type CreditNoteBooked = t.TypeOf<typeof CreditNoteBooked>
