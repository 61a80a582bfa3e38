/** The goldens of clocks: the deadline table, C-1, and the dates of a complaint. */
import { describe, expect, test } from '@jest/globals'

import { businessDaysAfter, france, ouvrable } from '../../values/calendar.ts'
import { day, plusMonths } from '../../values/day.ts'
import { instant, instantOf, millisecondsOf } from '../../values/instant.ts'
import { countedIn, deadlineOf, type Reading } from '../../values/reading.ts'
import c1 from './c-1.json' with { type: 'json' }
import complaint from './complaint-1.json' with { type: 'json' }
import deadlines from './deadlines.json' with { type: 'json' }

/** As the goldens write it: `2026-04-03T15:00+02:00`. */
const at = (text: string) => {
  const wall = instant(`${text.slice(0, 16)}:00Z`)
  return instantOf(millisecondsOf(wall) - Number(text.slice(17, 19)) * 3_600_000)
}

const readings: Readonly<Record<string, Reading['reading']>> = {
  ...{ elapsed: 'elapsed', 'business-day': 'businessDay', 'opening-hours': 'openingHours' },
}
const reading = (name: string, calendar: string | null): Reading => ({
  reading: readings[name] ?? 'elapsed',
  calendar: calendar === 'FR+TARGET' ? 'franceAndTarget' : 'france',
})

describe('The deadline table', () => {
  test.each(
    deadlines.given.rows.map((row, index) => ({ ...row, ends: deadlines.expect.deadlines[index] })),
  )('$startedAt, $reading $hours h ($calendar): $ends', ({ startedAt, hours, ends, ...row }) =>
    expect(deadlineOf(reading(row.reading, row.calendar), hours, at(startedAt))).toBe(
      at(ends ?? ''),
    ),
  )
})

describe('C-1', () => {
  const { documentsCompletedAt, startedAt, hours } = c1.given
  const businessDay = reading('business-day', c1.given.calendar)
  test('may start until its limit', () =>
    expect(deadlineOf(businessDay, hours, at(documentsCompletedAt))).toBe(at(c1.expect.deadline)))
  test('starts after 30 hours', () => {
    const stretch = [at(documentsCompletedAt), at(startedAt)].map(millisecondsOf)
    const [from = 0, until = 0] = stretch
    expect(String(countedIn(businessDay, [from, until]) / 3_600_000)).toBe(c1.expect.elapsedHours)
  })
})

describe('The golden complaint', () => {
  const received = day(complaint.given.receivedOn)
  const { acknowledgeWorkingDays, answerMonths } = complaint.given
  test.each([
    ['ouvrables', ouvrable, complaint.expect.acknowledgeBy],
    ['ouvrés, which would be wrong', france, complaint.expect.ifCountedInBusinessDays],
  ])('is acknowledged in ten jours %s', (_days, calendar, by) =>
    expect(businessDaysAfter(calendar, received, acknowledgeWorkingDays)).toBe(by),
  )
  test('is answered within two months', () =>
    expect(plusMonths(received, answerMonths)).toBe(complaint.expect.answerBy))
})
