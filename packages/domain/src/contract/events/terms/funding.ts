/** What may be drawn of what is bought, and in which way. */
import * as t from 'io-ts'

import { Days } from '../../../values/count.ts'
import { Country } from '../../../values/country.ts'
import { exact } from '../../../values/exact.ts'
import { DebtorId } from '../../../values/identity.ts'
import { Amount } from '../../../values/money.ts'
import { ProofKind } from '../../../values/proof.ts'
import { Share } from '../../../values/rate.ts'
import { Text } from '../../../values/text.ts'

/** On the client account; or one for each receivable, closed by its collection. */
export const AdvanceMode = t.keyof({ A: null, B: null }, 'AdvanceMode')

/** When asked; or whatever is available, each day. */
export const Drawing = t.keyof({ onRequest: null, dailySweep: null }, 'Drawing')

/** A limit is compared with receivables whole, or less the retention. */
export const LimitBase = t.keyof({ gross: null, net: null }, 'LimitBase')

export const EligibilityTerms = exact(
  {
    /** Days from issue to due date, at most. */
    maxTermDays: Days,
    /** An invoice without one of these is held: not bought. */
    proofRequired: t.readonlyArray(ProofKind),
    /** Bought, and not fundable: affiliates of the client among others. */
    excludedDebtors: t.readonlyArray(DebtorId),
    excludedCountries: t.readonlyArray(Country),
    /** Whether a pro-forma invoice is fundable. */
    proForma: t.boolean,
    /** Whether an invoice payable in instalments is. */
    instalments: t.boolean,
  },
  'EligibilityTerms',
)

/** No debtor counts for more than `limit` of all: of the pool before, or after, it is capped (golden A-2). */
export const ConcentrationTerms = exact(
  { limit: Share, base: t.keyof({ total: null, iterative: null }, 'ConcentrationBase') },
  'ConcentrationTerms',
)

/** A receivable is fundable up to and including this day after its due date (golden O-1). */
export const DefinancingTerms = exact({ overdueDays: Days }, 'DefinancingTerms')

/** Held back for a named cause: dilution, social charges, subcontracting. */
export const SpecialReserve = t.union(
  [
    exact({ kind: t.literal('rateOfEligible'), cause: Text, rate: Share }, 'SpecialReserveRate'),
    exact({ kind: t.literal('fixed'), cause: Text, amount: Amount }, 'SpecialReserveAmount'),
  ],
  'SpecialReserve',
)
export type SpecialReserve = t.TypeOf<typeof SpecialReserve>
