/** What may be asked of a guarantee line. A batch is one decision: all of it, or none. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { Revision } from '../values/count.ts'
import { Day, ReckonedDay } from '../values/day.ts'
import { exact } from '../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import { Amount, Money } from '../values/money.ts'
import { nullable, optional } from '../values/nullable.ts'
import { Share } from '../values/rate.ts'
import { Text } from '../values/text.ts'
import { ArbitrationOutcome, category } from './events.ts'

const line = { contractId: ContractId, debtorId: DebtorId }

/** Step 1 of 7: the order is why cover is asked for. */
export const RequestLine = command('RequestLine', { ...line, orderReference: Text, amount: Amount })
export type RequestLine = t.TypeOf<typeof RequestLine>

/**
 * From `validFrom` to `validTo`, both included; without end when null. Left out, `grantedOn` is the first
 * day; before it, the line is granted ahead and covers nothing until it begins.
 */
export const GrantLine = command('GrantLine', {
  ...line,
  limit: Amount,
  quotity: Share,
  grantedOn: optional(Day),
  validFrom: Day,
  validTo: nullable(Day),
})
export type GrantLine = t.TypeOf<typeof GrantLine>

/** A line that was granted ahead comes into force, on its first day or later. */
export const BeginLine = command('BeginLine', { ...line, begunOn: Day })
export type BeginLine = t.TypeOf<typeof BeginLine>

export const RefuseLine = command('RefuseLine', { ...line, reason: Text })
export type RefuseLine = t.TypeOf<typeof RefuseLine>

/** Up or down, for the future only. */
export const ReviseLimit = command('ReviseLimit', { ...line, limit: Amount, revisedOn: Day })
export type ReviseLimit = t.TypeOf<typeof ReviseLimit>

/** No new cover and no succession until it is resumed; what is covered stays so. */
export const SuspendLine = command('SuspendLine', { ...line, suspendedOn: Day, reason: Text })
export type SuspendLine = t.TypeOf<typeof SuspendLine>

export const ResumeLine = command('ResumeLine', { ...line, resumedOn: Day })
export type ResumeLine = t.TypeOf<typeof ResumeLine>

export const WithdrawLine = command('WithdrawLine', { ...line, reason: Text })
export type WithdrawLine = t.TypeOf<typeof WithdrawLine>

/** Once its last day is over. */
export const ExpireLine = command('ExpireLine', { ...line, expiredOn: Day })
export type ExpireLine = t.TypeOf<typeof ExpireLine>

/** The client goes to credit arbitration, directly, against what was decided on his line. */
export const RequestArbitration = command('RequestArbitration', {
  ...line,
  ground: Text,
  requestedOn: Day,
})
export type RequestArbitration = t.TypeOf<typeof RequestArbitration>

export const DecideArbitration = command('DecideArbitration', {
  ...line,
  outcome: ArbitrationOutcome,
  reason: Text,
  decidedOn: Day,
})
export type DecideArbitration = t.TypeOf<typeof DecideArbitration>

/** The contract's cover is suspended: so is that of its lines. */
export const NoteContractSuspended = command('NoteContractSuspended', {
  ...line,
  suspendedOn: Day,
  reason: Text,
})
export type NoteContractSuspended = t.TypeOf<typeof NoteContractSuspended>

export const NoteContractResumed = command('NoteContractResumed', { ...line, resumedOn: Day })
export type NoteContractResumed = t.TypeOf<typeof NoteContractResumed>

/** Its run-off began: its lines end without notice (R4). */
export const NoteContractEnded = command('NoteContractEnded', { ...line, endedOn: Day })
export type NoteContractEnded = t.TypeOf<typeof NoteContractEnded>

/** Sent as invoices are assigned, in that order: whoever comes first is covered first. */
export const CoverInvoices = command('CoverInvoices', {
  ...line,
  on: Day,
  /**
   * `amount` is what the debtor owes on the invoice, VAT included, and `coverable` what may be covered of it:
   * all, or what is not VAT. `issuedOn` stands for its shipment.
   */
  invoices: t.readonlyArray(
    exact(
      { invoiceId: InvoiceId, amount: Money, coverable: Money, issuedOn: Day },
      'InvoiceToCover',
    ),
  ),
})
export type CoverInvoices = t.TypeOf<typeof CoverInvoices>

/** Sent after a payment, a credit note or a charge-back. */
export const ReviseOutstanding = command('ReviseOutstanding', {
  ...line,
  on: Day,
  /** What the debtor still owes, VAT included, as of the invoice's own revision; the rest was paid, or is the client's again. */
  invoices: t.readonlyArray(
    exact(
      {
        ...{ invoiceId: InvoiceId, invoiceRevision: Revision, outstanding: Money },
        isGivenBack: t.boolean,
      },
      'InvoiceOwed',
    ),
  ),
})
export type ReviseOutstanding = t.TypeOf<typeof ReviseOutstanding>

/** The invoice is disputed: nothing more of it is covered, and what is covered is not called meanwhile (R6). */
export const SuspendCover = command('SuspendCover', { ...line, invoiceId: InvoiceId, on: Day })
export type SuspendCover = t.TypeOf<typeof SuspendCover>

/** No dispute of it is left. */
export const ResumeCover = command('ResumeCover', { ...line, invoiceId: InvoiceId, on: Day })
export type ResumeCover = t.TypeOf<typeof ResumeCover>

/** The debtor is insolvent: nothing new is covered, and what is may be called. */
export const NoteInsolvency = command('NoteInsolvency', { ...line, judgmentOn: Day })
export type NoteInsolvency = t.TypeOf<typeof NoteInsolvency>

/** Of each of these invoices, all that is owed: the factor bears his share of what is covered, the client the rest. */
export const CallCover = command('CallCover', {
  ...line,
  invoices: t.readonlyArray(InvoiceId),
  calledOn: Day,
})
export type CallCover = t.TypeOf<typeof CallCover>

/**
 * The same, with the day from which the debtor is presumed insolvent for an invoice, by the waiting period in
 * the terms; null where they know none. The ledger looks that up.
 */
export const CallCoverByTerms = command('CallCoverByTerms', {
  ...line,
  invoices: t.readonlyArray(
    exact({ invoiceId: InvoiceId, presumedOn: nullable(ReckonedDay) }, 'InvoiceToCall'),
  ),
  calledOn: Day,
})
export type CallCoverByTerms = t.TypeOf<typeof CallCoverByTerms>

/** A dividend came, on what was called. */
export const ShareRecovery = command('ShareRecovery', {
  ...line,
  collectionId: CollectionId,
  amount: Money,
  recoveredOn: Day,
})
export type ShareRecovery = t.TypeOf<typeof ShareRecovery>

/** Its receipt went back. */
export const ReverseRecovery = command('ReverseRecovery', {
  ...line,
  collectionId: CollectionId,
  reversedOn: Day,
})
export type ReverseRecovery = t.TypeOf<typeof ReverseRecovery>

export const Command = t.union(
  [
    RequestLine,
    GrantLine,
    RefuseLine,
    BeginLine,
    ReviseLimit,
    SuspendLine,
    ResumeLine,
    WithdrawLine,
    ExpireLine,
    RequestArbitration,
    DecideArbitration,
    NoteContractSuspended,
    NoteContractResumed,
    NoteContractEnded,
    CoverInvoices,
    ReviseOutstanding,
    SuspendCover,
    ResumeCover,
    NoteInsolvency,
    CallCover,
    CallCoverByTerms,
    ShareRecovery,
    ReverseRecovery,
  ],
  'GuaranteeLine.Command',
)
export type Command = t.TypeOf<typeof Command>

/** Sent by reactions to what another stream decided, by nobody else; never refused for a business reason. */
export const reactions = [
  'NoteContractSuspended',
  'NoteContractResumed',
  'NoteContractEnded',
  'CoverInvoices',
  'ReviseOutstanding',
  'SuspendCover',
  'ResumeCover',
  'NoteInsolvency',
  'CallCoverByTerms',
  'ShareRecovery',
  'ReverseRecovery',
] as const satisfies ReadonlyArray<Command['type']>

export const streamOf = ({ contractId, debtorId }: Command): string =>
  `${category}-${contractId}_${debtorId}`
