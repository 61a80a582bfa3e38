/** Promises in hours; their golden is tested beside its data. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import { hoursBetween, instant, instantOf, millisecondsOf } from './instant.ts'
import { countedIn, deadlineOf, isInPhoneWindow, type Reading } from './reading.ts'

const hour = 3_600_000
const elapsed: Reading = { reading: 'elapsed', calendar: 'france' }
const businessDay: Reading = { reading: 'businessDay', calendar: 'france' }
const openingHours: Reading = { reading: 'openingHours', calendar: 'france' }

describe('The telephone is answered', () => {
  test.each([
    ['2026-01-12T07:29:59Z', false], // 08:29:59, a Monday in winter
    ['2026-01-12T07:30:00Z', true],
    ['2026-01-12T16:29:59Z', true],
    ['2026-01-12T16:30:00Z', false],
    ['2026-01-16T15:29:59Z', true], // a Friday
    ['2026-01-16T15:30:00Z', false],
    ['2026-07-13T06:30:00Z', true], // summer
    ['2026-07-14T06:30:00Z', false], // a holiday
    ['2026-07-18T08:00:00Z', false], // a Saturday
  ])('at %s: %s', (at, isAnswered) => expect(isInPhoneWindow(instant(at))).toBe(isAnswered))

  test('44 hours a week', () => {
    const week = [millisecondsOf(instant('2026-01-12T00:00:00Z')), 7 * 24 * hour] as const
    expect(countedIn(openingHours, [week[0], week[0] + week[1]])).toBe(44 * hour)
  })
})

describe('A week with a change of hour', () => {
  test.each([
    ['forward', '2026-03-27T23:00:00Z', '2026-03-29T22:00:00Z', 47],
    ['back', '2026-10-23T22:00:00Z', '2026-10-25T23:00:00Z', 49],
  ])(
    '%s: a weekend, %s to %s, has %s hours on the wall, and no business hour',
    (_way, from, to, hours) => {
      const weekend = [millisecondsOf(instant(from)), millisecondsOf(instant(to))] as const
      expect(countedIn(elapsed, weekend) / hour).toBe(hours)
      expect(countedIn(businessDay, weekend)).toBe(0)
    },
  )

  test.each([
    // Friday 15:00 in Paris to Monday 15:00, both ways.
    ['2026-03-27T14:00:00Z', '2026-03-30T13:00:00Z', 71],
    ['2026-10-23T13:00:00Z', '2026-10-26T14:00:00Z', 73],
  ])('24 business hours from %s end at %s, %s on the wall', (from, to, hours) => {
    expect(deadlineOf(businessDay, 24, instant(from))).toBe(to)
    expect(hoursBetween(instant(from), instant(to))).toBe(hours)
  })
})

describe('A promise in hours', () => {
  test('of none, made while nothing is counted, runs out as counting begins', () =>
    expect(deadlineOf(openingHours, 0, instant('2026-01-17T12:00:00Z'))).toBe(
      '2026-01-19T07:30:00Z',
    ))

  const anyReading = fc.record<Reading>({
    reading: fc.constantFrom('elapsed', 'businessDay', 'openingHours'),
    calendar: fc.constantFrom('france', 'alsaceMoselle', 'target', 'franceAndTarget'),
  })
  const anyInstant = fc
    .integer({
      min: millisecondsOf(instant('2000-01-01T00:00:00Z')),
      max: millisecondsOf(instant('2031-12-31T00:00:00Z')),
    })
    .map(instantOf)

  test('runs out when so many hours have been counted, and no earlier', () =>
    fc.assert(
      fc.property(anyReading, anyInstant, fc.integer({ min: 1, max: 200 }), (read, from, hours) => {
        const [begins, ends] = [from, deadlineOf(read, hours, from)].map(millisecondsOf)
        if (begins === undefined || ends === undefined) throw new Error('no deadline')
        expect(countedIn(read, [begins, ends])).toBe(hours * hour)
        expect(countedIn(read, [begins, ends - 1])).toBe(hours * hour - 1)
      }),
    ))
  test('counts a stretch as its two parts', () =>
    fc.assert(
      fc.property(
        anyReading,
        fc.tuple(anyInstant, fc.nat(1_000_000_000), fc.nat(1_000_000_000)),
        (read, [from, first, second]) => {
          const begins = millisecondsOf(from)
          const [cut, ends] = [begins + first, begins + first + second]
          expect(countedIn(read, [begins, cut]) + countedIn(read, [cut, ends])).toBe(
            countedIn(read, [begins, ends]),
          )
        },
      ),
    ))
})
