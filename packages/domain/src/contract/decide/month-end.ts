/** What ends with a month beside its interest: a reference period, and the rate of the fund. */
import { type Day, lastDayOf, type Month } from '../../values/day.ts'
import type { ContractId } from '../../values/identity.ts'
import { isZero, zero } from '../../values/money.ts'
import { annualMinimum } from '../annual-minimum.ts'
import type { Event } from '../events.ts'
import { indexedAfter } from '../fund-indexation.ts'
import { termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'
import { taxed, vatOn } from '../vat.ts'

/** What is missing of the minimum of the period that ends on that day, if one does; none once it was closed. */
export const annualMinimumOf = (
  { life, commissions }: Contract,
  contractId: ContractId,
  end: Day | undefined,
  valueOn: Day,
): ReadonlyArray<Event> => {
  if (end === undefined || life.reopenedOn !== undefined) return []
  const period = annualMinimum(life, commissions, end)
  if (period === undefined || isZero(period.due)) return []
  const { due, ...evidence } = period
  const vat = vatOn(termsOn(life, period.to), 'factoringCommission', period.to)
  return [{ type: 'AnnualMinimumCharged', contractId, ...evidence, ...taxed(due, vat), valueOn }]
}

/** How much of what is bought is retained from the first of the next month; in run-off no more. */
export const indexationOf = (
  { life, fund }: Contract,
  contractId: ContractId,
  month: Month,
  from: Day,
): ReadonlyArray<Event> => {
  if (life.runOff) return []
  const { guaranteeFund } = termsOn(life, lastDayOf(month))
  const { retentionRate: baseRate, indexation } = guaranteeFund
  const indexed = indexedAfter(fund, month, guaranteeFund, zero(life.currency))
  if (indexation === null || indexed === undefined) return []
  const { months, multiplier } = indexation
  return [
    {
      ...{ type: 'GuaranteeFundRateIndexed', contractId, from, months, multiplier, baseRate },
      ...indexed,
    },
  ]
}
