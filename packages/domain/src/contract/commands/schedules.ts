/** A schedule is transmitted by the client; it is booked once every invoice has answered. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Count } from '../../values/count.ts'
import { Day } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { ContractId, DebtorId, ScheduleId } from '../../values/identity.ts'
import { Amount } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'
import { Proof } from '../../values/proof.ts'
import { Header } from '../events/schedules.ts'

/** `number` is the client's own; `amount` is VAT included. */
const Invoice = exact(
  {
    kind: t.literal('invoice'),
    number: DocumentNumber,
    debtorId: DebtorId,
    issuedOn: Day,
    dueOn: Day,
    amount: Amount,
    proofs: t.readonlyArray(Proof),
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

/** All lines or none are transmitted. The header is what the client says they add up to. */
export const TransmitSchedule = command('TransmitSchedule', {
  contractId: ContractId,
  scheduleId: ScheduleId,
  transmittedOn: Day,
  header: Header,
  lines: t.readonlyArray(t.union([Invoice, CreditNote], 'LineToAssign')),
})
export type TransmitSchedule = t.TypeOf<typeof TransmitSchedule>

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
