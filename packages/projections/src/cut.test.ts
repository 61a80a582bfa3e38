/** A history as far as it had happened, and as far as it was known. */
import { describe, expect, test } from '@jest/globals'
import { day, instant } from '@quittance/domain/values'

import { bookedOn, type Cut, cut, occurredAt } from './cut.ts'
import { pages } from './testing/history.ts'

const told = (occurredAt: string, recordedAt = '2026-12-31T00:00:00.000Z') => ({
  metadata: { occurredAt, recordedAt },
})

const left = async (by: Cut, events: ReadonlyArray<ReturnType<typeof told>>) => {
  const remaining: Array<string> = []
  for await (const page of cut(by)(pages(events))) {
    remaining.push(...page.map(({ metadata }) => metadata.occurredAt))
  }
  return remaining
}

describe('A booking day', () => {
  test.each([
    ['2026-01-31T22:59:59Z', '2026-01-31', 'winter'],
    ['2026-01-31T23:00:00Z', '2026-02-01', 'winter'],
    ['2026-01-31T23:30:00Z', '2026-02-01', 'winter'],
    ['2026-06-30T21:59:59.999Z', '2026-06-30', 'summer'],
    ['2026-06-30T22:00:00Z', '2026-07-01', 'summer'],
    ['2026-06-30T23:30:00Z', '2026-07-01', 'summer'],
    ['2026-12-31T23:30:00Z', '2027-01-01', 'winter'],
  ])('is the day in Paris: %s is %s in %s', (at, on) => {
    expect(bookedOn(told(at))).toBe(on)
    expect(occurredAt(told(at))).toBe(at)
  })

  test('needs an instant', () =>
    expect(() => bookedOn(told('yesterday'))).toThrow('an event has no occurredAt'))
})

describe('A cut', () => {
  test.each([
    ['2026-01-31', ['2026-01-31T22:30:00Z']],
    ['2026-02-01', ['2026-01-31T22:30:00Z', '2026-01-31T23:30:00Z']],
    ['2026-06-30', ['2026-01-31T22:30:00Z', '2026-01-31T23:30:00Z', '2026-06-30T21:30:00Z']],
  ])('as of %s holds what is booked on that day or before', async (asOf, remaining) => {
    const events = [
      ...[
        '2026-06-30T22:30:00Z',
        '2026-01-31T22:30:00Z',
        '2026-01-31T23:30:00Z',
        '2026-06-30T21:30:00Z',
      ],
    ]
    expect(
      await left(
        { asOf: day(asOf) },
        events.map((at) => told(at)),
      ),
    ).toEqual(remaining)
  })

  const known = [
    told('2026-01-01T00:00:00Z', '2026-02-01T09:00:00.000Z'),
    told('2026-01-02T00:00:00Z', '2026-02-01T09:00:00.001Z'),
    told('2026-01-03T00:00:00Z', '2026-02-02T00:00:00.000Z'),
  ]
  test.each([
    ['2026-02-01T08:59:59Z', 0],
    ['2026-02-01T09:00:00Z', 1],
    ['2026-02-01T09:00:00.001Z', 2],
    ['2026-02-02T00:00:00Z', 3],
  ])('known at %s holds what was recorded by then', async (knownAt, count) =>
    expect(await left({ knownAt: instant(knownAt) }, known)).toHaveLength(count),
  )

  test('may be both', async () => {
    const by = { asOf: day('2026-01-02'), knownAt: instant('2026-02-01T09:00:00Z') }
    expect(await left(by, known)).toEqual(['2026-01-01T00:00:00Z'])
    expect(await left({ ...by, asOf: day('2025-12-31') }, known)).toEqual([])
  })

  test('needs an instant', () =>
    expect(left({ knownAt: instant('2026-02-01T09:00:00Z') }, [told('', 'once')])).rejects.toThrow(
      'an event has no recordedAt',
    ))

  test('may be none', async () => expect(await left({}, known)).toHaveLength(3))

  test('leaves pages as they are, though empty', async () => {
    const seen = []
    for await (const page of cut({ asOf: day('2026-01-02') })(pages(known))) seen.push(page.length)
    expect(seen).toEqual([1, 1, 0])
  })
})
