/** Of a statement, what is booked in a period. */
import { type Account, emptyAccount } from '@quittance/domain/figures'
import type { Day } from '@quittance/domain/values'

import type { Booked, Charged, Scaled, Statement, StatementLine } from './statement.ts'

/** Its first and last day included; without ends where none is named. */
export interface Span {
  readonly from?: Day
  readonly to?: Day
}

export interface Period {
  /** The position before the first of its lines. */
  readonly opening: Account
  readonly lines: ReadonlyArray<StatementLine>
  readonly scales: ReadonlyArray<Booked<Scaled>>
  readonly charges: ReadonlyArray<Booked<Charged>>
}

export const period = (
  { lines, scales, charges, position }: Statement,
  { from, to }: Span,
): Period => {
  const isBefore = ({ bookedOn }: OnDay) => from !== undefined && bookedOn < from
  const isAfter = ({ bookedOn }: OnDay) => to !== undefined && to < bookedOn
  const isWithin = (each: OnDay) => !isBefore(each) && !isAfter(each)
  return {
    opening: lines.findLast(isBefore)?.after ?? emptyAccount(position.life.currency),
    lines: lines.filter(isWithin).toArray(),
    scales: scales.filter(isWithin).sortBy(day).toArray(),
    charges: charges.filter(isWithin).sortBy(day).toArray(),
  }
}

type OnDay = Pick<Booked<unknown>, 'bookedOn'>

const day = ({ bookedOn }: OnDay): Day => bookedOn
