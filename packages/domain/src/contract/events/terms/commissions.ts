/** What the client pays: for the service, for the money, and by the tariff. */
import * as t from 'io-ts'

import { Days } from '../../../values/count.ts'
import { AnnualDate, Day } from '../../../values/day.ts'
import { exact } from '../../../values/exact.ts'
import { Amount } from '../../../values/money.ts'
import { nullable } from '../../../values/nullable.ts'
import { AnnualRate, DayCount, Share } from '../../../values/rate.ts'
import { Text } from '../../../values/text.ts'
import { AncillaryFeeKind } from './vat.ts'

/** At least this much a year of 365 days, trued up at the end of each reference period. */
const AnnualMinimum = exact({ amount: Amount, periodEnds: AnnualDate }, 'AnnualMinimum')

/** Of each invoice, VAT included: `rate` of it, and at least `perInvoiceMin`. */
export const FactoringCommissionTerms = exact(
  {
    rate: Share,
    perInvoiceMin: Amount,
    annualMin: nullable(AnnualMinimum),
    /** Nothing more; charged as an invoice is; or what the invoice was charged given back. */
    onCreditNotes: t.keyof({ none: null, charge: null, refund: null }, 'OnCreditNotes'),
  },
  'FactoringCommissionTerms',
)

/** The month's reference plus `margin`, never below its floor. */
export const FinancingCommissionTerms = exact(
  {
    reference: Text,
    margin: AnnualRate,
    /** The reference counts as zero when below; both together do; or neither. */
    floor: t.keyof({ onReference: null, onTotal: null, none: null }, 'Floor'),
    /** Actual days, over a year of so many. */
    dayCount: DayCount,
    /** Whether what a month was charged bears interest itself, from the first of the next. */
    capitalisation: t.keyof({ monthly: null, none: null }, 'Capitalisation'),
    /** What a client in credit earns. */
    onCreditBalance: t.keyof({ none: null }, 'OnCreditBalance'),
  },
  'FinancingCommissionTerms',
)

/** TARGET days from the receipt of a payment until it counts, by means of payment. */
export const CollectionValueTerms = exact({ transfer: Days, cheque: Days }, 'CollectionValueTerms')

/** One fee of the tariff, without tax, from a day on until the next of its kind. */
export const Fee = exact({ kind: AncillaryFeeKind, validFrom: Day, amount: Amount }, 'Fee')
export type Fee = t.TypeOf<typeof Fee>
