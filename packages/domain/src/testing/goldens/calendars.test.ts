/** Closed days: the values know nothing but themselves, so their golden is tested here. */
import { describe, expect, test } from '@jest/globals'

import { easter, france, frenchHolidays, target, targetClosings } from '../../values/calendar.ts'
import { day, plusDays, weekdayOf } from '../../values/day.ts'
import golden from './calendars.json' with { type: 'json' }

const years = Object.entries(golden.expect).map(([year, closed]) => ({
  year: Number(year),
  ...closed,
}))

describe('The calendars of the golden', () => {
  test.each(years)('$year: Easter is on $easter', (expected) =>
    expect(easter(expected.year)).toBe(expected.easter),
  )
  test.each(years)('$year: France closes', ({ year, fr }) =>
    expect(frenchHolidays(year)).toEqual(fr),
  )
  test.each(years)('$year: TARGET closes', (expected) =>
    expect(targetClosings(expected.year)).toEqual(expected.target),
  )
  test.each(years)('$year: every other weekday is open', ({ year, fr, target: closings }) => {
    for (let on = day(`${year}-01-01`); on <= `${year}-12-31`; on = plusDays(on, 1)) {
      const weekday = weekdayOf(on) <= 5
      expect([on, france(on)]).toEqual([on, weekday && !fr.includes(on)])
      expect([on, target(on)]).toEqual([on, weekday && !closings.includes(on)])
    }
  })
})
