/** What the invoices answered to money and credit notes. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { MeansOfPayment } from '../../values/means.ts'
import { Money } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'

/** What one receipt paid, invoice by invoice. */
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
