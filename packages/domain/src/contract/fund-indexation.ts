/** The retention rate that follows what credit notes take off (golden FG-2). */
import type { Month } from '../values/day.ts'
import { isZero, type Money } from '../values/money.ts'
import { type Rate, ratio } from '../values/rate.ts'
import type { Terms } from './events/terms.ts'
import { monthsUpTo, total } from './fund-months.ts'
import type { Fund } from './state/fund.ts'

export interface Indexed {
  readonly debits: Money
  readonly assigned: Money
  readonly debitRate: Rate
  readonly retentionRate: Rate
}

/** `max(base rate, multiplier × debits / assigned)`, the whole at most; golden FG-2. */
export const indexedRate = (
  { debits, assigned }: Pick<Indexed, 'debits' | 'assigned'>,
  baseRate: Rate,
  multiplier: Rate,
): Pick<Indexed, 'debitRate' | 'retentionRate'> => {
  const rate = ratio(debits, assigned, multiplier)
  const whole = ratio(assigned, assigned)
  const raised = rate.gt(baseRate) ? rate : baseRate
  return {
    debitRate: ratio(debits, assigned),
    retentionRate: raised.gt(whole) ? whole : raised,
  }
}

/** Of so many months up to that one; undefined when nothing was assigned by which to measure. */
export const indexedAfter = (
  { assigned: bought, debits: takenOff }: Fund,
  month: Month,
  { retentionRate, indexation }: Terms['guaranteeFund'],
  none: Money,
): Indexed | undefined => {
  if (indexation === null) return undefined
  const months = monthsUpTo(month, indexation.months)
  const [debits, assigned] = [total(takenOff, months, none), total(bought, months, none)]
  if (isZero(assigned)) return undefined
  return {
    ...{ debits, assigned },
    ...indexedRate({ debits, assigned }, retentionRate, indexation.multiplier),
  }
}
