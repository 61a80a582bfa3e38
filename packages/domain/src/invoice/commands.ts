/** What may be asked of an invoice. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { Count } from '../values/count.ts'
import { Day } from '../values/day.ts'
import {
  ClientId,
  CollectionId,
  ContractId,
  DebtorId,
  EventId,
  InvoiceId,
  ScheduleId,
} from '../values/identity.ts'
import { Instant } from '../values/instant.ts'
import { Amount, Money } from '../values/money.ts'
import { DocumentNumber } from '../values/number.ts'
import { ProofKind } from '../values/proof.ts'
import { RejectionReason } from '../values/reasons.ts'
import { SettlementTolerance } from '../values/tolerance.ts'
import { category } from './events.ts'

const invoice = { invoiceId: InvoiceId, contractId: ContractId, debtorId: DebtorId }

/** From line `line` of a schedule. */
export const SubmitInvoice = command('SubmitInvoice', {
  ...invoice,
  clientId: ClientId,
  scheduleId: ScheduleId,
  line: Count,
  number: DocumentNumber,
  issuedOn: Day,
  dueOn: Day,
  amount: Money,
})
export type SubmitInvoice = t.TypeOf<typeof SubmitInvoice>

export const HoldInvoice = command('HoldInvoice', {
  ...invoice,
  scheduleId: ScheduleId,
  missing: t.readonlyArray(ProofKind),
})
export type HoldInvoice = t.TypeOf<typeof HoldInvoice>

/** Closes the round that this schedule opened, and no other. */
export const RejectInvoice = command('RejectInvoice', {
  ...invoice,
  scheduleId: ScheduleId,
  reason: RejectionReason,
})
export type RejectInvoice = t.TypeOf<typeof RejectInvoice>

/** `bookingId` is the event that paid for it, at `paidAt`. */
export const AssignInvoice = command('AssignInvoice', {
  ...invoice,
  scheduleId: ScheduleId,
  bookingId: EventId,
  paidAt: Instant,
})
export type AssignInvoice = t.TypeOf<typeof AssignInvoice>

/** `number` is the credit note's own, and `amount` VAT included; it takes effect on `appliedOn`. */
export const ApplyCreditNote = command('ApplyCreditNote', {
  ...invoice,
  number: DocumentNumber,
  amount: Amount,
  appliedOn: Day,
})
export type ApplyCreditNote = t.TypeOf<typeof ApplyCreditNote>

/** As much of `amount` as is open, nothing included; short within the tolerance it closes the invoice. */
export const ApplyPayment = command('ApplyPayment', {
  ...invoice,
  collectionId: CollectionId,
  amount: Money,
  tolerance: SettlementTolerance,
})
export type ApplyPayment = t.TypeOf<typeof ApplyPayment>

/** That receipt went back. */
export const UnapplyPayment = command('UnapplyPayment', {
  ...invoice,
  collectionId: CollectionId,
})
export type UnapplyPayment = t.TypeOf<typeof UnapplyPayment>

export const Command = t.union(
  [
    ApplyCreditNote,
    SubmitInvoice,
    HoldInvoice,
    RejectInvoice,
    AssignInvoice,
    ApplyPayment,
    UnapplyPayment,
  ],
  'Invoice.Command',
)
export type Command = t.TypeOf<typeof Command>

/** Sent by reactions to what another stream decided, by nobody else; never refused for a business reason. */
export const reactions = [
  'SubmitInvoice',
  'HoldInvoice',
  'RejectInvoice',
  'AssignInvoice',
  'ApplyPayment',
  'UnapplyPayment',
] as const satisfies ReadonlyArray<Command['type']>

export const streamOf = ({ invoiceId }: Command): string => `${category}-${invoiceId}`
