/** Stored events that the ledger will not read. */
import { expect, test } from '@jest/globals'
import type { Stored } from '@quittance/event-store'

import golden from '../../domain/src/contract/events.golden.json' with { type: 'json' }

import { tell } from './rooms.ts'

const place = { revision: 7n, position: '9', id: 'id', metadata: { schemaVersion: '1' } }

test.each<[type: string, data: Stored['data'], why: string]>([
  ['Lost', {}, 'Lost: it is not a GuaranteeLine.Event'],
  ['LimitRevised', { note: '' }, 'note: expected no such field'],
  ['Lost', { type: 'LimitRevised' }, 'it has two types'],
])('An event that no one can read stops the ledger: %s %j', (type, data, why) => {
  const recorded = { ...place, stream: 'guaranteeLine-C1_D1', type, data }
  expect(() => tell(recorded)).toThrow('guaranteeLine-C1_D1@7 cannot be read: ')
  expect(() => tell(recorded)).toThrow(why)
})

test('A stream of no room stops the ledger', () =>
  expect(() => tell({ ...place, stream: 'song-1', type: 'Sung', data: {} })).toThrow(
    'no room has a stream of that name',
  ))

test.each([
  [{}, 'it does not say of what schemaVersion it is'],
  [{ schemaVersion: '0' }, 'it does not say of what schemaVersion it is'],
  [{ schemaVersion: '1.0' }, 'it does not say of what schemaVersion it is'],
  [
    { schemaVersion: '2' },
    'it is of schemaVersion 2; the newest known of GuaranteeLineRefused is 1',
  ],
])('An event of a version that no one knows stops the ledger: %j', (metadata, why) => {
  const data = { contractId: 'C1', debtorId: 'D1', reason: 'too high' }
  const refused = { ...place, stream: 'guaranteeLine-C1_D1', type: 'GuaranteeLineRefused', data }
  expect(() => tell(refused)).not.toThrow()
  expect(() => tell({ ...refused, metadata })).toThrow(why)
})

test('An event of an older version is read as the newest says it', () => {
  const [first, second] = golden.filter(({ type }) => type === 'OfferSent')
  const offer = (stored: object, schemaVersion: string) => {
    const { type, schemaVersion: _said, ...data } = Object(stored)
    const recorded = { ...place, stream: 'contract-AF-2026-0001', type, data }
    return tell({ ...recorded, metadata: { schemaVersion } }).event
  }
  expect(offer(first ?? {}, '1')).toEqual(offer(second ?? {}, '2'))
  expect(() => offer(second ?? {}, '1')).toThrow('cannot be read')
})
