/** The end of a contract, and what may still move it: money the client pays in, payments that are reversed. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { Fixing } from '../../values/fixing.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { MeansOfPayment } from '../../values/means.ts'
import { Amount, Money } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'
import { Text } from '../../values/text.ts'
import { Difference } from './incoming.ts'

/** Closes the month up to that day, at the reference's rate of that month, and settles with the client. */
export const RepayClientBalance = command('RepayClientBalance', {
  contractId: ContractId,
  repaidOn: Day,
  fixing: Fixing,
})
export type RepayClientBalance = t.TypeOf<typeof RepayClientBalance>

/** The client paid money of his own into his account; `reference` is the bank's, and says which payment. */
export const BookClientPayment = command('BookClientPayment', {
  contractId: ContractId,
  reference: Text,
  amount: Amount,
  means: MeansOfPayment,
  receivedOn: Day,
})
export type BookClientPayment = t.TypeOf<typeof BookClientPayment>

/**
 * What a receipt paid, and pays no longer, invoice by invoice, and what it was short of; `receivedOn` and `means`
 * are the receipt's. What no invoice had taken, a debtor's credit, is his no longer.
 */
export const BookReversal = command('BookReversal', {
  contractId: ContractId,
  collectionId: CollectionId,
  means: MeansOfPayment,
  receivedOn: Day,
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
      'ReversalLine',
    ),
  ),
  differences: t.readonlyArray(Difference),
})
export type BookReversal = t.TypeOf<typeof BookReversal>
