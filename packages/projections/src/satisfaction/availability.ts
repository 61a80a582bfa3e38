/** SC-8: the part of the time in which the extranet answered, to three decimals: some 25 s of a month. */
import {
  firstDayOf,
  type Instant,
  lastDayOf,
  type Month,
  millisecondsOf,
  parisDayEnd,
  parisMidnight,
  type Stretch,
} from '@quittance/domain/values'

import type { Clock } from './clock.ts'
import { percentOf } from './percent.ts'

/** Of that month so far, or from the first clock of any commitment on; maintenance is not counted as missing. */
export const availabilityPercent = (
  clocks: ReadonlyArray<Clock>,
  month: Month | undefined,
  at: Instant,
): string | undefined => {
  const [from, until] = period(clocks, month, millisecondsOf(at))
  if (until <= from) return undefined
  const interrupted = clocks
    .filter(({ commitment, outcome }) => commitment === 'SC-8' && outcome !== 'voided')
    .map(({ startedAt, stoppedAt }) =>
      Math.max(
        0,
        Math.min(until, millisecondsOf(stoppedAt ?? at)) -
          Math.max(from, millisecondsOf(startedAt)),
      ),
    )
  const down = interrupted.reduce((sum, each) => sum + each, 0)
  return percentOf(until - from - down, until - from, 3)
}

const period = (clocks: ReadonlyArray<Clock>, month: Month | undefined, at: number): Stretch => {
  if (month === undefined) {
    return [Math.min(at, ...clocks.map(({ startedAt }) => millisecondsOf(startedAt))), at]
  }
  const ends = millisecondsOf(parisDayEnd(lastDayOf(month)))
  return [millisecondsOf(parisMidnight(firstDayOf(month))), Math.min(at, ends)]
}
