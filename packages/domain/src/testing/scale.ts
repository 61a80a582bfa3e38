/** Interest scales, as the goldens write them, and what their days cost. */
import type { MonthClosed, Segment } from '../contract/events/commissions.ts'
import type { Price } from '../contract/financing-rate.ts'
import { type ScaleLine, scaleLines } from '../contract/scale-lines.ts'
import { day } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { eur, written } from './amounts.ts'

/** From a day on, at that rate in all: actual days over 360, and a fund that is free of interest. */
export const costs = (
  from: string,
  inAll: string,
  otherwise: Partial<Omit<Price, 'from' | 'rate'>> = {},
): Price => ({
  ...{ from: day(from), rate: rate(inAll), dayCount: 'ACT/360', interestFreeShare: rate('1') },
  ...otherwise,
})

/** A stretch of a scale without any of the fund; `numbers` as they are stored. */
export const segment = (
  [from, to]: readonly [string, string],
  balance: string,
  numbers: string,
  inAll: string,
): Segment => ({
  ...{ from: day(from), to: day(to), balance: eur(balance), numbers: rate(numbers) },
  ...{ rate: rate(inAll), dayCount: 'ACT/360', bearingFund: rate('0') },
})

type Scale = Pick<MonthClosed, 'segments' | 'rounded'>

/** `2026-01-12 2026-01-13 527.40 527.40` */
export const told = (scale: Scale): ReadonlyArray<string> =>
  scaleLines(scale).lines.map(
    ({ from, to, balance, numbers }) => `${from} ${to} ${written(balance)} ${numbers.toFixed(2)}`,
  )

/** The sum of its numbers. */
export const numbersOf = (scale: Scale): string => scaleLines(scale).numbers.toFixed(2)

/** A row of a golden's scale. */
export const golden = ({ from, to, days, balance, numbers, perDay }: ScaleLine) => ({
  ...{ from, to, days, fundsInUse: written(balance), numbers: numbers.toFixed(2) },
  perDay: perDay.toFixed(6),
})
