/** Moments, and the day they are in Paris. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import { day } from './day.ts'
import {
  hoursBetween,
  Instant,
  instant,
  instantOf,
  millisecondsOf,
  parisDay,
  parisDayEnd,
  parisMidnight,
  parisTime,
} from './instant.ts'

// biome-ignore lint/style/noRestrictedGlobals: a second opinion on the calendar, for tests only.
const Gregorian = Date

describe('An instant', () => {
  test.each(['2026-01-12T09:30:00Z', '2026-01-12T23:59:59.999Z', '1900-01-01T00:00:00Z'])(
    'may be %s',
    (text) => expect(Instant.decode(text)).toEqual(E.right(text)),
  )
  test.each([
    ...['2026-01-12', '2026-01-12T09:30Z', '2026-01-12T09:30:00', '2026-01-12T09:30:00+01:00'],
    ...['2026-01-12T24:00:00Z', '2026-01-12T09:60:00Z', '2026-12-31T23:59:60Z'],
    ...['2026-02-29T09:30:00Z', '2026-01-12T09:30:00.1Z', '2026-01-12 09:30:00Z'],
    ...['2026-01-12T09:30:00z', '2026-01-12T09:30:00Z\n', 1768210200000, null],
  ])('may not be %j', (text) => expect(E.isLeft(Instant.decode(text))).toBe(true))
  test('may not be written wrongly in source code', () =>
    expect(() => instant('now')).toThrow('"now" is no Instant'))

  test('is a whole number of milliseconds since 1970', () =>
    fc.assert(
      fc.property(anyMoment('1900-01-01', '2100-01-01'), (milliseconds) => {
        const text = new Gregorian(milliseconds).toISOString()
        expect(millisecondsOf(instant(text))).toBe(milliseconds)
        expect(millisecondsOf(instantOf(milliseconds))).toBe(milliseconds)
        const withoutFraction = instant(`${text.slice(0, 19)}Z`)
        expect(millisecondsOf(withoutFraction)).toBe(Math.floor(milliseconds / 1000) * 1000)
      }),
    ))

  test.each([
    ['2026-01-06T09:00:00Z', '2026-01-07T15:00:00Z', 30], // C-1, in winter
    ['2026-03-28T14:00:00Z', '2026-03-29T14:00:00Z', 24],
    ['2026-01-12T09:30:00Z', '2026-01-12T09:00:00Z', -0.5],
  ])('from %s to %s are %s hours', (from, to, hours) =>
    expect(hoursBetween(instant(from), instant(to))).toBe(hours),
  )
})

describe('The day in Paris', () => {
  const civil = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', dateStyle: 'short' })

  test.each([
    ['2026-01-12T22:59:59Z', '2026-01-12'], // winter: one hour ahead
    ['2026-01-12T23:00:00Z', '2026-01-13'],
    ['2026-07-14T21:59:59.999Z', '2026-07-14'], // summer: two
    ['2026-07-14T22:00:00Z', '2026-07-15'],
    ['2026-03-28T22:59:59Z', '2026-03-28'],
    ['2026-03-28T23:00:00Z', '2026-03-29'], // the night of the change to summer
    ['2026-03-29T22:00:00Z', '2026-03-30'],
    ['2026-10-24T22:00:00Z', '2026-10-25'], // the night of the change to winter
    ['2026-10-25T22:59:59Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
    ['2025-12-31T23:00:00Z', '2026-01-01'],
    ['2024-02-28T23:30:00Z', '2024-02-29'],
  ])('at %s is %s', (at, on) => expect(parisDay(instant(at))).toBe(on))

  test('is the one that people in Paris have, since summer ends in October', () => {
    fc.assert(
      fc.property(nearMidnight('1996-01-01', '2038-01-01'), (milliseconds) => {
        const text = new Gregorian(milliseconds).toISOString()
        expect(parisDay(instant(text))).toBe(civil.format(milliseconds))
      }),
    )
  })

  test('is theirs on every late evening about the changes of the hour', () => {
    for (let year = 1996; year <= 2037; year += 1) {
      for (const month of ['03', '10']) {
        for (let date = 20; date <= 31; date += 1) {
          const at = instant(`${year}-${month}-${date}T22:30:00Z`)
          expect([at, parisDay(at)]).toEqual([at, civil.format(millisecondsOf(at))])
        }
      }
    }
  })
})

function anyMoment(from: string, to: string): fc.Arbitrary<number> {
  return fc.integer({ min: Gregorian.parse(from), max: Gregorian.parse(to) - 1 })
}

/** In the hours in which the day in Paris is, or may be, another than in UTC. */
function nearMidnight(from: string, to: string): fc.Arbitrary<number> {
  const days = (Gregorian.parse(to) - Gregorian.parse(from)) / 86_400_000
  const inDay = fc.integer({ min: 21 * 3_600_000, max: 24 * 3_600_000 - 1 })
  return fc
    .tuple(fc.integer({ min: 0, max: days - 1 }), inDay)
    .map(([day, milliseconds]) => Gregorian.parse(from) + day * 86_400_000 + milliseconds)
}

describe('The time in Paris', () =>
  test.each([
    ['2026-01-12T08:30:00Z', '09:30'],
    ['2026-03-29T00:59:59Z', '01:59'],
    ['2026-03-29T01:00:00Z', '03:00'],
    ['2026-10-25T00:59:59Z', '02:59'],
    ['2026-10-25T01:00:00Z', '02:00'],
    ['2026-07-14T22:00:00Z', '00:00'],
  ])('at %s is %s', (at, time) => expect(parisTime(instant(at))).toBe(time)))

describe('A day in Paris', () => {
  test.each([
    ['2026-01-12', '2026-01-11T23:00:00Z', '2026-01-12T22:59:59.999Z'],
    ['2026-03-29', '2026-03-28T23:00:00Z', '2026-03-29T21:59:59.999Z'], // of 23 hours
    ['2026-07-14', '2026-07-13T22:00:00Z', '2026-07-14T21:59:59.999Z'],
    ['2026-10-25', '2026-10-24T22:00:00Z', '2026-10-25T22:59:59.999Z'], // of 25 hours
  ])('%s begins at %s and ends at %s', (on, begins, ends) => {
    expect(parisMidnight(day(on))).toBe(begins)
    expect(parisDayEnd(day(on))).toBe(ends)
    expect([begins, ends].map((at) => parisDay(instant(at)))).toEqual([on, on])
  })
})
