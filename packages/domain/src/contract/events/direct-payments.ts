/** What the debtor paid to the client, and the client did not pass on in time. */
import type * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Day, ReckonedDay } from '../../values/day.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'

const directPayment = {
  contractId: ContractId,
  debtorId: DebtorId,
  invoiceId: InvoiceId,
  number: DocumentNumber,
  collectionId: CollectionId,
  amount: Money,
}

/** The invoice is paid by the client account: funds in use do not move (golden D-1). */
export const DirectPaymentCharged = event('DirectPaymentCharged', {
  ...directPayment,
  receivedByClientOn: Day,
  chargedOn: Day,
  valueOn: ReckonedDay,
})
export type DirectPaymentCharged = t.TypeOf<typeof DirectPaymentCharged>

/** The client passed it on after all: what was charged is his again, once the money counts. */
export const DirectPaymentReturned = event('DirectPaymentReturned', {
  ...directPayment,
  receivedOn: Day,
  valueOn: ReckonedDay,
})
export type DirectPaymentReturned = t.TypeOf<typeof DirectPaymentReturned>
