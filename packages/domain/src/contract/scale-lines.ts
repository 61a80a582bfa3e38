/** An interest scale as a statement shows it, line by line. */
import { daysFrom } from '../values/day.ts'
import {
  atLeastZero,
  type ExactAmount,
  exactly,
  interest,
  type Rate,
  rate,
} from '../values/rate.ts'
import type { MonthClosed, Segment } from './events/commissions.ts'

export interface ScaleLine extends Segment {
  readonly days: number
  /** What each of them costs, to ten digits after the point. */
  readonly perDay: Rate
}

/** Of a month as it was closed or corrected, or of an advance: its lines, and the sum of their numbers. */
export const scaleLines = ({
  segments,
  rounded: { currency },
}: Pick<MonthClosed, 'segments' | 'rounded'>): {
  readonly lines: ReadonlyArray<ScaleLine>
  readonly numbers: ExactAmount
} => ({
  lines: segments.map((segment) => ({
    ...segment,
    days: daysFrom(segment.from, segment.to),
    perDay: interest([{ ...segment, numbers: bearing(segment) }], currency).exact,
  })),
  numbers: segments.reduce((total, { numbers }) => total.plus(numbers), rate('0')),
})

/** What costs interest: balance and fund together, while they are above zero. */
export const bearing = ({
  balance,
  bearingFund,
}: Pick<Segment, 'balance' | 'bearingFund'>): ExactAmount =>
  atLeastZero(exactly(balance).plus(bearingFund))
