/** The end of a contract, and what may still move it. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Day, ReckonedDay } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { MeansOfPayment } from '../../values/means.ts'
import { Money } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'
import { Text } from '../../values/text.ts'

/** What was collected beyond the funds in use is the client's, and was paid to him. */
export const ClientBalanceRepaid = event('ClientBalanceRepaid', {
  contractId: ContractId,
  amount: Money,
  valueOn: ReckonedDay,
})
export type ClientBalanceRepaid = t.TypeOf<typeof ClientBalanceRepaid>

/** The client paid money of his own into his account. It counts from `valueOn`, after its float. */
export const ClientPaymentBooked = event('ClientPaymentBooked', {
  contractId: ContractId,
  reference: Text,
  amount: Money,
  means: MeansOfPayment,
  receivedOn: Day,
  valueOn: ReckonedDay,
})
export type ClientPaymentBooked = t.TypeOf<typeof ClientPaymentBooked>

/** A closed contract is back in its run-off, for the sake of `reference`: a payment was reversed, or came late. */
export const RunOffReopened = event('RunOffReopened', {
  contractId: ContractId,
  reference: Text,
  reopenedOn: Day,
})
export type RunOffReopened = t.TypeOf<typeof RunOffReopened>

/** One receipt paid these invoices, and does no longer. It counts from the day from which the receipt did. */
export const CollectionReversalBooked = event('CollectionReversalBooked', {
  contractId: ContractId,
  collectionId: CollectionId,
  reversedOn: Day,
  lines: t.readonlyArray(
    exact(
      {
        invoiceId: InvoiceId,
        number: DocumentNumber,
        debtorId: DebtorId,
        issuedOn: Day,
        dueOn: Day,
        restored: Money,
      },
      'ReopenedInvoice',
    ),
  ),
  /** What of it no invoice had taken: the debtors' credit, and theirs no longer. */
  credits: t.readonlyArray(exact({ debtorId: DebtorId, amount: Money }, 'CreditTakenBack')),
  valueOn: ReckonedDay,
})
export type CollectionReversalBooked = t.TypeOf<typeof CollectionReversalBooked>
