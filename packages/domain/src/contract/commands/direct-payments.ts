/** What the debtor paid to the client. */
import type * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day } from '../../values/day.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { MeansOfPayment } from '../../values/means.ts'
import { Amount, Money } from '../../values/money.ts'

const directPayment = {
  contractId: ContractId,
  debtorId: DebtorId,
  invoiceId: InvoiceId,
  collectionId: CollectionId,
}

/** As reported, and not passed on by the deadline of the terms; of the amount, what is open. */
export const ChargeDirectPayment = command('ChargeDirectPayment', {
  ...directPayment,
  amount: Amount,
  receivedByClientOn: Day,
  chargedOn: Day,
})
export type ChargeDirectPayment = t.TypeOf<typeof ChargeDirectPayment>

/** It was passed on after it was charged. */
export const ReturnDirectPayment = command('ReturnDirectPayment', {
  ...directPayment,
  amount: Money,
  means: MeansOfPayment,
  receivedOn: Day,
})
export type ReturnDirectPayment = t.TypeOf<typeof ReturnDirectPayment>
