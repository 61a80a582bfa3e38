/** What the client pays: for the service, and for the money. Amounts are decided here, not recomputed. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Count } from '../../values/count.ts'
import { Day, Month, ReckonedDay } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { Fixing } from '../../values/fixing.ts'
import {
  AdvanceId,
  CollectionId,
  ContractId,
  InvoiceId,
  ScheduleId,
} from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { nullable } from '../../values/nullable.ts'
import { DocumentNumber } from '../../values/number.ts'
import { DayCount, ExactAmount, Rate, Unrounded } from '../../values/rate.ts'
import { Text } from '../../values/text.ts'
import { AncillaryFeeKind, Vat } from './terms/vat.ts'

/** A fee without tax, its VAT rounded once, both together, and the policy that taxed it. */
const charge = { exclTax: Money, vatAmount: Money, inclTax: Money, vat: Vat }

/** What a factoring commission is charged for: invoices bought, one bought once it is proven, a credit note, invoices collected. */
const Occasion = t.union(
  [
    exact({ kind: t.literal('schedule'), scheduleId: ScheduleId }, 'ScheduleOccasion'),
    exact(
      { kind: t.literal('release'), scheduleId: ScheduleId, number: DocumentNumber },
      'ReleaseOccasion',
    ),
    exact({ kind: t.literal('creditNote'), number: DocumentNumber }, 'CreditNoteOccasion'),
    exact(
      { kind: t.literal('collection'), collectionId: CollectionId, reference: Text },
      'CollectionOccasion',
    ),
  ],
  'Occasion',
)

/** For the service; negative where a credit note gives back what its invoice was charged. */
export const FactoringCommissionCharged = event('FactoringCommissionCharged', {
  contractId: ContractId,
  occasion: Occasion,
  /** Each rounded, then raised to the minimum. */
  commissions: t.readonlyArray(
    exact({ invoiceId: InvoiceId, exclTax: Money }, 'InvoiceCommission'),
  ),
  ...charge,
  valueOn: ReckonedDay,
})
export type FactoringCommissionCharged = t.TypeOf<typeof FactoringCommissionCharged>

/** What was charged in a reference period was less than its minimum: the difference. */
export const AnnualMinimumCharged = event('AnnualMinimumCharged', {
  contractId: ContractId,
  /** The first and the last day of the period. */
  from: ReckonedDay,
  to: ReckonedDay,
  /** Under a minimum, both ends included. */
  activeDays: Count,
  /** Of a year of 365 days, as much as these days are. */
  minimum: Money,
  /** Factoring commission of the period, without tax. */
  charged: Money,
  ...charge,
  valueOn: ReckonedDay,
})
export type AnnualMinimumCharged = t.TypeOf<typeof AnnualMinimumCharged>

/** A fee of the tariff; `reference` is what it is for. */
export const AncillaryFeeCharged = event('AncillaryFeeCharged', {
  contractId: ContractId,
  feeKind: AncillaryFeeKind,
  reference: Text,
  /** The day whose tariff it is. */
  chargedOn: Day,
  ...charge,
  valueOn: ReckonedDay,
})
export type AncillaryFeeCharged = t.TypeOf<typeof AncillaryFeeCharged>

/** A stretch of days with one balance and one rate: `from` included, `to` not. */
export const Segment = exact(
  {
    from: ReckonedDay,
    to: ReckonedDay,
    /** Funds in use by value date, without interest that bears none. */
    balance: Money,
    /** What of the guarantee fund bears interest beside them. */
    bearingFund: ExactAmount,
    /** `(balance + bearingFund) × days`; zero where the client is in credit. */
    numbers: ExactAmount,
    /** A year: the reference and the margin, as the floor has it. */
    rate: Rate,
    dayCount: DayCount,
  },
  'Segment',
)
export type Segment = t.TypeOf<typeof Segment>

/** An interest scale (_échelle d'intérêts_). */
const scale = {
  segments: t.readonlyArray(Segment),
  /** `Σ numbers × rate / year`, to ten digits after the point. */
  exact: Unrounded,
  rounded: Money,
}

/** The month's interest scale, with a charge or without. */
export const MonthClosed = event('MonthClosed', {
  contractId: ContractId,
  month: Month,
  fixing: Fixing,
  ...scale,
})
export type MonthClosed = t.TypeOf<typeof MonthClosed>

/** For the money used in a month, or by one advance until it was repaid. */
export const FinancingCommissionCharged = event('FinancingCommissionCharged', {
  contractId: ContractId,
  /** None when it is an advance's. */
  month: nullable(Month),
  /** None when it is a month's, whose scale its `MonthClosed` has. */
  advance: nullable(exact({ advanceId: AdvanceId, fixing: Fixing, ...scale }, 'FinancedAdvance')),
  /** Whether it bears interest itself. */
  capitalised: t.boolean,
  ...charge,
  valueOn: ReckonedDay,
})
export type FinancingCommissionCharged = t.TypeOf<typeof FinancingCommissionCharged>

/**
 * What a closed month would have cost more, or less when negative, had the movements value-dated
 * into it been known; value on the first day of the open month.
 */
export const FinancingCommissionCorrected = event('FinancingCommissionCorrected', {
  contractId: ContractId,
  month: Month,
  /** As it is now. */
  ...scale,
  capitalised: t.boolean,
  ...charge,
  valueOn: ReckonedDay,
})
export type FinancingCommissionCorrected = t.TypeOf<typeof FinancingCommissionCorrected>
