/**
 * What an invoice remembers. Every event names its contract and debtor; amounts are VAT included.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'
import { event, type Flat, type Upcasts, upcast } from '../event-codec.ts'
import { Count } from '../values/count.ts'
import { Day } from '../values/day.ts'
import { Disclosure } from '../values/disclosure.ts'
import { exact } from '../values/exact.ts'
import {
  ClientId,
  CollectionId,
  ContractId,
  DebtorId,
  EventId,
  InvoiceId,
  ScheduleId,
} from '../values/identity.ts'
import { Instant, instant, parisDay } from '../values/instant.ts'
import { Money, zero } from '../values/money.ts'
import { nullable } from '../values/nullable.ts'
import { DocumentNumber } from '../values/number.ts'
import { ProofKind } from '../values/proof.ts'
import { RecourseGround, RejectionReason } from '../values/reasons.ts'
import { Text } from '../values/text.ts'

export const category = 'invoice'

const invoice = { invoiceId: InvoiceId, contractId: ContractId, debtorId: DebtorId }

/** Offered for assignment by line `line` of a schedule. A round opens. */
export const InvoiceSubmitted = event('InvoiceSubmitted', {
  ...invoice,
  clientId: ClientId,
  scheduleId: ScheduleId,
  line: Count,
  number: DocumentNumber,
  issuedOn: Day,
  dueOn: Day,
  amount: Money,
})
export type InvoiceSubmitted = t.TypeOf<typeof InvoiceSubmitted>

/** Offered again while it is assigned, or being assigned, by the schedule named in `first`. */
export const DuplicateReported = event('DuplicateReported', {
  ...invoice,
  scheduleId: ScheduleId,
  line: Count,
  first: exact({ contractId: ContractId, scheduleId: ScheduleId }, 'FirstSubmission'),
})

/** Not bought before the missing proofs come. */
export const InvoiceHeld = event('InvoiceHeld', {
  ...invoice,
  scheduleId: ScheduleId,
  missing: t.readonlyArray(ProofKind),
})

/** Not bought. The round is closed; the invoice may come again. */
export const InvoiceRejected = event('InvoiceRejected', {
  ...invoice,
  scheduleId: ScheduleId,
  reason: RejectionReason,
})

const assignment = { ...invoice, scheduleId: ScheduleId, amount: Money, paidAt: Instant }

/** The factor owns it, since its amount was credited to the client account at `paidAt`. */
export const InvoiceAssigned = event('InvoiceAssigned', {
  ...assignment,
  /** The day from which that credit counts. */
  assignedOn: Day,
  /** What the debtor may know, by the terms of that day; null where that was not recorded yet. */
  disclosure: nullable(Disclosure),
})
export type InvoiceAssigned = t.TypeOf<typeof InvoiceAssigned>

const invoiceAssignedSince1 = upcast(
  event('InvoiceAssigned', assignment),
  (stored): Flat => ({
    ...{ ...stored, disclosure: null },
    assignedOn: parisDay(instant(stored.paidAt)),
  }),
)

/**
 * The _quittance subrogative_ (Code civil, art. 1346-1): the client was paid, by the `ScheduleBooked`
 * whose event id is `bookingId`, and at that instant the factor took his place.
 */
export const SubrogationReceiptIssued = event('SubrogationReceiptIssued', {
  ...invoice,
  amount: Money,
  bookingId: EventId,
  subrogatedAt: Instant,
})

/** `applied` lowers what is open; `excess` is beyond it, all of the amount once the invoice is paid. */
export const CreditNoteApplied = event('CreditNoteApplied', {
  ...invoice,
  number: DocumentNumber,
  amount: Money,
  applied: Money,
  excess: Money,
  /** What is left to pay. */
  open: Money,
  appliedOn: Day,
})
export type CreditNoteApplied = t.TypeOf<typeof CreditNoteApplied>

export const CreditNoteRefusal = t.keyof(
  {
    /** No such invoice, or none that is assigned under this contract. */
    InvoiceNotAssigned: null,
    /** The invoice has a credit note of this number already, and it was another. */
    NumberUsedForAnother: null,
  },
  'CreditNoteRefusal',
)

export const CreditNoteRefused = event('CreditNoteRefused', {
  ...invoice,
  number: DocumentNumber,
  amount: Money,
  reason: CreditNoteRefusal,
})

/**
 * Of the `offered` money of a receipt, `applied` pays the invoice; perhaps nothing, if nothing is open. What it
 * was short of, within the tolerance, is the `difference`: the client's to bear, and open no longer.
 */
export const PaymentApplied = event('PaymentApplied', {
  ...invoice,
  number: DocumentNumber,
  collectionId: CollectionId,
  offered: Money,
  applied: Money,
  difference: Money,
  /** What is left to pay. */
  open: Money,
})
export type PaymentApplied = t.TypeOf<typeof PaymentApplied>

/** The receipt went back: what it paid, `restored`, is open again, with the `difference`; perhaps nothing. */
export const PaymentUnapplied = event('PaymentUnapplied', {
  ...invoice,
  number: DocumentNumber,
  collectionId: CollectionId,
  restored: Money,
  difference: Money,
  /** What is left to pay. */
  open: Money,
  issuedOn: Day,
  dueOn: Day,
})
export type PaymentUnapplied = t.TypeOf<typeof PaymentUnapplied>

/** The debtor was told who is to be paid. */
export const DebtorNotified = event('DebtorNotified', { ...invoice, notifiedOn: Day })

/** `amount` of it is contested (_litige_): not fundable by the terms, and its cover waits. */
export const InvoiceDisputed = event('InvoiceDisputed', {
  ...invoice,
  amount: Money,
  reason: Text,
  disputedOn: Day,
})
export type InvoiceDisputed = t.TypeOf<typeof InvoiceDisputed>

/** Who was right; `withdrawn` by the debtor. */
export const DisputeOutcome = t.keyof(
  {
    ...{ forClient: null, forDebtor: null, partly: null, withdrawn: null },
    /** What was disputed is the client's again: he and the debtor settle it between them. */
    reassigned: null,
  },
  'DisputeOutcome',
)

/** The dispute of `amount` has ended. */
export const DisputeResolved = event('DisputeResolved', {
  ...invoice,
  outcome: DisputeOutcome,
  amount: Money,
  resolvedOn: Day,
})
export type DisputeResolved = t.TypeOf<typeof DisputeResolved>

/** Due on `dueOn`, and no longer on `before` (_prorogation_). */
export const DueDateExtended = event('DueDateExtended', {
  ...invoice,
  before: Day,
  dueOn: Day,
  extendedOn: Day,
})
export type DueDateExtended = t.TypeOf<typeof DueDateExtended>

/** That much of it is the client's again; the round is over once nothing is left, and it may come again. */
export const InvoiceReassigned = event('InvoiceReassigned', {
  ...invoice,
  ground: RecourseGround,
  amount: Money,
  /** What is left to pay. */
  open: Money,
  reassignedOn: Day,
})
export type InvoiceReassigned = t.TypeOf<typeof InvoiceReassigned>

/** The client keeps what he was paid for that much of it, `borne` by the factor; the rest, `chargedBack`, is his again. */
export const InvoiceIndemnified = event('InvoiceIndemnified', {
  ...invoice,
  borne: Money,
  chargedBack: Money,
  /** What is left to pay. */
  open: Money,
  indemnifiedOn: Day,
})
export type InvoiceIndemnified = t.TypeOf<typeof InvoiceIndemnified>

/** Nothing is open any more. */
export const InvoiceExtinguished = event('InvoiceExtinguished', invoice)

/** Something is open again. */
export const InvoiceReopened = event('InvoiceReopened', invoice)

export const Event = t.union(
  [
    InvoiceSubmitted,
    DuplicateReported,
    InvoiceHeld,
    InvoiceRejected,
    InvoiceAssigned,
    SubrogationReceiptIssued,
    CreditNoteApplied,
    CreditNoteRefused,
    PaymentApplied,
    InvoiceExtinguished,
    PaymentUnapplied,
    InvoiceReopened,
    DebtorNotified,
    InvoiceDisputed,
    DisputeResolved,
    DueDateExtended,
    InvoiceReassigned,
    InvoiceIndemnified,
  ],
  'Invoice.Event',
)
export type Event = t.TypeOf<typeof Event>

/** There was no tolerance. */
const paymentAppliedSince1 = upcast(
  event('PaymentApplied', {
    ...{ ...invoice, number: DocumentNumber, collectionId: CollectionId },
    ...{ offered: Money, applied: Money, open: Money },
  }),
  (stored): Flat => ({ ...stored, difference: Money.encode(zero(stored.open.currency)) }),
)

const paymentUnappliedSince1 = upcast(
  event('PaymentUnapplied', {
    ...{ ...invoice, number: DocumentNumber, collectionId: CollectionId },
    ...{ restored: Money, open: Money, issuedOn: Day, dueOn: Day },
  }),
  (stored): Flat => ({ ...stored, difference: Money.encode(zero(stored.open.currency)) }),
)

/** How older versions are read. */
export const upcasts: Upcasts = {
  InvoiceAssigned: [invoiceAssignedSince1],
  PaymentApplied: [paymentAppliedSince1],
  PaymentUnapplied: [paymentUnappliedSince1],
}
