/**
 * What a guarantee line remembers. Every event names its contract and debtor. What is owed is VAT included; limit
 * and cover are so too, or leave VAT out, by the terms of the contract (R7).
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import { event, type Upcasts } from '../event-codec.ts'
import { Revision } from '../values/count.ts'
import { Day } from '../values/day.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import { Money } from '../values/money.ts'
import { nullable } from '../values/nullable.ts'
import { Share } from '../values/rate.ts'
import { Text } from '../values/text.ts'
import { coveredSince1, grantedSince1, limitRevisedSince1 } from './events/first-version.ts'

export const category = 'guaranteeLine'

const line = { contractId: ContractId, debtorId: DebtorId }

/** The client has an order of this debtor, and asks for cover of `amount`. */
export const GuaranteeLineRequested = event('GuaranteeLineRequested', {
  ...line,
  orderReference: Text,
  amount: Money,
})
export type GuaranteeLineRequested = t.TypeOf<typeof GuaranteeLineRequested>

/**
 * The factor will bear this debtor's insolvency: up to `limit` of receivables, and of each loss the
 * share `quotity`. From `validFrom` to `validTo`, both included, or until withdrawn. On the day of the grant
 * it `mayCover` that limit, or nothing yet.
 */
export const GuaranteeLineGranted = event('GuaranteeLineGranted', {
  ...line,
  limit: Money,
  quotity: Share,
  grantedOn: Day,
  validFrom: Day,
  validTo: nullable(Day),
  mayCover: Money,
})
export type GuaranteeLineGranted = t.TypeOf<typeof GuaranteeLineGranted>

export const GuaranteeLineRefused = event('GuaranteeLineRefused', { ...line, reason: Text })

/**
 * The limit is now `limit`, up or down. Cover already given stands; the line `mayCover` the limit, or nothing
 * while it is suspended or outside its days.
 */
export const LimitRevised = event('LimitRevised', { ...line, limit: Money, mayCover: Money })

/** No cover will be given from now on: the `limit` is zero. Cover already given runs off. */
export const GuaranteeLineWithdrawn = event('GuaranteeLineWithdrawn', {
  ...line,
  reason: Text,
  limit: Money,
})

/** `limit` is what the line might cover in all when this was decided; zero where there was none. */
const decided = { ...line, invoiceId: InvoiceId, covered: Money, limit: Money }

/**
 * Of the `amount` of this invoice `covered` is guaranteed, perhaps nothing; the rest waits its turn
 * at the client's risk, up to `coverable`: of less than all, VAT is never covered, nor its share of what is owed later.
 */
export const InvoiceCovered = event('InvoiceCovered', {
  ...decided,
  amount: Money,
  coverable: Money,
})

/** Succession: headroom came free, `toppedUp` more of this invoice is guaranteed, `covered` in all. */
export const CoverToppedUp = event('CoverToppedUp', { ...decided, toppedUp: Money })
export type CoverToppedUp = t.TypeOf<typeof CoverToppedUp>

/**
 * Only `outstanding` of the invoice is still owed, as of its own revision `invoiceRevision`; so
 * `released` of its cover, perhaps nothing, ends, and `covered` is left.
 */
export const OutstandingReduced = event('OutstandingReduced', {
  ...decided,
  invoiceRevision: Revision,
  outstanding: Money,
  released: Money,
})

/**
 * `outstanding` of the invoice is owed again, since a payment went back; so it has `restored` of its former
 * cover again, perhaps nothing, at its old place, even where the line covers nothing new; `covered` in all.
 */
export const OutstandingRestored = event('OutstandingRestored', {
  ...decided,
  invoiceRevision: Revision,
  outstanding: Money,
  restored: Money,
})

/** It was granted ahead, and is in force now: `limit` may be covered. */
export const GuaranteeLineBegun = event('GuaranteeLineBegun', {
  ...line,
  begunOn: Day,
  limit: Money,
})

/** The credit desk, for this line; or the contract, for all of its lines. */
export const Suspender = t.keyof({ factor: null, contract: null }, 'Suspender')
export type Suspender = t.TypeOf<typeof Suspender>

/** No new cover and no succession: the `limit` is zero. Cover already given stands. */
export const GuaranteeLineSuspended = event('GuaranteeLineSuspended', {
  ...line,
  by: Suspender,
  suspendedOn: Day,
  reason: Text,
  limit: Money,
})

/** `by` suspends it no longer; it may cover `limit`, which is zero while the other still does. */
export const GuaranteeLineResumed = event('GuaranteeLineResumed', {
  ...line,
  by: Suspender,
  resumedOn: Day,
  limit: Money,
})

export const ExpiryGround = t.keyof({ validityEnded: null, contractEnded: null }, 'ExpiryGround')
export type ExpiryGround = t.TypeOf<typeof ExpiryGround>

/**
 * Its last day is over, or its contract's: the `limit` is zero, and cover already given runs off. After the
 * contract's end what was shipped before is covered for 30 days more (R4).
 */
export const GuaranteeLineExpired = event('GuaranteeLineExpired', {
  ...line,
  ground: ExpiryGround,
  expiredOn: Day,
  limit: Money,
})

/** The client contests what was decided on this line. */
export const ArbitrationRequested = event('ArbitrationRequested', {
  ...line,
  ground: Text,
  requestedOn: Day,
})

export const ArbitrationOutcome = t.keyof({ upheld: null, overturned: null }, 'ArbitrationOutcome')
export type ArbitrationOutcome = t.TypeOf<typeof ArbitrationOutcome>

/** What was decided stands; or, `overturned`, is to be decided afresh: a line refused or withdrawn is requested again. */
export const ArbitrationDecided = event('ArbitrationDecided', {
  ...line,
  outcome: ArbitrationOutcome,
  reason: Text,
  decidedOn: Day,
})
export type ArbitrationDecided = t.TypeOf<typeof ArbitrationDecided>

/** The invoice is disputed: it has no more cover than it has, and that is not called. */
export const CoverSuspended = event('CoverSuspended', { ...line, invoiceId: InvoiceId, on: Day })

/** No dispute of it is left: it waits at its old place, and its cover may be called. */
export const CoverResumed = event('CoverResumed', { ...line, invoiceId: InvoiceId, on: Day })

/**
 * The debtor is insolvent since `judgmentOn`: no new cover and no succession, the `limit` is zero. Cover given
 * stands, and of it the factor bears `quotity`; null where no line was granted.
 */
export const InsolvencyNoted = event('InsolvencyNoted', {
  ...line,
  judgmentOn: Day,
  quotity: nullable(Share),
  limit: Money,
})
export type InsolvencyNoted = t.TypeOf<typeof InsolvencyNoted>

/**
 * All that is `outstanding` of the invoice is lost: of what is `covered` the factor bears his share, `borne`,
 * perhaps nothing, and the rest is `chargedBack`. Cover that is called stays in use.
 */
export const CoverCalled = event('CoverCalled', {
  ...line,
  invoiceId: InvoiceId,
  calledOn: Day,
  outstanding: Money,
  covered: Money,
  borne: Money,
  chargedBack: Money,
})
export type CoverCalled = t.TypeOf<typeof CoverCalled>

/**
 * A dividend on what was called: shared as that was covered or not, `coveredShare` and `uncoveredShare`; of the
 * first the factor has his quotity, the client all the rest.
 */
export const RecoveryShared = event('RecoveryShared', {
  ...line,
  collectionId: CollectionId,
  recoveredOn: Day,
  amount: Money,
  coveredShare: Money,
  uncoveredShare: Money,
  forFactor: Money,
  forClient: Money,
})
export type RecoveryShared = t.TypeOf<typeof RecoveryShared>

/** The receipt went back, and with it what was shared of it, all as it was shared. */
export const RecoveryReversed = event('RecoveryReversed', {
  ...line,
  collectionId: CollectionId,
  recoveredOn: Day,
  reversedOn: Day,
  amount: Money,
  coveredShare: Money,
  uncoveredShare: Money,
  forFactor: Money,
  forClient: Money,
})
export type RecoveryReversed = t.TypeOf<typeof RecoveryReversed>

export const Event = t.union(
  [
    GuaranteeLineRequested,
    GuaranteeLineGranted,
    GuaranteeLineRefused,
    LimitRevised,
    GuaranteeLineWithdrawn,
    InvoiceCovered,
    CoverToppedUp,
    OutstandingReduced,
    OutstandingRestored,
    GuaranteeLineBegun,
    GuaranteeLineSuspended,
    GuaranteeLineResumed,
    GuaranteeLineExpired,
    ArbitrationRequested,
    ArbitrationDecided,
    CoverSuspended,
    CoverResumed,
    InsolvencyNoted,
    CoverCalled,
    RecoveryShared,
    RecoveryReversed,
  ],
  'GuaranteeLine.Event',
)
export type Event = t.TypeOf<typeof Event>

/** How older versions are read. */
export const upcasts: Upcasts = {
  GuaranteeLineGranted: [grantedSince1],
  LimitRevised: [limitRevisedSince1],
  InvoiceCovered: [coveredSince1],
}
