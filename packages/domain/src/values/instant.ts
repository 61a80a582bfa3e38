/** Moments, in UTC, and the day they are in Paris. */
import { branded, literal } from './branded.ts'
import { byYear } from './by-year.ts'
import {
  type AnnualDate,
  Day,
  type Day as DayType,
  dayNumbered,
  inYear,
  numberOf,
  plusDays,
  weekdayOf,
  yearOf,
} from './day.ts'

declare const of: unique symbol

/** `YYYY-MM-DDThh:mm:ssZ`, with milliseconds or without. */
export type Instant = string & { readonly [of]: 'Instant' }

const isInstant = (u: unknown): u is Instant =>
  typeof u === 'string' &&
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{3})?Z$/.test(u) &&
  Day.is(u.slice(0, 10))

export const Instant = branded('Instant', isInstant)

/** An instant written in source code. */
export const instant = (text: string): Instant => literal(Instant, text)

/** Since 1970-01-01T00:00:00Z. */
export const millisecondsOf = (at: Instant): number => {
  const seconds = Number(at.slice(11, 13)) * 3600 + Number(at.slice(14, 16)) * 60
  return numberOf(utcDay(at)) * dayLength + (seconds + Number(at.slice(17, -1))) * 1000
}

/** The inverse of `millisecondsOf`. */
export const instantOf = (milliseconds: number): Instant => {
  const number = Math.floor(milliseconds / dayLength)
  const since = milliseconds - number * dayLength
  const two = (length: number, of: number) =>
    String(Math.floor(since / length) % of).padStart(2, '0')
  const fraction = since % 1000 === 0 ? '' : `.${String(since % 1000).padStart(3, '0')}`
  const time = `${two(3_600_000, 24)}:${two(60_000, 60)}:${two(1000, 60)}${fraction}`
  return `${dayNumbered(number)}T${time}Z` as Instant
}

/** When a day begins in Paris. The clocks change at one in the morning, never at midnight. */
export const parisMidnight = (of: DayType): Instant => instantOf(midnightOf(of))

/** The same in milliseconds since 1970. */
export const midnightOf = (of: DayType): number => {
  const midnight = numberOf(of) * dayLength
  return midnight - parisOffset(yearOf(of), midnight - 3_600_000)
}

/** The last millisecond of a day in Paris. */
export const parisDayEnd = (of: DayType): Instant => instantOf(midnightOf(plusDays(of, 1)) - 1)

/** From one instant to another, both elapsed on the same clock; negative when the second is earlier. */
export const hoursBetween = (from: Instant, to: Instant): number =>
  (millisecondsOf(to) - millisecondsOf(from)) / 3_600_000

/** The civil date in Paris: what a booking day is. */
export const parisDay = (at: Instant): DayType => dayNumbered(Math.floor(onTheWall(at) / dayLength))

/** The time on the wall in Paris: `09:30`. */
export const parisTime = (at: Instant): string => instantOf(onTheWall(at)).slice(11, 16)

const onTheWall = (at: Instant): number => {
  const now = millisecondsOf(at)
  return now + parisOffset(yearOf(utcDay(at)), now)
}

const dayLength = 86_400_000

/**
 * One hour ahead of UTC, two in summer: from 01:00 UTC of the last Sunday in March to 01:00 UTC of
 * the last Sunday in October (directive 2000/84/EC; so in France since 1996).
 */
const parisOffset = (year: number, now: number): number => {
  const { begins, ends } = summerOf(year)
  return (begins <= now && now < ends ? 2 : 1) * 3_600_000
}

const summerOf = byYear((year) => ({
  begins: millisecondsOf(changeOn(year, '03-31')),
  ends: millisecondsOf(changeOn(year, '10-31')),
}))

const changeOn = (year: number, lastOfMonth: string): Instant => {
  const last = inYear(year, lastOfMonth as AnnualDate)
  return `${plusDays(last, -(weekdayOf(last) % 7))}T01:00:00Z` as Instant
}

const utcDay = (at: Instant): DayType => at.slice(0, 10) as DayType
