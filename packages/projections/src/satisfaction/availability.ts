/** SC-8: the part of the time in which the extranet answered, to three decimals: some 25 s of a month. */
import {
  firstDayOf,
  type Instant,
  lastDayOf,
  type Month,
  midnightOf,
  millisecondsOf,
  parisDayEnd,
  type Stretch,
} from '@quittance/domain/values'

import type { Clock } from './clock.ts'
import { groupBy } from './group-by.ts'
import { percentOf } from './percent.ts'

/**
 * Of that month so far, and of each contract from its first clock on; maintenance is not counted as missing.
 * Of several contracts it is the share of the hours of all of them.
 */
export const availabilityPercent = (
  clocks: ReadonlyArray<Clock>,
  month: Month | undefined,
  at: Instant,
): string | undefined => {
  let [up, whole] = [0, 0]
  for (const own of groupBy(clocks, ({ contractId }) => contractId).values()) {
    const within = period(own, month, millisecondsOf(at))
    const down = own
      .filter(({ commitment, outcome }) => commitment === 'SC-8' && outcome !== 'voided')
      .map(({ startedAt, stoppedAt }) =>
        shared(within, [millisecondsOf(startedAt), millisecondsOf(stoppedAt ?? at)]),
      )
      .reduce((sum, each) => sum + each, 0)
    const length = shared(within, within)
    up += length - down
    whole += length
  }
  return percentOf(up, whole, 3)
}

const period = (own: ReadonlyArray<Clock>, month: Month | undefined, at: number): Stretch => {
  const first = own.map(({ startedAt }) => millisecondsOf(startedAt)).reduce(earlier)
  if (month === undefined) return [first, at]
  const begins = midnightOf(firstDayOf(month))
  return [Math.max(begins, first), Math.min(at, millisecondsOf(parisDayEnd(lastDayOf(month))))]
}

const shared = (one: Stretch, other: Stretch): number =>
  Math.max(0, Math.min(one[1], other[1]) - Math.max(one[0], other[0]))

const earlier = (one: number, other: number): number => Math.min(one, other)
