/** What people say, on one line. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { Text, text } from './text.ts'

describe('A text', () => {
  test.each(['a', 'rating lowered', 'é', '😀', '„ja“', 'x'.repeat(200), 'a\u00a0b'])(
    'may be %j',
    (written) => expect(Text.decode(written)).toEqual(E.right(written)),
  )
  test.each([
    ...['', ' ', ' a', 'a ', 'a\n', 'a\nb', 'a\tb', 'a\u0000b', 'a\u007fb', 'x'.repeat(201)],
    ...['a\u2028b', 'a\u2029b', '\ud800', 'a\udc00b', '\u00a0a', 1, null],
  ])('may not be %j', (written) => expect(E.isLeft(Text.decode(written))).toBe(true))
  test('may not be written wrongly in source code', () =>
    expect(() => text('')).toThrow('"" is no Text'))
})
