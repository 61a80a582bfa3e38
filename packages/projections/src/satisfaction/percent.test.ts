/** Shares in hundreds. */
import { describe, expect, test } from '@jest/globals'

import { percentOf } from './percent.ts'

describe('A share in hundreds', () => {
  test.each([
    [7, 9, '77.8'],
    [17, 20, '85'],
    [1, 2000, '0.1'], // half up
    [1, 2001, '0'],
    [-1, 3, '-33.3'],
    [3, 3, '100'],
  ])('of %i in %i is %s', (part, whole, percent) => expect(percentOf(part, whole)).toBe(percent))
  test('of nothing is none', () => expect(percentOf(0, 0)).toBeUndefined())
  test('to three decimals', () => expect(percentOf(99_971, 100_003, 3)).toBe('99.968'))
})
