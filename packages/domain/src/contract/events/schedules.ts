/** Schedules (_remises_): what was transmitted, and what became of each line. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Count } from '../../values/count.ts'
import { Day } from '../../values/day.ts'
import { Disclosure } from '../../values/disclosure.ts'
import { exact } from '../../values/exact.ts'
import { ContractId, DebtorId, InvoiceId, ScheduleId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { nullable } from '../../values/nullable.ts'
import { DocumentNumber } from '../../values/number.ts'
import { Proof, ProofKind } from '../../values/proof.ts'
import { RejectionReason, WarningReason } from '../../values/reasons.ts'
import { invoice } from './schedules/invoice.ts'
import { CreditNoteLine, Header } from './schedules/transmitted.ts'

export * from './schedules/transmitted.ts'

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
const Release = exact(
  { line: Count, number: DocumentNumber, proofs: t.readonlyArray(Proof) },
  'Release',
)

/**
 * The accepted invoices are bought, and `purchased`, their face VAT included, is credited to the
 * client account: that is their payment. The credit notes follow one by one. A schedule is booked
 * once, and again for each line that was held and is `released`, with the credit notes that waited.
 */
export const ScheduleBooked = event('ScheduleBooked', {
  contractId: ContractId,
  scheduleId: ScheduleId,
  valueOn: Day,
  purchased: Money,
  accepted: t.readonlyArray(t.union([BookedInvoice, CreditNoteLine], 'AcceptedLine')),
  held: t.readonlyArray(HeldLine),
  rejected: t.readonlyArray(RejectedLine),
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
