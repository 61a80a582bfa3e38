/** Whatever states are made of is found as it was kept, and nothing else is kept. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'
import { List, OrderedMap, Map as PersistentMap, Set as PersistentSet } from 'immutable'

import { stateAsJson, stateFromJson } from './state-as-json.ts'
import { kept } from './testing/plain.ts'
import { rate } from './values/rate.ts'

describe('Kept and found again is', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a field without a value', { status: 'Absent', lateFrom: undefined, validTo: null }],
    ['a number', 90.5],
    ['money', { minor: -123_456_789_012_345_678_901n, currency: 'EUR' }],
    ['a rate, to its last digit', rate('12345678901234567890.12345678901234567890')],
    ['a list', List([{ month: '2026-01' }, { month: '2026-02' }])],
    ['a map', PersistentMap({ B: { limit: 5n }, A: PersistentMap({ C: 1 }) })],
    ['a map in its order', OrderedMap([...'zyxwvutsrqponm'].map((key) => [key, 1n] as const))],
    ['a set', PersistentSet(['B', 'A'])],
    ['what looks like a prototype', JSON.parse('{"__proto__":{"minor":1},"constructor":"x"}')],
  ])('%s', (_what, state) => expect(kept(state)).toStrictEqual(state))

  test('a map in its order, in that order', () => {
    const map = OrderedMap({ F3: 1n, F1: 2n, F2: 3n })
    expect([...kept(map).keys()]).toEqual(['F3', 'F1', 'F2'])
  })

  test('a rate that reckons as before', () =>
    expect(kept(rate('0.1')).plus('0.2').toFixed()).toBe('0.3'))

  test('a map, written alike however it came about', () => {
    const names = Array.from({ length: 20 }, (_, index) => `F${index}`)
    const grown = PersistentMap(names.map((name) => [name, 1n] as const))
    const shrunk = names.slice(3).reduce((map, name) => map.delete(name), grown)
    expect(stateAsJson(shrunk)).toEqual(stateAsJson(PersistentMap({ F2: 1n, F1: 1n, F0: 1n })))
  })
})

test.each<[string, unknown]>([
  ['a state holds a RegExp', { on: /x/ }],
  ['a state holds a Map', new Map([['A', 1n]])],
  ['a state holds a Function', () => 1],
  ['a state holds the number NaN', [Number.NaN]],
  ['a state holds the number 0', -0],
  ['a state has the field $bigint', { $bigint: '1' }],
  ['a state names its entries by text', PersistentMap([[1, 'A']])],
])('It stops where %s', (why, state) => expect(() => stateAsJson(state)).toThrow(why))

test.each<[string, unknown]>([
  ['a state holds no $tree', { $tree: [] }],
  ['a list is no list', { life: { $map: 'A' } }],
  ['Cannot convert x to a BigInt', [{ $bigint: 'x' }]],
  ['Invalid argument: x', { $decimal: 'x' }],
])('No state is read where %s', (why, json) =>
  expect(stateFromJson(json)).toEqual(E.left(expect.stringContaining(why))),
)
