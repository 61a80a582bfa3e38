/** One spelling, and its hash. */
import { expect, test } from '@jest/globals'
import type { Json } from '@quittance/event-store'
import canonicalize from 'canonicalize'
import fc from 'fast-check'

import { canonical, sha256 } from './canonical.ts'

test('The same data has one spelling, in whatever order it was said', () => {
  expect(canonical({ b: 'é€', a: [1, true, null] })).toBe('{"a":[1,true,null],"b":"é€"}')
  expect(sha256({ b: 'é€', a: [1, true, null] })).toBe(sha256({ a: [1, true, null], b: 'é€' }))
})

test('A hash is of the spelling’s bytes', () =>
  expect(sha256({ a: '' })).toBe(
    '258555fe010df3da34b3920945d0fbc59cebbcff1878bfc2e9206f0f495d81b9',
  ))

test('Whatever the data, it is spelt as the library of the standard’s authors spells it', () =>
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'binary' }), (json) => {
      expect(canonical(json as Json)).toBe(canonicalize(json))
      // And again, of the same shape.
      expect(canonical(structuredClone(json) as Json)).toBe(canonicalize(json))
    }),
  ))

test('A member that is not there is not said, whatever stands beside it', () => {
  for (const told of [{ b: 1 }, { a: undefined, b: 1 }, { b: 1, c: undefined }]) {
    expect(canonical(told as Json)).toBe('{"b":1}')
    expect(canonicalize(told)).toBe('{"b":1}')
  }
})

test('Of more shapes than are remembered each is spelt all the same', () => {
  for (let n = 0; n < 11_000; n++) {
    const json = { [`b${n}`]: n, a: { [`c${n}`]: n } }
    expect(canonical(json)).toBe(`{"a":{"c${n}":${n}},"b${n}":${n}}`)
  }
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }])(
  'What is no JSON has no spelling: %j',
  (json) => expect(() => canonical(json)).toThrow('is not allowed'),
)
