/** How fees are taxed: a dated policy for each kind of fee, stored with every charge. */
import * as t from 'io-ts'

import { Day } from '../../../values/day.ts'
import { exact } from '../../../values/exact.ts'
import { Share } from '../../../values/rate.ts'
import { Text } from '../../../values/text.ts'

const vat = {
  treatment: t.keyof({ taxable: null, exempt: null, outOfScope: null }, 'VatTreatment'),
  /** A share of the fee; of no effect unless taxable, where it is agreed as 0. */
  rate: Share,
  legalBasis: Text,
}

/** How a fee is taxed, and why. Stored on every charge, so that an old one is never read anew. */
export const Vat = exact(vat, 'Vat')
export type Vat = t.TypeOf<typeof Vat>

/** Fees beside the two commissions, by their occasion. */
export const AncillaryFeeKind = t.keyof(
  {
    file: null,
    newDebtor: null,
    approvalRequest: null,
    webAccess: null,
    dispute: null,
    creditNote: null,
    billCollection: null,
    unpaidItem: null,
    /** A due date moved, or an overdue, beyond the contract's maximum (_commission de prorogation_). */
    extension: null,
    /** A flat fee a month, as very small firms pay. */
    monthly: null,
  },
  'AncillaryFeeKind',
)
export type AncillaryFeeKind = t.TypeOf<typeof AncillaryFeeKind>

/** Whatever is taxed. An annual minimum is factoring commission. */
export const FeeKind = t.keyof(
  { factoringCommission: null, financingCommission: null, ...AncillaryFeeKind.keys },
  'FeeKind',
)
export type FeeKind = t.TypeOf<typeof FeeKind>

/** One kind of fee, from a day on until the next of its kind. */
export const VatPolicy = exact({ feeKind: FeeKind, validFrom: Day, ...vat }, 'VatPolicy')
export type VatPolicy = t.TypeOf<typeof VatPolicy>
