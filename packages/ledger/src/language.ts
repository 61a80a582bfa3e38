/** What may be said in any room. */
import type {
  Advance,
  Collection,
  Contract,
  Debtor,
  GuaranteeLine,
  Invoice,
  Recovery,
  Relationship,
} from '@quittance/domain'

import type * as PolicyLog from './policy-log.ts'

export type AnyCommand =
  | Advance.Command
  | Collection.Command
  | Contract.Command
  | Debtor.Command
  | GuaranteeLine.Command
  | Invoice.Command
  | PolicyLog.Command
  | Recovery.Command
  | Relationship.Command

export type AnyEvent =
  | Advance.Event
  | Collection.Event
  | Contract.Event
  | Debtor.Event
  | GuaranteeLine.Event
  | Invoice.Event
  | PolicyLog.Event
  | Recovery.Event
  | Relationship.Event

export type AnyRejection =
  | Advance.Rejection
  | Collection.Rejection
  | Contract.Rejection
  | Debtor.Rejection
  | GuaranteeLine.Rejection
  | Invoice.Rejection
  | Recovery.Rejection
  | Relationship.Rejection

/** Why a payment to the client is not charged to him. */
export type PassedOn = Extract<AnyRejection, { readonly type: 'DirectPaymentPassedOnOtherwise' }>

/** Why money is not allocated to an invoice: nothing, or less, is open on it. */
export type NotOwed = Extract<AnyRejection, { readonly type: 'InvoiceNotOpen' | 'MoreThanOpen' }>
