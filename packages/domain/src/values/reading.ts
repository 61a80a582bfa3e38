/**
 * The three readings of a promise in hours (rules 3.2). Hours are counted on instants, in Paris: on the
 * wall, on open days from midnight to midnight, or while the telephone is answered.
 */
import { alsaceMoselle, type Calendar, france, franceAndTarget, target } from './calendar.ts'
import type { HoursPromised } from './commitment.ts'
import { type Day, plusDays, weekdayOf } from './day.ts'
import { type Instant, instantOf, midnightOf, millisecondsOf, parisDay } from './instant.ts'

export type Reading = Pick<HoursPromised, 'reading' | 'calendar'>

/** From, until: milliseconds since 1970. Nothing is counted where the second is not later. */
export type Stretch = readonly [from: number, until: number]

/** When a promise of so many hours, begun then, runs out: what happens at that instant is in time. */
export const deadlineOf = (read: Reading, hours: number, from: Instant): Instant =>
  instantOf(runUntil(read, hours * hour, millisecondsOf(from)))

/** When so many milliseconds have been counted from a moment on. */
export const runUntil = (read: Reading, length: number, from: number): number => {
  if (read.reading === 'elapsed') return from + length
  let left = length
  for (let on = parisDay(instantOf(from)); ; on = plusDays(on, 1)) {
    const [opens, closes] = openOn(read, on)
    const begins = Math.max(opens, from)
    if (begins < closes && begins + left <= closes) return begins + left
    left -= Math.max(0, closes - begins)
  }
}

/** Of that stretch, what is counted: milliseconds. */
export const countedIn = (read: Reading, [from, until]: Stretch): number => {
  if (read.reading === 'elapsed') return Math.max(0, until - from)
  let counted = 0
  for (let on = parisDay(instantOf(from)); ; on = plusDays(on, 1)) {
    const [opens, closes] = openOn(read, on)
    counted += Math.max(0, Math.min(closes, until) - Math.max(opens, from))
    if (midnightOf(plusDays(on, 1)) >= until) return counted
  }
}

/** Hours are counted between these two moments of a day; none where they are one. */
const openOn = ({ reading, calendar }: Reading, on: Day): Stretch => {
  const midnight = midnightOf(on)
  if (!calendars[calendar](on)) return [midnight, midnight]
  if (reading === 'openingHours') return phoneWindow(on)
  return [midnight, midnightOf(plusDays(on, 1))]
}

/**
 * When the telephone is answered: Monday to Thursday 08:30 to 17:30, Friday to 16:30 (FactoFrance charter,
 * § 1). The clocks change on Sundays, so hours since midnight are those on the wall.
 */
const phoneWindow = (on: Day): Stretch => {
  const midnight = midnightOf(on)
  return [midnight + 8.5 * hour, midnight + (weekdayOf(on) === 5 ? 16.5 : 17.5) * hour]
}

/** Whether the telephone is answered at that moment, on French business days. */
export const isInPhoneWindow = (at: Instant): boolean => {
  const [opens, closes] = openOn({ reading: 'openingHours', calendar: 'france' }, parisDay(at))
  return opens <= millisecondsOf(at) && millisecondsOf(at) < closes
}

const calendars: Readonly<Record<Reading['calendar'], Calendar>> = {
  ...{ france, alsaceMoselle, target, franceAndTarget },
}

const hour = 3_600_000
