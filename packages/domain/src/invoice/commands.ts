/** What may be asked of an invoice. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { Count } from '../values/count.ts'
import { Day } from '../values/day.ts'
import { Disclosure } from '../values/disclosure.ts'
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
import { nullable } from '../values/nullable.ts'
import { DocumentNumber } from '../values/number.ts'
import { ProofKind } from '../values/proof.ts'
import { RecourseGround, RejectionReason } from '../values/reasons.ts'
import { Text } from '../values/text.ts'
import { SettlementTolerance } from '../values/tolerance.ts'
import { category, DisputeOutcome } from './events.ts'

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

/** `bookingId` is the event that paid for it, at `paidAt`, as of `assignedOn`. */
export const AssignInvoice = command('AssignInvoice', {
  ...invoice,
  scheduleId: ScheduleId,
  bookingId: EventId,
  paidAt: Instant,
  assignedOn: Day,
  disclosure: nullable(Disclosure),
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

/** Told that he pays the factor, and nobody else. */
export const NotifyDebtor = command('NotifyDebtor', { ...invoice, notifiedOn: Day })
export type NotifyDebtor = t.TypeOf<typeof NotifyDebtor>

/** The debtor will not pay `amount` of it, VAT included, for that reason. */
export const DisputeInvoice = command('DisputeInvoice', {
  ...invoice,
  amount: Amount,
  reason: Text,
  disputedOn: Day,
})
export type DisputeInvoice = t.TypeOf<typeof DisputeInvoice>

/** What the debtor does not owe is lowered by credit notes of their own. */
export const ResolveDispute = command('ResolveDispute', {
  ...invoice,
  outcome: DisputeOutcome,
  resolvedOn: Day,
})
export type ResolveDispute = t.TypeOf<typeof ResolveDispute>

/** To a later day. */
export const ExtendDueDate = command('ExtendDueDate', { ...invoice, dueOn: Day, extendedOn: Day })
export type ExtendDueDate = t.TypeOf<typeof ExtendDueDate>

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

/** Its contract charged that much of it back. */
export const ReassignInvoice = command('ReassignInvoice', {
  ...invoice,
  ground: RecourseGround,
  amount: Money,
  reassignedOn: Day,
})
export type ReassignInvoice = t.TypeOf<typeof ReassignInvoice>

/** Its contract gave it up: what the factor bears of it, and what was charged back. */
export const IndemnifyInvoice = command('IndemnifyInvoice', {
  ...invoice,
  borne: Money,
  chargedBack: Money,
  on: Day,
})
export type IndemnifyInvoice = t.TypeOf<typeof IndemnifyInvoice>

export const Command = t.union(
  [
    ApplyCreditNote,
    SubmitInvoice,
    HoldInvoice,
    RejectInvoice,
    AssignInvoice,
    ApplyPayment,
    UnapplyPayment,
    NotifyDebtor,
    DisputeInvoice,
    ResolveDispute,
    ExtendDueDate,
    ReassignInvoice,
    IndemnifyInvoice,
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
  'ReassignInvoice',
  'IndemnifyInvoice',
] as const satisfies ReadonlyArray<Command['type']>

export const streamOf = ({ invoiceId }: Command): string => `${category}-${invoiceId}`
