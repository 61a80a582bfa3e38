/** The stories of a guarantee line. Amounts are euros. */
import { describe, expect, test } from '@jest/globals'

import {
  cover,
  coverAll,
  covered,
  grant,
  granted,
  lineAfter,
  owe,
  parties,
  reduced,
  refuse,
  refused,
  request,
  requested,
  revise,
  revised,
  stateAfter,
  toppedUp,
  withdraw,
  withdrawn,
} from '../testing/guarantee-line.ts'
import { scenario } from '../testing/scenario.ts'
import { text } from '../values/text.ts'
import { decider, type Event } from './index.ts'

const { given } = scenario(decider)
const line = granted('10000.00')

describe('A guarantee line', () => {
  describe('is requested', () => {
    test('for an order', () => given().when(request()).then(requested()))
    test('again for the same, to no effect', () =>
      given(requested()).when(request()).thenNothingChanges())
    test('again for the same once granted, to no effect', () =>
      given(requested(), line).when(request()).thenNothingChanges())
    test.each([request('50000.01'), request('50000.00', 'PO-4712')])(
      'not for something else beside: %#',
      (otherwise) =>
        given(requested()).when(otherwise).thenRejected({ type: 'LineRequestedOtherwise' }),
    )
    test('not for something else once granted', () =>
      given(requested(), line).when(request('1.00')).thenRejected({ type: 'LineAlreadyGranted' }))
    test('not once granted without a request', () =>
      given(line).when(request()).thenRejected({ type: 'LineAlreadyGranted' }))
    test('anew after it was refused', () =>
      given(requested(), refused()).when(request()).then(requested()))
    test('while invoices wait for it', () =>
      given(covered('F1', '1000.00', '0.00', '0.00'))
        .when(request())
        .then(requested()))
    test('not for nothing', () =>
      given().when(request('0.00')).thenRejected({ type: 'AmountMustBePositive' }))
    test('not in another currency than what waits for it', () =>
      given(covered('F1', '1000.00', '0.00', '0.00'))
        .when(request('50000.00', 'PO-4711', 'USD'))
        .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
    test('not once withdrawn', () =>
      given(line, withdrawn()).when(request()).thenRejected({ type: 'LineWithdrawn' }))
  })

  describe('is granted', () => {
    test('as requested', () => given(requested()).when(grant('10000.00')).then(line))
    test('unasked', () => given().when(grant('10000.00')).then(line))
    test('though it was refused before', () =>
      given(requested(), refused()).when(grant('10000.00')).then(line))
    test('until a day', () =>
      given()
        .when(grant('10000.00', { to: '2026-06-30' }))
        .then(granted('10000.00', { to: '2026-06-30' })))
    test('for a single day', () =>
      given()
        .when(grant('10000.00', { from: '2026-06-30', to: '2026-06-30' }))
        .then(granted('10000.00', { from: '2026-06-30', to: '2026-06-30' })))
    test('not until a day before it begins', () =>
      given()
        .when(grant('10000.00', { from: '2026-06-30', to: '2026-06-29' }))
        .thenRejected({ type: 'ValidityMustNotEndBeforeItBegins' }))
    test('again on the same terms, to no effect', () =>
      given(line)
        .when(grant('10000.00', { quotity: '0.9' }))
        .thenNothingChanges())
    test('again on the terms of its grant after they were revised, to no effect', () =>
      given(line, revised('5000.00')).when(grant('10000.00')).thenNothingChanges())
    test('again once it has expired, to no effect, whatever waits', () =>
      given(granted('10000.00', { to: '2026-06-30' }), covered('F1', '1000.00', '0.00', '0.00'))
        .when(grant('10000.00', { to: '2026-06-30' }))
        .thenNothingChanges())
    test.each([
      grant('10000.01'),
      grant('10000.00', { quotity: '0.95' }),
      grant('10000.00', { from: '2026-01-02' }),
      grant('10000.00', { to: '2026-12-31' }),
      grant('10000.00', { currency: 'USD' }),
    ])('not again on other terms: %#', (otherwise) =>
      given(line).when(otherwise).thenRejected({ type: 'LineGrantedOtherwise' }),
    )
    test('not in another currency than it was requested in', () =>
      given(requested())
        .when(grant('10000.00', { currency: 'USD' }))
        .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
    test('not for nothing', () =>
      given().when(grant('0.00')).thenRejected({ type: 'AmountMustBePositive' }))
    test('not once withdrawn', () =>
      given(line, withdrawn()).when(grant('10000.00')).thenRejected({ type: 'LineWithdrawn' }))
  })

  describe('is refused', () => {
    test('with a reason', () => given(requested()).when(refuse()).then(refused()))
    test('again, to no effect', () =>
      given(requested(), refused()).when(refuse()).thenNothingChanges())
    test.each<[string, ReadonlyArray<Event>]>([
      ['unasked', []],
      ['while only invoices wait', [covered('F1', '1000.00', '0.00', '0.00')]],
    ])('not %s', (_story, history) =>
      given(...history)
        .when(refuse())
        .thenRejected({ type: 'LineNotRequested' }),
    )
    test('not once granted', () =>
      given(line).when(refuse()).thenRejected({ type: 'LineAlreadyGranted' }))
    test('not once withdrawn', () =>
      given(line, withdrawn()).when(refuse()).thenRejected({ type: 'LineWithdrawn' }))
  })

  describe('has its limit revised', () => {
    test('up', () => given(line).when(revise('15000.00')).then(revised('15000.00')))
    test('below the cover in use, which stands', () =>
      given(line, covered('F1', '9000.00', '9000.00'))
        .when(revise('5000.00'))
        .then(revised('5000.00')))
    test('to what it is, to no effect', () =>
      given(line).when(revise('10000.00')).thenNothingChanges())
    test('not to nothing: it is withdrawn instead', () =>
      given(line).when(revise('0.00')).thenRejected({ type: 'AmountMustBePositive' }))
    test('not in another currency', () =>
      given(line)
        .when(revise('15000.00', '2026-01-12', 'USD'))
        .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
    test.each<[string, ReadonlyArray<Event>]>([
      ['unknown', []],
      ['only requested', [requested()]],
      ['refused', [requested(), refused()]],
    ])('not while it is %s', (_story, history) =>
      given(...history)
        .when(revise('1.00'))
        .thenRejected({ type: 'LineNotGranted' }),
    )
    test('not once withdrawn', () =>
      given(line, withdrawn()).when(revise('1.00')).thenRejected({ type: 'LineWithdrawn' }))
  })

  describe('is withdrawn', () => {
    test('with a reason', () => given(line).when(withdraw()).then(withdrawn()))
    test('again, to no effect', () =>
      given(line, withdrawn()).when(withdraw()).thenNothingChanges())
    test('leaving the cover given', () => {
      const { coverInUse } = lineAfter(grant('10000.00'), cover('F1', '9000.00'), withdraw())
      expect(coverInUse).toEqual(lineAfter(grant('10000.00'), cover('F1', '9000.00')).coverInUse)
    })
    test.each<[string, ReadonlyArray<Event>]>([
      ['unknown', []],
      ['only requested', [requested()]],
    ])('not while it is %s', (_story, history) =>
      given(...history)
        .when(withdraw())
        .thenRejected({ type: 'LineNotGranted' }),
    )
  })

  describe('stops at a history that cannot be:', () => {
    test.each<[string, ReadonlyArray<Event>]>([
      ['revised before it was granted', [revised('1.00')]],
      ['refused before it was requested', [refused()]],
      ['withdrawn before it was granted', [withdrawn()]],
      [
        'reduced without having been assigned',
        [line, reduced('F1', 1n, owed('0.00', '0.00', '0.00'))],
      ],
      ['topped up without having been assigned', [line, toppedUp('F1', '1.00', '1.00')]],
      ['covered twice', [line, covered('F1', '1.00', '1.00'), covered('F1', '1.00', '1.00')]],
      ['covered for more than is owed', [line, covered('F1', '1.00', '1.01')]],
      ['covered for less than nothing', [line, covered('F1', '1.00', '-0.01')]],
      [
        'topped up to more than is owed',
        [line, covered('F1', '1.00', '0.00'), toppedUp('F1', '1.01', '1.01')],
      ],
    ])('%s', (_story, history) => expect(() => stateAfter(history)).toThrow('Invariant broken'))

    test.each<[string, Parameters<typeof owe>[1]]>([
      ['of an invoice it does not know', [['F9', '0.00']]],
      ['of which more is owed than was ever assigned', [['F1', '1000.01']]],
    ])('told %s', (_story, amounts) =>
      expect(() => given(line, covered('F1', '1000.00', '1000.00')).when(owe(1n, amounts))).toThrow(
        'Invariant broken',
      ),
    )
    test('told of another currency: the ledger admits none', () =>
      expect(() => given(line).when(coverAll([['F1', '1.00']], '2026-01-12', 'USD'))).toThrow(
        'Invariant broken',
      ))
    test('told what is owed before anything is assigned', () =>
      expect(() => given().when(owe(1n, [['F1', '0.00']]))).toThrow('Invariant broken'))
  })

  test('is known by its contract and its debtor', () =>
    expect(lineAfter(grant('10000.00')).granted).toMatchObject(parties))

  test('gives its reason as it was written', () =>
    given(line)
      .when(withdraw('fraud'))
      .then({ ...withdrawn(), reason: text('fraud') } as Event))

  test('keeps no cover for a batch of none', () =>
    given(line).when(coverAll([])).thenNothingChanges())
})

function owed(outstanding: string, released: string, covered: string) {
  return { outstanding, released, covered }
}
