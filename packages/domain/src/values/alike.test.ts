/** One fact, told twice. */
import { describe, expect, test } from '@jest/globals'

import { isAlike } from './alike.ts'
import { rate } from './rate.ts'

describe('Two facts are one', () => {
  test.each([
    [
      'whatever the order of their names',
      { a: 1, b: [{ c: null, d: 'x' }] },
      { b: [{ d: 'x', c: null }], a: 1 },
      true,
    ],
    ['by their rates too', { a: rate('0.40') }, { a: rate('0.4') }, true],
    ['not with another rate', { a: rate('0.4') }, { a: rate('0.5') }, false],
    ['not with more', { a: 1 }, { a: 1, b: null }, false],
    ['not in another order of things', { a: [1, 2] }, { a: [2, 1] }, false],
  ])('%s', (_what, one, other, alike) => expect(isAlike(one, other)).toBe(alike))
})
