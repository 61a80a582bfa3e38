/** Who bears what: disputes, recourse, cover, and how a debtor is told and pays. */
import * as t from 'io-ts'

import { Days } from '../../../values/count.ts'
import { exact } from '../../../values/exact.ts'

export const DisputeTerms = exact(
  {
    /** When the disputed amount is no longer fundable. */
    fundingStops: t.keyof({ atOnce: null, afterGrace: null }, 'FundingStops'),
    /** Calendar days to obtain a commitment to pay. */
    graceDays: Days,
    /** More days past due than these, and the invoice may be transferred back. */
    reassignAfterDaysPastDue: Days,
  },
  'DisputeTerms',
)

/** What may be charged back to the client: any unpaid invoice; all but insolvency; only what he vouches for. */
export const Recourse = t.keyof({ full: null, limited: null, nonRecourse: null }, 'Recourse')

/** Who collects. */
export const CollectionMandate = t.keyof({ factor: null, client: null }, 'CollectionMandate')
export type CollectionMandate = t.TypeOf<typeof CollectionMandate>

/** Cover is of amounts with VAT, or without. */
export const CoverBasis = t.keyof({ inclTax: null, exclTax: null }, 'CoverBasis')

/** French business days from the client's receipt until a direct payment is charged to him. */
export const DirectPaymentTerms = exact({ passOnWithin: Days }, 'DirectPaymentTerms')
