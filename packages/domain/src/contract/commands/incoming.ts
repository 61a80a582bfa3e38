/** What the invoices answered to money and credit notes. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { MeansOfPayment } from '../../values/means.ts'
import { Money } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'
import { CollectionSource } from '../events/incoming.ts'

/** What a payment was short of within the tolerance. */
export const Difference = exact(
  { invoiceId: InvoiceId, number: DocumentNumber, debtorId: DebtorId, amount: Money },
  'Difference',
)

/** What one receipt, or a debtor's credit from one, paid, invoice by invoice; and what it was short of. */
export const BookCollection = command('BookCollection', {
  contractId: ContractId,
  collectionId: CollectionId,
  means: MeansOfPayment,
  receivedOn: Day,
  lines: t.readonlyArray(
    exact(
      { invoiceId: InvoiceId, number: DocumentNumber, debtorId: DebtorId, applied: Money },
      'CollectionLine',
    ),
  ),
  source: CollectionSource,
  differences: t.readonlyArray(Difference),
})
export type BookCollection = t.TypeOf<typeof BookCollection>

export const BookCreditNote = command('BookCreditNote', {
  contractId: ContractId,
  invoiceId: InvoiceId,
  debtorId: DebtorId,
  number: DocumentNumber,
  applied: Money,
  excess: Money,
  appliedOn: Day,
})
export type BookCreditNote = t.TypeOf<typeof BookCreditNote>
