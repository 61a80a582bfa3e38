/** Commissions as they were first stored. Released, so nothing here changes. */
import * as t from 'io-ts'

import { event, type Flat, upcast } from '../../../event-codec.ts'
import { literal } from '../../../values/branded.ts'
import { Month, ReckonedDay } from '../../../values/day.ts'
import { exact } from '../../../values/exact.ts'
import { ContractId, InvoiceId, ScheduleId } from '../../../values/identity.ts'
import { Money } from '../../../values/money.ts'
import { AnnualRate, ExactAmount, interest, Rate, Unrounded } from '../../../values/rate.ts'
import { Text } from '../../../values/text.ts'
import { Vat } from '../terms/vat.ts'

const charge = { exclTax: Money, vatAmount: Money, inclTax: Money, vat: Vat }

const Segment = exact(
  { from: ReckonedDay, to: ReckonedDay, balance: Money, numbers: Money, rate: Rate },
  'Segment',
)

/** Always of a schedule. */
export const factoringCommissionSince1 = upcast(
  event('FactoringCommissionCharged', {
    contractId: ContractId,
    scheduleId: ScheduleId,
    commissions: t.readonlyArray(
      exact({ invoiceId: InvoiceId, exclTax: Money }, 'InvoiceCommission'),
    ),
    ...charge,
    valueOn: ReckonedDay,
  }),
  ({ scheduleId, ...rest }): Flat => ({ ...rest, occasion: { kind: 'schedule', scheduleId } }),
)

export const monthClosedSince1 = upcast(
  event('MonthClosed', {
    contractId: ContractId,
    month: Month,
    fixing: exact({ reference: Text, rate: AnnualRate, source: Text }, 'Fixing'),
    segments: t.readonlyArray(Segment),
    exact: Unrounded,
    rounded: Money,
  }),
  ({ segments, ...rest }): Flat => ({ ...rest, segments: segments.map(whole) }),
)

/** Always of a month, and capitalised. */
export const financingCommissionSince1 = upcast(
  event('FinancingCommissionCharged', {
    contractId: ContractId,
    month: Month,
    ...charge,
    valueOn: ReckonedDay,
  }),
  (stored): Flat => ({ ...stored, advance: null, capitalised: true }),
)

export const correctionSince1 = upcast(
  event('FinancingCommissionCorrected', {
    contractId: ContractId,
    month: Month,
    segments: t.readonlyArray(Segment),
    ...charge,
    valueOn: ReckonedDay,
  }),
  ({ segments, ...rest }): Flat => {
    const scale = segments.map(whole)
    return {
      ...rest,
      segments: scale,
      ...amountOf(scale, rest.exclTax.currency),
      capitalised: true,
    }
  },
)

type Stored = t.OutputOf<typeof Segment>

/** A year of 360 days, and a fund that bore no interest. */
const whole = ({ numbers, ...rest }: Stored) => ({
  ...rest,
  bearingFund: '0',
  numbers: ExactAmount.encode(literal(ExactAmount, numbers.amount)),
  dayCount: 'ACT/360' as const,
})

const amountOf = (
  segments: ReadonlyArray<ReturnType<typeof whole>>,
  currency: Money['currency'],
) => {
  const parts = segments.map(({ numbers, rate, dayCount }) => ({
    ...{ numbers: literal(ExactAmount, numbers), rate: literal(Rate, rate), dayCount },
  }))
  const { exact: unrounded, rounded } = interest(parts, currency)
  return { exact: Unrounded.encode(unrounded), rounded: Money.encode(rounded) }
}
