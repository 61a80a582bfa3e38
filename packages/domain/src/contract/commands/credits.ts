/** What becomes of a debtor's credit. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Amount, Money } from '../../values/money.ts'

const credit = { contractId: ContractId, debtorId: DebtorId, collectionId: CollectionId }

/** Of the credit from that receipt, pays invoices of the debtor; each is named once. */
export const UseDebtorCredit = command('UseDebtorCredit', {
  ...credit,
  usedOn: Day,
  allocations: t.readonlyArray(exact({ invoiceId: InvoiceId, amount: Amount }, 'CreditToUse')),
})
export type UseDebtorCredit = t.TypeOf<typeof UseDebtorCredit>

/** It was paid back to the debtor. */
export const RefundDebtorCredit = command('RefundDebtorCredit', {
  ...credit,
  amount: Money,
  refundedOn: Day,
})
export type RefundDebtorCredit = t.TypeOf<typeof RefundDebtorCredit>
