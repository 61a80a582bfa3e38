/** What the parties agreed. Stored with the offer, in force from the start of the contract. */
import * as t from 'io-ts'

import { Days } from '../../values/count.ts'
import { exact } from '../../values/exact.ts'
import { Amount } from '../../values/money.ts'
import { ProofKind } from '../../values/proof.ts'
import { AnnualRate, Share } from '../../values/rate.ts'
import { Text } from '../../values/text.ts'

/** How a fee is taxed, and why. Stored on every charge, so that an old one is never read anew. */
export const Vat = exact(
  {
    treatment: t.keyof({ taxable: null, exempt: null, outOfScope: null }, 'VatTreatment'),
    /** A share of the fee; of no effect unless taxable. */
    rate: Share,
    legalBasis: Text,
  },
  'Vat',
)
export type Vat = t.TypeOf<typeof Vat>

export const Terms = exact(
  {
    /** Share of the fundable receivables that may be drawn. */
    advanceRate: Share,
    /** Only what a guarantee line still covers, or may cover, is fundable. */
    fundApprovedOnly: t.boolean,
    /** `clamp(retentionRate × outstanding, min, cap)`, held back from the first day. */
    guaranteeFund: exact({ retentionRate: Share, min: Amount, cap: Amount }, 'GuaranteeFundTerms'),
    /** Of each invoice, VAT included: `rate` of it, and at least `perInvoiceMin`. */
    factoringCommission: exact(
      { rate: Share, perInvoiceMin: Amount, vat: Vat },
      'FactoringCommissionTerms',
    ),
    /** A year of 360 days at the month's reference, floored at zero, plus `margin`. */
    financingCommission: exact(
      { reference: Text, margin: AnnualRate, vat: Vat },
      'FinancingCommissionTerms',
    ),
    /** TARGET days from the receipt of a payment until it counts, by means of payment. */
    collectionValue: exact({ transfer: Days, cheque: Days }, 'CollectionValueTerms'),
    eligibility: exact(
      {
        /** Days from issue to due date, at most. */
        maxTermDays: Days,
        /** An invoice without one of these is held: not bought. */
        proofRequired: t.readonlyArray(ProofKind),
      },
      'EligibilityTerms',
    ),
  },
  'Terms',
)
export type Terms = t.TypeOf<typeof Terms>
