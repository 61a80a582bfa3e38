/** Business calendars; their golden is tested beside its data. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import {
  alsaceMoselle,
  businessDaysAfter,
  easter,
  france,
  franceAndTarget,
  ouvrable,
  target,
} from './calendar.ts'
import { day, dayNumbered, daysFrom, numberOf, plusDays, weekdayOf } from './day.ts'

describe('Easter', () => {
  test.each([
    ...['1583-04-10', '1761-03-22', '1818-03-22', '1886-04-25', '1943-04-25', '1954-04-18'],
    ...['1981-04-19', '2000-04-23', '2008-03-23', '2011-04-24', '2024-03-31', '2025-04-20'],
    ...['2026-04-05', '2038-04-25', '2049-04-18', '2076-04-19', '2285-03-22', '4200-04-20'],
  ])('was, or will be, on %s', (on) => expect(easter(Number(on.slice(0, 4)))).toBe(on))
  test('is a Sunday from 22 March to 25 April', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 9999 }), (year) => {
        const sunday = easter(year)
        expect(weekdayOf(sunday)).toBe(7)
        expect(`${year}-03-22` <= sunday && sunday <= `${year}-04-25`).toBe(true)
      }),
    ))
})

describe('Of other calendars', () => {
  test.each([
    // In Alsace-Moselle, in France and TARGET, and a jour ouvrable.
    ['2026-04-03', false, false, true], // Good Friday
    ['2026-05-14', false, false, false], // Ascension
    ['2028-12-26', false, false, true], // a Tuesday
    ['2001-12-31', true, false, true], // a Monday
    ['2026-01-10', false, false, true], // a Saturday
    ['2026-08-15', false, false, false], // another
    ['2026-01-11', false, false, false], // a Sunday
    ['2026-01-12', true, true, true],
  ])('%s is open in Alsace-Moselle: %s, France and TARGET: %s, ouvrable: %s', (on, ...open) =>
    expect([alsaceMoselle, franceAndTarget, ouvrable].map((calendar) => calendar(day(on)))).toEqual(
      open,
    ),
  )
})

describe('A business day', () => {
  test.each([
    ['2026-04-03', true, false], // Good Friday
    ['2026-04-06', false, false], // Easter Monday
    ['2026-05-14', false, true], // Ascension
    ['2026-05-01', false, false],
    ['2026-07-14', false, true],
    ['2026-08-15', false, false], // a Saturday
    ['2026-12-25', false, false],
    ['2028-12-26', true, false], // a Tuesday
    ['2026-01-12', true, true],
    ['2026-01-11', false, false], // a Sunday
  ])('%s: in France %s, in TARGET %s', (on, inFrance, inTarget) =>
    expect([france(day(on)), target(day(on))]).toEqual([inFrance, inTarget]),
  )

  test.each([
    ['2026-02-27', 0, '2026-02-27'],
    ['2026-02-28', 0, '2026-02-28'], // a Saturday: none is counted
    ['2026-02-27', 1, '2026-03-02'],
    ['2026-02-28', 1, '2026-03-02'],
    ['2026-03-10', 1, '2026-03-11'],
    ['2026-02-03', 1, '2026-02-04'],
    ['2026-04-02', 1, '2026-04-07'],
    ['2026-12-24', 2, '2026-12-29'],
    ['2026-12-31', 1, '2027-01-04'],
  ])('in TARGET after %s, number %s, is %s', (from, count, to) =>
    expect(businessDaysAfter(target, day(from), count)).toBe(to),
  )
  test('is reached by counting the open days', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: numberOf(day('2000-01-01')), max: numberOf(day('2050-01-01')) }),
        fc.integer({ min: 1, max: 30 }),
        (number, count) => {
          const from = dayNumbered(number)
          const to = businessDaysAfter(france, from, count)
          const between = Array.from({ length: daysFrom(from, to) }, (_, index) =>
            plusDays(from, index + 1),
          )
          expect(between.filter(france)).toHaveLength(count)
          expect(france(to)).toBe(true)
        },
      ),
    ))
})
