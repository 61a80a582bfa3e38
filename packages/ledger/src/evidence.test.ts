/** What the hash of an event depends on, and what it does not. */
import { describe, expect, test } from '@jest/globals'

import { chained, genesis, hashOf, recordedAfter } from './evidence.ts'

const event = {
  id: 'id',
  stream: 'guaranteeLine-C1_D1',
  revision: 0n,
  position: '0',
  type: 'LimitRevised',
  data: { limit: { amount: '1.00', currency: 'EUR' } },
  metadata: { commandId: 'K1', recordedAt: '2024-01-02T12:00:00.000Z', previousHash: genesis },
}
const hash = 'a1a313d9eaf13ba91350e2d903140e7901704f9e5cae4b72293c214342d6496b'

describe('A hash', () => {
  test('is for ever', () => expect(hashOf(event)).toBe(hash))
  test.each([
    { ...event, id: 'other' },
    { ...event, position: '1' },
    { ...event, metadata: { ...event.metadata, $traceId: '1' } },
    { ...event, metadata: { ...event.metadata, hash: '1' } },
  ])('does not depend on the store, nor on itself', (other) => expect(hashOf(other)).toBe(hash))
  test.each([
    { ...event, stream: 'guaranteeLine-C1_D2' },
    { ...event, revision: 1n },
    { ...event, type: 'LimitCut' },
    { ...event, data: { limit: { amount: '1.01', currency: 'EUR' } } },
    { ...event, metadata: { ...event.metadata, commandId: 'K2' } },
    { ...event, metadata: { ...event.metadata, previousHash: hash } },
  ])('depends on all the rest', (other) => expect(hashOf(other)).not.toBe(hash))
})

describe('A chain', () => {
  test('goes on from the last event of its stream, event by event', () => {
    const last = { ...event, metadata: { ...event.metadata, hash } }
    const [one, two] = chained(event.stream, last, 'K2', [event, event])
    expect(one?.metadata['previousHash']).toBe(hash)
    expect(two?.metadata['previousHash']).toBe(one?.metadata['hash'])
    expect(one?.id).not.toBe(two?.id)
  })
  test('is not continued after an event that has no hash', () =>
    expect(() => chained(event.stream, event, 'K1', [event])).toThrow(
      'guaranteeLine-C1_D1@0 has no hash',
    ))
})

test.each([
  ['2024-01-02T12:00:01.000Z', '2024-01-02T12:00:01.000Z'],
  ['2024-01-02T11:00:00.000Z', '2024-01-02T12:00:00.000Z'],
])('At %s, what follows something is recorded at %s', (now, recordedAt) =>
  expect(
    recordedAfter(new Date(now), [
      undefined,
      '2024-01-02T12:00:00.000Z',
      '2023-01-01T00:00:00.000Z',
    ]),
  ).toBe(recordedAt),
)
