/** Business calendars: the days on which France works, and those on which TARGET settles euros. */
import { byYear } from './by-year.ts'
import { type AnnualDate, type Day, inYear as dayOf, plusDays, weekdayOf, yearOf } from './day.ts'

/** Whether business is done on that day. */
export type Calendar = (on: Day) => boolean

/**
 * Métropole: weekends and the eleven holidays of the Code du travail, art. L3133-1. A holiday that
 * falls on a weekend is not moved.
 */
export const france: Calendar = (on) => isWeekday(on) && !frenchHolidays(yearOf(on)).includes(on)

/** Where Good Friday and 26 December are holidays too (Code du travail, art. L3134-13). */
export const alsaceMoselle: Calendar = (on) =>
  france(on) && !alsaceMoselleAdds(yearOf(on)).includes(on)

/**
 * The euro's settlement system: weekends and six closing days (ECB, closing days of 2000; long-term
 * calendar of 14 December 2000), and 31 December 2001, before the notes and coins (ECB, closing days of 2001).
 */
export const target: Calendar = (on) => isWeekday(on) && !targetClosings(yearOf(on)).includes(on)

/** Both are open. */
export const franceAndTarget: Calendar = (on) => france(on) && target(on)

/** _Jours ouvrables_, on which one may work by law: Monday to Saturday, less the holidays. _Ouvrés_ are those of `france`. */
export const ouvrable: Calendar = (on) =>
  weekdayOf(on) <= 6 && !frenchHolidays(yearOf(on)).includes(on)

/** The `count`-th business day after `from`; `from` itself when the count is 0, open or not. */
export const businessDaysAfter = (calendar: Calendar, from: Day, count: number): Day => {
  let on = from
  for (let left = count; left > 0; ) {
    on = plusDays(on, 1)
    if (calendar(on)) left -= 1
  }
  return on
}

/** That day itself if it is open, or else the next that is. */
export const openFrom = (calendar: Calendar, from: Day): Day =>
  calendar(from) ? from : businessDaysAfter(calendar, from, 1)

export const frenchHolidays = byYear((year): ReadonlyArray<Day> => {
  const sunday = easter(year)
  return [
    inYear(year, '01-01'),
    plusDays(sunday, 1), // Easter Monday
    inYear(year, '05-01'),
    inYear(year, '05-08'),
    plusDays(sunday, 39), // Ascension
    plusDays(sunday, 50), // Whit Monday
    inYear(year, '07-14'),
    inYear(year, '08-15'),
    inYear(year, '11-01'),
    inYear(year, '11-11'),
    inYear(year, '12-25'),
  ].sort()
})

export const alsaceMoselleAdds = byYear(
  (year): ReadonlyArray<Day> => [
    plusDays(easter(year), -2), // Good Friday
    inYear(year, '12-26'),
  ],
)

export const targetClosings = byYear((year): ReadonlyArray<Day> => {
  const sunday = easter(year)
  return [
    inYear(year, '01-01'),
    plusDays(sunday, -2), // Good Friday
    plusDays(sunday, 1), // Easter Monday
    inYear(year, '05-01'),
    inYear(year, '12-25'),
    inYear(year, '12-26'),
    ...(year === 2001 ? [inYear(year, '12-31')] : []),
  ]
})

/** Easter Sunday by the Gregorian computus, in the anonymous form of 1876 (Meeus, Astronomical Algorithms, ch. 8). */
export const easter = (year: number): Day => {
  const golden = year % 19
  const [century, yearOfCentury] = [Math.floor(year / 100), year % 100]
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const sum = epact + toSunday - 7 * late + 114
  const date = String((sum % 31) + 1).padStart(2, '0')
  return inYear(year, `0${Math.floor(sum / 31)}-${date}`)
}

const isWeekday = (on: Day): boolean => weekdayOf(on) <= 5

const inYear = (year: number, date: string): Day => dayOf(year, date as AnnualDate)
