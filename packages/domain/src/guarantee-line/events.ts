/**
 * What a guarantee line remembers. Every event names its contract and debtor; amounts are VAT
 * included.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import { event } from '../event-codec.ts'
import { Revision } from '../values/count.ts'
import { Day } from '../values/day.ts'
import { ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import { Money } from '../values/money.ts'
import { Share } from '../values/rate.ts'
import { Text } from '../values/text.ts'

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
 * share `quotity`. From `validFrom` to `validTo`, both included, or until withdrawn.
 */
export const GuaranteeLineGranted = event('GuaranteeLineGranted', {
  ...line,
  limit: Money,
  quotity: Share,
  validFrom: Day,
  validTo: t.union([Day, t.null]),
})
export type GuaranteeLineGranted = t.TypeOf<typeof GuaranteeLineGranted>

export const GuaranteeLineRefused = event('GuaranteeLineRefused', { ...line, reason: Text })

/** The limit is now `limit`, up or down. Cover already given stands. */
export const LimitRevised = event('LimitRevised', { ...line, limit: Money })

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
 * at the client's risk.
 */
export const InvoiceCovered = event('InvoiceCovered', { ...decided, amount: Money })

/** Succession: headroom came free, `toppedUp` more of this invoice is guaranteed, `covered` in all. */
export const CoverToppedUp = event('CoverToppedUp', { ...decided, toppedUp: Money })

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
  ],
  'GuaranteeLine.Event',
)
export type Event = t.TypeOf<typeof Event>
