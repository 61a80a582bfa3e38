/** Stored events that the ledger will not read. */
import { expect, test } from '@jest/globals'
import type { Stored } from '@quittance/event-store'

import { tell } from './rooms.ts'

const place = { revision: 7n, position: '9', id: 'id', metadata: {} }

test.each<[type: string, data: Stored['data'], why: string]>([
  ['Lost', {}, 'it is not a GuaranteeLine.Event: expected GuaranteeLine.Event'],
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
