/** What was assigned or taken off over some months. */
import { type Month, monthBefore } from '../values/day.ts'
import { type Money, sum } from '../values/money.ts'
import type { Fund } from './state/fund.ts'

/** So many months, that one the last. */
export const monthsUpTo = (last: Month, count: number): ReadonlyArray<Month> => {
  const months: Array<Month> = []
  for (let month = last; months.length < count; month = monthBefore(month)) months.push(month)
  return months
}

export const total = (by: Fund['assigned'], months: ReadonlyArray<Month>, none: Money): Money =>
  sum(
    months.map((month) => by.get(month) ?? none),
    none.currency,
  )
