/** What is proposed for a receipt (_lettrage_): allocations, each with its reason, and what is left on account. */
import type { Day } from '../values/day.ts'
import type { InvoiceId } from '../values/identity.ts'
import type { Money } from '../values/money.ts'
import type { DocumentNumber } from '../values/number.ts'

/** Of the debtor who paid, in the currency of the receipt; `open` is above zero. */
export interface OpenInvoice {
  readonly invoiceId: InvoiceId
  readonly number: DocumentNumber
  readonly dueOn: Day
  readonly open: Money
  /** Covered by a line that was withdrawn or has expired: paid before the others (rules 1.6, R3). */
  readonly paidFirst: boolean
}

export interface Receipt {
  readonly amount: Money
  /** The numbers of the invoices that the debtor lists, in his order; they prevail (Code civil, art. 1342-10). */
  readonly indicated: ReadonlyArray<string>
  /** The text of the bank entry, in which numbers may stand. */
  readonly reference: string
}

/** Why an invoice is to take the money, in the order in which matches are tried (rules 1.15); of those paid first, before the others. */
export type Match = 'indicated' | 'referenced' | 'exactAmount' | 'exactSubset' | 'firstDue'

export interface Proposed {
  readonly invoiceId: InvoiceId
  readonly amount: Money
  readonly match: Match
}

export interface Proposal {
  readonly allocations: ReadonlyArray<Proposed>
  /** Beyond all that is open: on account. */
  readonly left: Money
  /** What was indicated or referenced, and is none of the open invoices. */
  readonly unknown: ReadonlyArray<string>
  /** The search of a subset ended without having seen all there are: there may be one. */
  readonly gaveUp: boolean
}
