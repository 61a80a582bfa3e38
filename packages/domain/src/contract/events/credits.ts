/** What becomes of a debtor's credit. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Day } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'

const credit = { contractId: ContractId, debtorId: DebtorId, collectionId: CollectionId }

/** It pays these invoices from `usedOn` on; `collectionId` is the receipt that it is of. */
export const DebtorCreditUsed = event('DebtorCreditUsed', {
  ...credit,
  usedOn: Day,
  allocations: t.readonlyArray(exact({ invoiceId: InvoiceId, amount: Money }, 'CreditUse')),
})
export type DebtorCreditUsed = t.TypeOf<typeof DebtorCreditUsed>

/** It was paid back to the debtor. */
export const DebtorCreditRefunded = event('DebtorCreditRefunded', {
  ...credit,
  amount: Money,
  refundedOn: Day,
})
export type DebtorCreditRefunded = t.TypeOf<typeof DebtorCreditRefunded>
