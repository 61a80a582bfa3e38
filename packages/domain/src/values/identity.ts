/** Names of things, each of its own kind: a debtor's cannot be passed for an invoice's. */
import type * as t from 'io-ts'
import { v5 } from 'uuid'
import { branded, literal } from './branded.ts'
import type { Day } from './day.ts'
import { Money } from './money.ts'
import { type DocumentNumber, normalised } from './number.ts'

declare const of: unique symbol

export type Identity<Kind extends string> = string & { readonly [of]: Kind }

/** 1 to 64 letters, digits, `.` or `-`. Not `_`: it joins two of them in a stream name. */
const identity = <Kind extends string>(kind: Kind): t.Type<Identity<Kind>, string> => {
  const is = (u: unknown): u is Identity<Kind> =>
    typeof u === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(u)
  return branded(kind, is)
}

/** An identity written in source code: `id(InvoiceId, 'F1')`. */
export const id = <Kind extends string>(
  codec: t.Type<Identity<Kind>, string>,
  text: string,
): Identity<Kind> => literal(codec, text)

/** Global in a store, as a SIREN is, never a contract's own numbering. */
export const ClientId = identity('ClientId')
export type ClientId = t.TypeOf<typeof ClientId>

export const ContractId = identity('ContractId')
export type ContractId = t.TypeOf<typeof ContractId>

/** Global in a store: a SIREN, a VAT or register number. */
export const DebtorId = identity('DebtorId')
export type DebtorId = t.TypeOf<typeof DebtorId>

export const ScheduleId = identity('ScheduleId')
export type ScheduleId = t.TypeOf<typeof ScheduleId>

export const InvoiceId = identity('InvoiceId')
export type InvoiceId = t.TypeOf<typeof InvoiceId>

/** Of its contract: two contracts may each have an advance D1. */
export const AdvanceId = identity('AdvanceId')
export type AdvanceId = t.TypeOf<typeof AdvanceId>

export const CollectionId = identity('CollectionId')
export type CollectionId = t.TypeOf<typeof CollectionId>

/** A person, by a name that others make nothing of: who it is stands elsewhere, and can be forgotten there. */
export const ContactId = identity('ContactId')
export type ContactId = t.TypeOf<typeof ContactId>

/** Of a dividend, or of whatever else comes in for what was given up. */
export const RecoveryId = identity('RecoveryId')
export type RecoveryId = t.TypeOf<typeof RecoveryId>
/** Somebody at the factor's or the client's: his name and all else of him stay out of the log. */
export const PersonId = identity('PersonId')
export type PersonId = t.TypeOf<typeof PersonId>

/** Of its contract, as are a complaint and a survey. */
export const CallId = identity('CallId')
export type CallId = t.TypeOf<typeof CallId>

export const ComplaintId = identity('ComplaintId')
export type ComplaintId = t.TypeOf<typeof ComplaintId>

export const SurveyId = identity('SurveyId')
export type SurveyId = t.TypeOf<typeof SurveyId>

/** Of an event in its store, a UUID. */
export const EventId = identity('EventId')
export type EventId = t.TypeOf<typeof EventId>

/** Ours alone, and for ever: another would give every derived thing another name. */
export const namespace = '23615e47-303b-5d67-9445-5e16586d608b'

/**
 * A UUID of version 5 that follows from its parts, so that the same thing is known again. Of their
 * JSON array, since texts run together when only joined.
 */
export const derived = (...parts: ReadonlyArray<string>): string =>
  v5(JSON.stringify(parts), namespace)

/** The same invoice has one id under whatever contract, so it cannot be assigned twice at a time. */
export const invoiceIdOf = (
  clientId: ClientId,
  debtorId: DebtorId,
  number: DocumentNumber,
): InvoiceId => id(InvoiceId, derived(clientId, debtorId, normalised(number)))

/** The draw of a day's sweep: one a day and contract. */
export const sweepIdOf = (sweptOn: Day): AdvanceId => id(AdvanceId, `sweep-${sweptOn}`)

/** What a bank says of one receipt. */
export interface BankEntry {
  readonly account: string
  readonly bookedOn: Day
  readonly bankReference: string
  readonly amount: Money
  readonly sequence: number
}

/** What is said of one payment that the client received himself. */
export interface ClientReceipt {
  readonly contractId: ContractId
  readonly invoiceId: InvoiceId
  readonly receivedByClientOn: Day
  readonly reference: string
  readonly amount: Money
}

/** One payment to the client is one collection. */
export const directPaymentIdOf = (receipt: ClientReceipt): CollectionId => {
  const { contractId, invoiceId, receivedByClientOn, reference, amount } = receipt
  const parts = [contractId, invoiceId, receivedByClientOn, reference]
  return id(CollectionId, derived('directPayment', ...parts, Money.encode(amount).amount))
}

/** What a credit note left beyond what was open is one collection: no money came, but it is spent as if it had. */
export const excessIdOf = (invoiceId: InvoiceId, creditNote: DocumentNumber): CollectionId =>
  id(CollectionId, derived('excess', invoiceId, normalised(creditNote)))

/** One bank entry is one collection. */
export const collectionIdOf = (entry: BankEntry): CollectionId => {
  const { account, bookedOn, bankReference, amount, sequence } = entry
  const parts = [account, bookedOn, bankReference, Money.encode(amount).amount, String(sequence)]
  return id(CollectionId, derived(...parts))
}
