/** Course: a contract's four figures over time, at the end of each day on which anything was booked. */
import type { Account } from '@quittance/domain/figures'
import { type Day, lastDayOf, type Month, monthAfter, monthOf } from '@quittance/domain/values'

import type { Statement } from './statement.ts'

export interface Point {
  readonly on: Day
  /** At the end of that day. */
  readonly account: Account
}

type Course = ReadonlyArray<Point>

/** In the order of their days, up to the last on which anything was booked; none where nothing ever moved. */
export const courseOf = ({ lines, position }: Pick<Statement, 'lines' | 'position'>): Course => {
  const { account, lastBookedOn } = position
  const points = lines
    .filter(({ bookedOn }, index) => lines.get(index + 1)?.bookedOn !== bookedOn)
    .map(({ bookedOn, after }) => ({ on: bookedOn, account: after }))
    .toArray()
  const last = points.at(-1)
  return last === undefined || last.on === lastBookedOn
    ? points
    : [...points, { on: lastBookedOn, account }]
}

/** At the end of each month, from the first day of the course to its last, where the month may not be over. */
export const byMonth = (course: Course): Course => {
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
