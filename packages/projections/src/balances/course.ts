/** Course: a contract's four figures over time, at the end of each day on which anything was booked. */
import type { Account } from '@quittance/domain/figures'
import { type Day, lastDayOf, type Month, monthAfter, monthOf } from '@quittance/domain/values'

import type { Statement } from './statement.ts'

export interface Point {
  readonly on: Day
  /** At the end of that day. */
  readonly account: Account
}

/** In the order of their days; none where nothing was booked. */
export const courseOf = ({ lines }: Pick<Statement, 'lines'>): ReadonlyArray<Point> =>
  lines
    .filter(({ bookedOn }, index) => lines.get(index + 1)?.bookedOn !== bookedOn)
    .map(({ bookedOn, after }) => ({ on: bookedOn, account: after }))
    .toArray()

/** At the end of each month, from the first day of the course to its last, where the month may not be over. */
export const byMonth = (course: ReadonlyArray<Point>): ReadonlyArray<Point> => {
  const [first, last] = [course[0], course.at(-1)]
  if (first === undefined || last === undefined) return []
  const lastOf = new Map<Month, Point>(course.map((point) => [monthOf(point.on), point]))
  const ends: Array<Point> = []
  let { account } = first
  for (let month = monthOf(first.on); month < monthOf(last.on); month = monthAfter(month)) {
    account = lastOf.get(month)?.account ?? account
    ends.push({ on: lastDayOf(month), account })
  }
  return [...ends, last]
}
