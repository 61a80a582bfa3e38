/** How many, and as of which revision. */
import { describe, expect, test } from '@jest/globals'
import { either as E, function as F } from 'fp-ts'

import { Count, Days, Hours, mark, Revision } from './count.ts'

describe('A count', () => {
  test.each([0, 1, 359, Number.MAX_SAFE_INTEGER])('may be %s', (count) =>
    expect(F.pipe(Count.decode(count), E.map(Count.encode))).toEqual(E.right(count)),
  )
  test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '1', 1n, null])(
    'may not be %p',
    (count) => expect(E.isLeft(Count.decode(count))).toBe(true),
  )
})

describe('A revision', () => {
  test.each(['0', '1', '18446744073709551615'])('is read from %j and written so', (revision) =>
    expect(F.pipe(Revision.decode(revision), E.map(Revision.encode))).toEqual(E.right(revision)),
  )
  test.each(['', '-1', '+1', '01', '1.0', '1e3', ' 1', '1\n', '1'.repeat(21), 1, 1n, null])(
    'is not read from %p',
    (revision) => expect(E.isLeft(Revision.decode(revision))).toBe(true),
  )
  test('is a whole number from 0', () =>
    expect([0n, -1n, 0, '0'].map((revision) => Revision.is(revision))).toEqual([
      ...[true, false, false, false],
    ]))
})

describe('A number of days', () => {
  test.each([0, 1, 3650])('may be %p', (days) =>
    expect(F.pipe(Days.decode(days), E.map(Days.encode))).toEqual(E.right(days)),
  )
  test.each([-1, 0.5, 3651, '1', null])('may not be %p', (days) =>
    expect(E.isLeft(Days.decode(days))).toBe(true),
  )
})

describe('Hours', () => {
  test.each([0, 24, 87_600])('may be %j', (hours) => expect(Hours.is(hours)).toBe(true))
  test.each([-1, 1.5, 87_601, '24'])('may not be %j', (hours) =>
    expect(Hours.is(hours)).toBe(false),
  )
})

describe('A mark', () => {
  const five = mark(1, 5, 'Mark')
  test.each([1, 5])('may be %j', (given) => expect(five.is(given)).toBe(true))
  test.each([0, 6, 2.5, '3'])('may not be %j', (given) => expect(five.is(given)).toBe(false))
})
