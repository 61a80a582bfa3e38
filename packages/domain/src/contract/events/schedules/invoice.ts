/** What is known of an invoice line from its transmission on. */
import * as t from 'io-ts'

import { Count } from '../../../values/count.ts'
import { Day } from '../../../values/day.ts'
import { DebtorId, InvoiceId } from '../../../values/identity.ts'
import { Money } from '../../../values/money.ts'
import { DocumentNumber } from '../../../values/number.ts'

/** `line` is its place in the schedule, from 1. Amounts are VAT included. */
export const invoice = {
  kind: t.literal('invoice'),
  line: Count,
  invoiceId: InvoiceId,
  number: DocumentNumber,
  debtorId: DebtorId,
  issuedOn: Day,
  dueOn: Day,
  amount: Money,
}
