/** Where an append goes: the table of the cases that a whole store seldom meets. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import type { Expected } from './event-store.ts'
import { place } from './placement.ts'

// Stream a holds one, two and three; stream b holds other.
const known = new Map([
  ['one', { stream: 'a', revision: 0n, position: 'p0' }],
  ['two', { stream: 'a', revision: 1n, position: 'p1' }],
  ['three', { stream: 'a', revision: 2n, position: 'p3' }],
  ['other', { stream: 'b', revision: 0n, position: 'p2' }],
])
const decide = (expected: Expected, ids: ReadonlyArray<string>) =>
  place('a', expected, ids, {
    actual: 2n,
    known: new Map([...known].filter(([id]) => ids.includes(id))),
  })
const conflict = (expected: Expected) => ({ type: 'Conflict', stream: 'a', expected, actual: 2n })
const duplicate = (id: string) => ({ type: 'Duplicate', stream: 'a', id })

describe('An append is there already', () => {
  test.each<[Expected, ReadonlyArray<string>, bigint, string, boolean]>([
    ['none', ['one', 'two', 'three'], 2n, 'p3', true],
    ['none', ['one'], 0n, 'p0', true],
    [0n, ['two', 'three'], 2n, 'p3', false],
    ['any', ['two', 'three'], 2n, 'p3', false],
    ['any', ['one', 'two'], 1n, 'p1', true],
    ['exists', ['two'], 1n, 'p1', false],
  ])('after %p: %p', (expected, ids, revision, position, created) => {
    const appended = { revision, position, created }
    expect(decide(expected, ids)).toEqual(E.right({ type: 'Written', appended }))
  })
})

describe('An append is refused', () => {
  test.each<[Expected, ReadonlyArray<string>, unknown]>([
    ['none', ['one', 'new'], conflict('none')],
    ['none', ['two', 'one'], conflict('none')],
    ['none', ['two'], conflict('none')],
    ['none', ['other'], conflict('none')],
    [1n, ['two'], conflict(1n)],
    [3n, ['new'], conflict(3n)],
    [2n, ['three'], duplicate('three')],
    [2n, ['new', 'other'], duplicate('other')],
    [2n, ['new', 'new'], duplicate('new')],
    ['any', ['two', 'one'], duplicate('two')],
    ['any', ['one', 'three'], duplicate('one')],
    ['any', ['three', 'new'], duplicate('three')],
    ['any', ['one', 'one'], duplicate('one')],
    ['exists', ['other'], duplicate('other')],
  ])('after %p: %p', (expected, ids, refusal) => {
    expect(decide(expected, ids)).toEqual(E.left(refusal))
  })
})

describe('An append is written', () => {
  test.each<Expected>([2n, 'any', 'exists'])('at the end of its stream, after %p', (expected) => {
    expect(decide(expected, ['new', 'newer'])).toEqual(E.right({ type: 'Write', first: 3n }))
  })

  test.each<Expected>(['none', 'any'])('as the first of its stream, after %p', (expected) => {
    const written = place('c', expected, ['new'], { actual: 'none', known: new Map() })
    expect(written).toEqual(E.right({ type: 'Write', first: 0n }))
  })
})
