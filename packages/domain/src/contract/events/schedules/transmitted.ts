/** A schedule as the client transmits it, and each line as it states it. */
import * as t from 'io-ts'

import { event } from '../../../event-codec.ts'
import { Count } from '../../../values/count.ts'
import { Country } from '../../../values/country.ts'
import { Day } from '../../../values/day.ts'
import { exact } from '../../../values/exact.ts'
import { ClientId, ContractId, DebtorId, InvoiceId, ScheduleId } from '../../../values/identity.ts'
import { Money } from '../../../values/money.ts'
import { nullable } from '../../../values/nullable.ts'
import { DocumentNumber } from '../../../values/number.ts'
import { Proof } from '../../../values/proof.ts'
import { Text } from '../../../values/text.ts'
import { invoice } from './invoice.ts'

const Totals = exact({ count: Count, amount: Money }, 'Totals')

/** What the client says the lines add up to. */
export const Header = exact({ invoices: Totals, creditNotes: Totals }, 'Header')
export type Header = t.TypeOf<typeof Header>

/** `invoiceId` is the invoice that the credit note lowers. */
const creditNote = {
  kind: t.literal('creditNote'),
  line: Count,
  invoiceId: InvoiceId,
  number: DocumentNumber,
  debtorId: DebtorId,
  issuedOn: Day,
  amount: Money,
}

/** What it does not state is null: what is asked of it then fails it. */
export const InvoiceLine = exact(
  {
    ...invoice,
    proofs: t.readonlyArray(Proof),
    /** How much of the amount is VAT. */
    vat: nullable(Money),
    /** Whether it says that it is sold, and whom alone to pay. */
    paymentClause: nullable(t.boolean),
    /** To which it is to be paid. */
    account: nullable(Text),
    /** The day of the client's receipt for it (_quittance subrogative_). */
    subrogatedOn: nullable(Day),
  },
  'TransmittedInvoice',
)
export type InvoiceLine = t.TypeOf<typeof InvoiceLine>

export const CreditNoteLine = exact(creditNote, 'TransmittedCreditNote')
export type CreditNoteLine = t.TypeOf<typeof CreditNoteLine>

export const Line = t.union([InvoiceLine, CreditNoteLine], 'TransmittedLine')
export type Line = t.TypeOf<typeof Line>

/** `country` is that of the debtor's seat as he is registered; null of one who is not. */
export const DebtorLookedUp = exact(
  { debtorId: DebtorId, country: nullable(Country) },
  'DebtorLookedUp',
)

/** A client offers these receivables, on this day. Nothing is bought yet. */
export const ScheduleTransmitted = event('ScheduleTransmitted', {
  contractId: ContractId,
  clientId: ClientId,
  scheduleId: ScheduleId,
  transmittedOn: Day,
  header: Header,
  lines: t.readonlyArray(Line),
  /** What was known of the debtors of its lines then, each once; none where nobody looked. */
  debtors: t.readonlyArray(DebtorLookedUp),
})
export type ScheduleTransmitted = t.TypeOf<typeof ScheduleTransmitted>
