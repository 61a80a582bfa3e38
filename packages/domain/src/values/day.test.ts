/** Plain dates, against the calendar that JavaScript knows. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import {
  Day,
  day,
  dayNumbered,
  daysFrom,
  firstDayOf,
  lastDayOf,
  Month,
  month,
  monthAfter,
  monthBefore,
  monthOf,
  numberOf,
  plusDays,
  plusMonths,
  weekdayOf,
  yearOf,
} from './day.ts'

// biome-ignore lint/style/noRestrictedGlobals: a second opinion on the calendar, for tests only.
const Gregorian = Date

const first = numberOf(day('1900-01-01'))
const last = numberOf(day('2999-12-31'))
const anyNumber = () => fc.integer({ min: first, max: last })

describe('A day', () => {
  test.each(['1900-01-01', '1970-01-01', '2024-02-29', '2000-02-29', '2026-12-31', '2999-12-31'])(
    'may be %s',
    (text) => expect(Day.decode(text)).toEqual(E.right(text)),
  )
  test.each([
    ...[
      '1899-12-31',
      '3000-01-01',
      '2026-00-01',
      '2026-13-01',
      '2026-01-00',
      '2026-01-32',
      '2026-04-31',
    ],
    ...['2026-02-29', '1900-02-29', '2100-02-29', '2026-1-01', '26-01-01', '10000-01-01'],
    ...['2026-01-01T00:00:00Z', ' 2026-01-01', '2026-01-01\n', '2026/01/01', '20260101', ''],
    ...['-001-01-01', '２０２６-01-01', 20260101, null, undefined],
  ])('may not be %j', (text) => expect(E.isLeft(Day.decode(text))).toBe(true))
  test('may not be written wrongly in source code', () =>
    expect(() => day('2026-02-30')).toThrow('"2026-02-30" is no Day'))

  test('is numbered from 1970-01-01, and that number is its own', () =>
    fc.assert(
      fc.property(anyNumber(), (number) => {
        const on = dayNumbered(number)
        expect(on).toBe(new Gregorian(number * 86_400_000).toISOString().slice(0, 10))
        expect(numberOf(on)).toBe(number)
      }),
    ))
  test('is on the weekday that it is on', () =>
    fc.assert(
      fc.property(anyNumber(), (number) => {
        const sundayIs0 = new Gregorian(number * 86_400_000).getUTCDay()
        expect(weekdayOf(dayNumbered(number))).toBe(sundayIs0 === 0 ? 7 : sundayIs0)
      }),
    ))
  test('comes after all the days before it, as text too', () =>
    fc.assert(
      fc.property(anyNumber(), anyNumber(), (one, other) =>
        expect(dayNumbered(one) < dayNumbered(other)).toBe(one < other),
      ),
    ))
  test('is as far from another as days are added', () =>
    fc.assert(
      fc.property(anyNumber(), anyNumber(), (one, other) => {
        const [from, to] = [dayNumbered(one), dayNumbered(other)]
        expect(daysFrom(from, to)).toBe(other - one)
        expect(plusDays(from, daysFrom(from, to))).toBe(to)
      }),
    ))
  test('may be reckoned beyond the last that may be written', () =>
    expect(plusDays(day('2999-12-31'), 1)).toBe('3000-01-01'))

  test.each([
    ['2026-01-31', 1, '2026-02-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2000-03-01', -1, '2000-02-29'],
    ['1900-03-01', -1, '1900-02-28'],
    ['2026-01-12', 0, '2026-01-12'],
  ])('%s and %s days are %s', (from, days, to) => expect(plusDays(day(from), days)).toBe(to))
  test.each([
    ['2026-01-12', '2026-01-13', 1],
    ['2026-01-13', '2026-02-01', 19],
    ['2026-02-01', '2026-03-01', 28],
    ['2026-02-01', '2026-02-01', 0],
    ['2026-02-02', '2026-02-01', -1],
  ])('from %s to %s are %s days', (from, to, days) =>
    expect(daysFrom(day(from), day(to))).toBe(days),
  )
})

describe('The same day of another month', () => {
  test.each([
    ['2026-04-24', 2, '2026-06-24'],
    ['2026-12-31', 2, '2027-02-28'], // there is none such
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-01-07', 12, '2027-01-07'],
    ['2026-01-31', -2, '2025-11-30'],
    ['2026-11-15', 1, '2026-12-15'],
  ])('as %s, %s months on, is %s', (from, months, to) =>
    expect(plusMonths(day(from), months)).toBe(to),
  )
})

describe('A month', () => {
  test.each(['1900-01', '2026-02', '2999-12'])('may be %s', (text) =>
    expect(Month.decode(text)).toEqual(E.right(text)),
  )
  test.each(['0000-01', '2026-00', '2026-13', '2026-1', '2026', '2026-01-01', '2026-01\n', 202601])(
    'may not be %j',
    (text) => expect(E.isLeft(Month.decode(text))).toBe(true),
  )
  test('may not be written wrongly in source code', () =>
    expect(() => month('2026-13')).toThrow('"2026-13" is no Month'))
  test.each([
    ['2026-01', '2026-01-01', '2026-01-31', '2026-02'],
    ['2026-02', '2026-02-01', '2026-02-28', '2026-03'],
    ['2024-02', '2024-02-01', '2024-02-29', '2024-03'],
    ['1900-02', '1900-02-01', '1900-02-28', '1900-03'],
    ['2000-02', '2000-02-01', '2000-02-29', '2000-03'],
    ['2026-04', '2026-04-01', '2026-04-30', '2026-05'],
    ['2026-12', '2026-12-01', '2026-12-31', '2027-01'],
  ])('%s goes from %s to %s, and %s follows', (of, from, to, next) => {
    expect(firstDayOf(month(of))).toBe(from)
    expect(lastDayOf(month(of))).toBe(to)
    expect(monthAfter(month(of))).toBe(next)
    expect(monthBefore(month(next))).toBe(of)
    expect([from, to].map((on) => monthOf(day(on)))).toEqual([of, of])
    expect(yearOf(month(of))).toBe(Number(of.slice(0, 4)))
  })
})
