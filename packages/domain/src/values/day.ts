/** Plain dates: no hour, no zone. As text they sort in their order, so `<` compares them. */
import { branded, literal } from './branded.ts'

declare const of: unique symbol

/** `YYYY-MM-DD`, a day that exists, of the years 1900 to 2999: what is beyond is a mistake. */
export type Day = string & { readonly [of]: 'Day' }

/** `YYYY-MM`. */
export type Month = string & { readonly [of]: 'Month' }

const isMonth = (u: unknown): u is Month =>
  typeof u === 'string' && /^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/.test(u)

const isReckonedDay = (u: unknown): u is Day =>
  typeof u === 'string' &&
  /^(?!0000)\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(u) &&
  1 <= dateOf(u) &&
  dateOf(u) <= lengthOf(u)

const isDay = (u: unknown): u is Day => isReckonedDay(u) && isMonth(u.slice(0, 7))

export const Day = branded('Day', isDay)

/** What is reckoned from a day may lie beyond those that anyone may name; it is stored all the same. */
export const ReckonedDay = branded('ReckonedDay', isReckonedDay)

export const Month = branded('Month', isMonth)

/** `MM-DD`, a date that every year has. */
export type AnnualDate = string & { readonly [of]: 'AnnualDate' }

export const AnnualDate = branded(
  'AnnualDate',
  (u): u is AnnualDate => typeof u === 'string' && isReckonedDay(`2001-${u}`),
)

/** That date of a year. */
export const inYear = (year: number, date: AnnualDate): Day =>
  `${String(year).padStart(4, '0')}-${date}` as Day

/** A day written in source code. */
export const day = (text: string): Day => literal(Day, text)

/** A month written in source code. */
export const month = (text: string): Month => literal(Month, text)

export const monthOf = (of: Day): Month => of.slice(0, 7) as Month

export const yearOf = (of: Day | Month): number => Number(of.slice(0, 4))

export const firstDayOf = (of: Month): Day => `${of}-01` as Day

export const lastDayOf = (of: Month): Day => `${of}-${lengthOf(of)}` as Day

export const monthAfter = (of: Month): Month => monthOf(plusDays(lastDayOf(of), 1))

export const monthBefore = (of: Month): Month => monthOf(plusDays(firstDayOf(of), -1))

export const plusDays = (from: Day, days: number): Day => dayNumbered(numberOf(from) + days)

/** The same day number so many months on; the last day of a month that has none such. */
export const plusMonths = (from: Day, months: number): Day => {
  const since = yearOf(from) * 12 + Number(from.slice(5, 7)) - 1 + months
  const month = String((since % 12) + 1).padStart(2, '0')
  const of = `${String(Math.floor(since / 12)).padStart(4, '0')}-${month}` as Month
  return dateOf(from) <= lengthOf(of) ? (`${of}${from.slice(7)}` as Day) : lastDayOf(of)
}

/** Whole days, the first included, the last not. */
export const daysFrom = (from: Day, to: Day): number => numberOf(to) - numberOf(from)

/** Monday is 1, Sunday 7. */
export const weekdayOf = (of: Day): number => {
  const since = (numberOf(of) + 3) % 7
  return (since < 0 ? since + 7 : since) + 1
}

/**
 * Days since 1970-01-01 in the Gregorian calendar. Years are counted from March, so that the day a
 * leap year adds comes last.
 */
export const numberOf = (of: Day): number => {
  const [year, month] = [yearOf(of), Number(of.slice(5, 7))]
  const fromMarch = (month + 9) % 12
  const marchYear = month <= 2 ? year - 1 : year
  const dayOfYear = Math.floor((153 * fromMarch + 2) / 5) + dateOf(of) - 1
  return 365 * marchYear + leapDays(marchYear) + dayOfYear - daysUntil1970
}

/** The inverse of `numberOf`, by eras of four centuries, which are all of one length. */
export const dayNumbered = (number: number): Day => {
  const since = number + daysUntil1970
  const era = Math.floor(since / daysOfEra)
  const dayOfEra = since - era * daysOfEra
  // Each leap day that has gone by in the era, taken out, leaves years of 365 days.
  const leapt =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36524) + Math.floor(dayOfEra / 146096)
  const yearOfEra = Math.floor((dayOfEra - leapt) / 365)
  const marchYear = 400 * era + yearOfEra
  const dayOfYear = since - 365 * marchYear - leapDays(marchYear)
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  // Beyond what may be written, so that a reckoning does not end in the last year.
  const year = String(month <= 2 ? marchYear + 1 : marchYear).padStart(4, '0')
  return `${year}-${twoDigits(month)}-${twoDigits(date)}` as Day
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : `${number}`)

/** From 1 March of year 0 to 1 January 1970. */
const daysUntil1970 = 719468

const daysOfEra = 146097

const leapDays = (years: number): number =>
  Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400)

const dateOf = (text: string): number => Number(text.slice(8, 10))

const lengthOf = (month: string): number => {
  const year = Number(month.slice(0, 4))
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return (
    [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month.slice(5, 7)) - 1] ?? 0
  )
}
