/** The stories of a debtor. */
import { describe, expect, test } from '@jest/globals'

import { isAsked } from '../testing/asked.ts'
import {
  alert,
  closeInsolvency,
  debtorId,
  decideClaim,
  declare,
  lineNoted,
  noteLine,
  open,
  register,
  registered,
  revise,
  revised,
  stateAfter,
} from '../testing/debtor.ts'
import { scenario } from '../testing/scenario.ts'
import { Command, streamOf } from './commands.ts'
import { decider, type Event } from './index.ts'

const { given } = scenario(decider)

describe('A debtor is asked', () =>
  isAsked(Command, streamOf, {
    stream: 'debtor-552100554',
    examples: [
      ...[register(), register(null, 'microBusiness'), revise('sme'), noteLine('K1'), alert()],
      ...[open(), open('redressement', null), declare(), decideClaim('admitted')],
      closeInsolvency(),
    ],
  }))

describe('A debtor', () => {
  describe('is registered', () => {
    test('of a kind', () => given().when(register()).then(registered()))
    test('without a name, which may be a person’s', () =>
      given().when(register(null, 'microBusiness')).then(registered(null, 'microBusiness')))
    test('again alike, to no effect', () =>
      given(registered()).when(register()).thenNothingChanges())
    test('again alike after his kind was revised, to no effect', () =>
      given(registered(), revised('sme')).when(register()).thenNothingChanges())
    test.each([register('BATI SAS'), register(null), register('BATI SA', 'sme')])(
      'not otherwise: %#',
      (otherwise) =>
        given(registered())
          .when(otherwise)
          .thenRejected({ type: 'DebtorRegisteredOtherwise', registered: registered() }),
    )
    test('though a line on him was heard of before', () =>
      given(lineNoted('K1')).when(register()).then(registered()))
  })

  describe('is of another kind', () => {
    test('as told', () => given(registered()).when(revise('sme')).then(revised('sme')))
    test('in another country', () =>
      given(registered()).when(revise('largeAccount', 'BE')).then(revised('largeAccount', 'BE')))
    test('once', () => given(registered(), revised('sme')).when(revise('sme')).thenNothingChanges())
    test.each<[string, ReadonlyArray<Event>]>([
      ['he is', []],
      ['of only a line he is', [lineNoted('K1')]],
    ])('not before %s registered', (_story, history) =>
      given(...history)
        .when(revise('sme'))
        .thenRejected({ type: 'DebtorUnknown', debtorId }),
    )
  })

  describe('has lines', () => {
    test('even before he is registered', () => given().when(noteLine('K1')).then(lineNoted('K1')))
    test('one a contract, noted once', () =>
      given(lineNoted('K1')).when(noteLine('K1')).thenNothingChanges())
    test('in the order of their grants', () =>
      expect(stateAfter([lineNoted('K2'), registered(), lineNoted('K1')]).lines).toEqual([
        ...['K2', 'K1'],
      ]))
  })

  test.each<[string, ReadonlyArray<Event>]>([
    ['registered twice', [registered(), registered()]],
    ['of another kind before he is registered', [revised('sme')]],
    ['told twice of a line', [lineNoted('K1'), lineNoted('K1')]],
  ])('stops at a history that cannot be: %s', (_story, history) =>
    expect(() => stateAfter(history)).toThrow('Invariant broken'),
  )
})
