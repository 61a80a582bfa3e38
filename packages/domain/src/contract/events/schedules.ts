/** Schedules (_remises_): what was transmitted, and what became of each line. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Count } from '../../values/count.ts'
import { Country } from '../../values/country.ts'
import { Day } from '../../values/day.ts'
import { Disclosure } from '../../values/disclosure.ts'
import { exact } from '../../values/exact.ts'
import { ClientId, ContractId, DebtorId, InvoiceId, ScheduleId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { nullable } from '../../values/nullable.ts'
import { DocumentNumber } from '../../values/number.ts'
import { Proof, ProofKind } from '../../values/proof.ts'
import { RejectionReason, WarningReason } from '../../values/reasons.ts'
import { Text } from '../../values/text.ts'

const Totals = exact({ count: Count, amount: Money }, 'Totals')

/** What the client says the lines add up to. */
export const Header = exact({ invoices: Totals, creditNotes: Totals }, 'Header')
export type Header = t.TypeOf<typeof Header>

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

/** `invoiceId` is the invoice, or the one that the credit note would lower. */
const place = {
  kind: t.keyof({ invoice: null, creditNote: null }, 'LineKind'),
  line: Count,
  invoiceId: InvoiceId,
  debtorId: DebtorId,
  number: DocumentNumber,
}

export const RejectedLine = exact({ ...place, reason: RejectionReason }, 'RejectedLine')
export type RejectedLine = t.TypeOf<typeof RejectedLine>

export const HeldLine = exact({ ...place, missing: t.readonlyArray(ProofKind) }, 'HeldLine')
export type HeldLine = t.TypeOf<typeof HeldLine>

/** Of its amount a line may cover `coverable`: all, or without VAT, by the terms of the day. */
export const BookedInvoice = exact({ ...invoice, coverable: Money }, 'BookedInvoice')
export type BookedInvoice = t.TypeOf<typeof BookedInvoice>

/** Bought, or held, all the same: by law it should have been due on `dueAtLatest`. */
const LineWarning = exact(
  { line: Count, number: DocumentNumber, warning: WarningReason, dueAtLatest: Day },
  'LineWarning',
)
export type LineWarning = t.TypeOf<typeof LineWarning>

/** The held line whose proof came, or that waited for that invoice; and what came. */
export const Release = exact(
  { line: Count, number: DocumentNumber, proofs: t.readonlyArray(Proof) },
  'Release',
)

export const booking = {
  contractId: ContractId,
  scheduleId: ScheduleId,
  valueOn: Day,
  purchased: Money,
  held: t.readonlyArray(HeldLine),
  rejected: t.readonlyArray(RejectedLine),
}

/**
 * The accepted invoices are bought, and `purchased`, their face VAT included, is credited to the
 * client account: that is their payment. The credit notes follow one by one. A schedule is booked
 * once, and again for each line that was held and is `released`, with the credit notes that waited.
 */
export const ScheduleBooked = event('ScheduleBooked', {
  ...booking,
  accepted: t.readonlyArray(t.union([BookedInvoice, CreditNoteLine], 'AcceptedLine')),
  released: nullable(Release),
  /** What the debtors may know, by the terms of the day; null where that was not recorded yet. */
  disclosure: nullable(Disclosure),
  /** Said once, as the schedule is booked first. */
  warnings: t.readonlyArray(LineWarning),
})
export type ScheduleBooked = t.TypeOf<typeof ScheduleBooked>

/** Nothing is bought: the lines are not what the header says, or none of them can be accepted. */
export const ScheduleRejected = event('ScheduleRejected', {
  contractId: ContractId,
  scheduleId: ScheduleId,
  reason: t.keyof({ TotalsDisagree: null, NothingAccepted: null }, 'ScheduleRejectionReason'),
  /** What the lines add up to. */
  found: Header,
  rejected: t.readonlyArray(RejectedLine),
})
export type ScheduleRejected = t.TypeOf<typeof ScheduleRejected>
