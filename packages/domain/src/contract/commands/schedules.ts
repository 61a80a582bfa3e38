/** A schedule is transmitted by the client; it is booked once every invoice has answered. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Count } from '../../values/count.ts'
import { Day } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { ContractId, DebtorId, ScheduleId } from '../../values/identity.ts'
import { Amount } from '../../values/money.ts'
import { optional } from '../../values/nullable.ts'
import { DocumentNumber } from '../../values/number.ts'
import { Proof } from '../../values/proof.ts'
import { Text } from '../../values/text.ts'
import { DebtorLookedUp, Header } from '../events/schedules.ts'

/** `number` is the client's own; `amount` is VAT included. What the terms do not ask for may be left out. */
const Invoice = exact(
  {
    kind: t.literal('invoice'),
    number: DocumentNumber,
    debtorId: DebtorId,
    issuedOn: Day,
    dueOn: Day,
    amount: Amount,
    proofs: t.readonlyArray(Proof),
    /** How much of the amount is VAT. */
    vat: optional(Amount),
    /** Whether it says that it is sold, and whom alone to pay (_mention subrogative_). */
    paymentClause: optional(t.boolean),
    /** To which it is to be paid: one of the factor's. */
    account: optional(Text),
    /** The day of the receipt for it (_quittance subrogative_), where it is not that of the booking. */
    subrogatedOn: optional(Day),
  },
  'InvoiceToAssign',
)

/** Lowers the invoice that the client gave the number `invoiceNumber`. */
const CreditNote = exact(
  {
    kind: t.literal('creditNote'),
    number: DocumentNumber,
    debtorId: DebtorId,
    invoiceNumber: DocumentNumber,
    issuedOn: Day,
    amount: Amount,
  },
  'CreditNoteToAssign',
)

const schedule = {
  contractId: ContractId,
  scheduleId: ScheduleId,
  transmittedOn: Day,
  header: Header,
  lines: t.readonlyArray(t.union([Invoice, CreditNote], 'LineToAssign')),
}

/** All lines or none are transmitted. The header is what the client says they add up to. */
export const TransmitSchedule = command('TransmitSchedule', schedule)
export type TransmitSchedule = t.TypeOf<typeof TransmitSchedule>

/** The same, with what is known of the debtors of its lines: how the ledger asks it. */
export const TransmitOnDebtors = command('TransmitOnDebtors', {
  ...schedule,
  debtors: t.readonlyArray(DebtorLookedUp),
})
export type TransmitOnDebtors = t.TypeOf<typeof TransmitOnDebtors>

/** What the invoices answered: those lines are duplicates; the other invoices are new. */
export const BookSchedule = command('BookSchedule', {
  contractId: ContractId,
  scheduleId: ScheduleId,
  duplicates: t.readonlyArray(Count),
})
export type BookSchedule = t.TypeOf<typeof BookSchedule>

/** The proofs that line `line` of the schedule waits for have come: all of them. */
export const ReleaseHeldInvoice = command('ReleaseHeldInvoice', {
  contractId: ContractId,
  scheduleId: ScheduleId,
  line: Count,
  proofs: t.readonlyArray(Proof),
  releasedOn: Day,
})
export type ReleaseHeldInvoice = t.TypeOf<typeof ReleaseHeldInvoice>
