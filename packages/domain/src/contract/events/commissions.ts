/** What the client pays: for the service, and for the money. Amounts are decided here, not recomputed. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Month, ReckonedDay } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { ContractId, InvoiceId, ScheduleId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { AnnualRate, Rate, Unrounded } from '../../values/rate.ts'
import { Text } from '../../values/text.ts'
import { Vat } from './terms.ts'

/** A fee without tax, its VAT rounded once, both together, and the policy that taxed it. */
const charge = { exclTax: Money, vatAmount: Money, inclTax: Money, vat: Vat }

/** For the service, of the invoices of one `ScheduleBooked`. */
export const FactoringCommissionCharged = event('FactoringCommissionCharged', {
  contractId: ContractId,
  scheduleId: ScheduleId,
  /** Each rounded, then raised to the minimum. */
  commissions: t.readonlyArray(
    exact({ invoiceId: InvoiceId, exclTax: Money }, 'InvoiceCommission'),
  ),
  ...charge,
  valueOn: ReckonedDay,
})
export type FactoringCommissionCharged = t.TypeOf<typeof FactoringCommissionCharged>

/** What the reference was worth in a month, and who says so. */
export const Fixing = exact({ reference: Text, rate: AnnualRate, source: Text }, 'Fixing')
export type Fixing = t.TypeOf<typeof Fixing>

/** A stretch of days with one balance and one rate: `from` included, `to` not. */
export const Segment = exact(
  {
    from: ReckonedDay,
    to: ReckonedDay,
    /** Funds in use by value date. */
    balance: Money,
    /** `balance × days`; zero where the client is in credit. */
    numbers: Money,
    /** A year of 360 days at the reference, floored at zero, plus the margin. */
    rate: Rate,
  },
  'Segment',
)
export type Segment = t.TypeOf<typeof Segment>

/** The month's interest scale (_échelle d'intérêts_), with a charge or without. */
export const MonthClosed = event('MonthClosed', {
  contractId: ContractId,
  month: Month,
  fixing: Fixing,
  segments: t.readonlyArray(Segment),
  /** `Σ numbers × rate / 360`, to ten digits after the point. */
  exact: Unrounded,
  rounded: Money,
})
export type MonthClosed = t.TypeOf<typeof MonthClosed>

/** For the money used in a month; value on the first day of the next. */
export const FinancingCommissionCharged = event('FinancingCommissionCharged', {
  contractId: ContractId,
  month: Month,
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
  /** The scale as it is now. */
  segments: t.readonlyArray(Segment),
  ...charge,
  valueOn: ReckonedDay,
})
export type FinancingCommissionCorrected = t.TypeOf<typeof FinancingCommissionCorrected>
