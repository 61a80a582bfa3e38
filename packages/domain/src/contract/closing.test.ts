/** Months that close: in order, each once, charged or not. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  bought,
  close,
  collect,
  contractAfter,
  contractId,
  draw,
  exempt,
  fixing,
  note,
  noteCover,
  only,
  pay,
  startedOn,
  taxable,
  taxing,
  terms,
  told,
  upToDocuments,
} from '../testing/contract.ts'
import { segment, told as shown } from '../testing/scale.ts'
import { scenario } from '../testing/scenario.ts'
import { day, month } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { type Command, decider, type Event } from './index.ts'

const { given } = scenario(decider)

/** 45,527.40 in use from 13 January. */
const drawn = told(bought(), draw('D1', '45000.00'), pay('D1', '45000.00'))

describe('A month', () => {
  describe('is closed', () => {
    test('with its scale, and its charge valued on the first of the next', () =>
      given(...drawn)
        .when(close('2026-01'))
        .then(
          {
            ...{ type: 'MonthClosed', contractId, month: month('2026-01') },
            fixing: fixing('0.0202'),
            segments: [
              segment(['2026-01-12', '2026-01-13'], '527.40', '527.4', '0.0352'),
              segment(['2026-01-13', '2026-02-01'], '45527.40', '865020.6', '0.0352'),
            ],
            exact: rate('84.63136'),
            rounded: eur('84.63'),
          },
          charged('2026-01', '84.63', '2026-02-01'),
        ))
    test('without a charge when no money was in use', () => {
      const events = told(startedOn(), close('2026-01'))
      expect(events.slice(-1)).toEqual([
        {
          ...{ type: 'MonthClosed', contractId, month: '2026-01', fixing: fixing('0.0202') },
          ...{ segments: [], exact: rate('0'), rounded: eur('0.00') },
        },
      ])
    })
    test('without a charge while the client is in credit, whose days are told all the same', () => {
      const inCredit = told(bought(), collect('C1', '2026-01-12', 'B', { F101: '24000.00' }))
      const events = told(inCredit, close('2026-01'), close('2026-02'))
      const [january, february] = only('MonthClosed', events)
      expect(january && shown(january)).toEqual([
        '2026-01-12 2026-01-13 527.40 527.40',
        '2026-01-13 2026-02-01 -23472.60 0.00',
      ])
      expect(february && shown(february)).toEqual(['2026-02-01 2026-03-01 -23472.55 0.00'])
      expect(only('FinancingCommissionCharged', events).map(({ month }) => month)).toEqual([
        '2026-01',
      ])
    })
    test('taxed, where the money is taxable', () => {
      const vat = { ...taxable, legalBasis: text('CJEU C-232/24') }
      const events = told(
        bought(taxing(terms, 'financingCommission', vat)),
        ...[draw('D1', '45000.00'), pay('D1', '45000.00'), close('2026-01')],
      )
      expect(only('FinancingCommissionCharged', events)).toMatchObject([
        { exclTax: eur('84.63'), vatAmount: eur('16.93'), inclTax: eur('101.56'), vat },
      ])
    })
    test.each([
      ['0.0202', '0.0352'],
      ['0', '0.015'],
      ['-0.0030', '0.015'], // floored: FL-1
      ['-0.0120', '0.015'],
    ])('at a reference of %s plus the margin: %s', (reference, expected) =>
      expect(
        only('MonthClosed', told(drawn, close('2026-01', reference)))[0]?.segments.map(({ rate }) =>
          rate.toFixed(),
        ),
      ).toEqual([expected, expected]),
    )
  })

  describe('closes in order:', () => {
    test('the first is that of the start', () =>
      given(...startedOn())
        .when(close('2026-02'))
        .thenRejected({ type: 'MonthsCloseInOrder', next: month('2026-01') }))
    test('none before it', () =>
      given(...startedOn())
        .when(close('2025-12'))
        .thenRejected({ type: 'MonthsCloseInOrder', next: month('2026-01') }))
    test('none is left out', () =>
      given(...told(startedOn(), close('2026-01')))
        .when(close('2026-03'))
        .thenRejected({ type: 'MonthsCloseInOrder', next: month('2026-02') }))
    test('a year follows another', () => {
      const months = Array.from({ length: 13 }, (_, index) =>
        close(`${2026 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`),
      )
      expect(only('MonthClosed', told(startedOn(), ...months))).toHaveLength(13)
    })
    test('none before the contract has started', () =>
      given(...upToDocuments())
        .when(close('2026-01'))
        .thenRejected({ type: 'ContractNotStarted' }))
  })

  describe('once closed', () => {
    const closed = told(drawn, close('2026-01'), close('2026-02', '0.0205'))

    test.each([close('2026-01'), close('2026-01', '0.02020')])(
      'closes again at the same fixing, to no effect',
      (again) =>
        given(...closed)
          .when(again)
          .thenNothingChanges(),
    )
    test.each<[string, Command]>([
      ['rate', close('2026-01', '0.0203')],
      [
        'source',
        { ...close('2026-01'), fixing: { ...fixing('0.0202'), source: text('EMMI') } } as Command,
      ],
      [
        'reference',
        {
          ...close('2026-01'),
          fixing: { ...fixing('0.0202'), reference: text('ESTR') },
        } as Command,
      ],
    ])('does not close again at another %s', (_what, otherwise) =>
      given(...closed)
        .when(otherwise)
        .thenRejected({
          ...{ type: 'MonthAlreadyClosed', month: month('2026-01'), fixing: fixing('0.0202') },
        }),
    )
  })

  test('is not closed at the fixing of another reference', () =>
    given(...drawn)
      .when({
        ...close('2026-01'),
        fixing: { ...fixing('0.0202'), reference: text('ESTR') },
      } as Command)
      .thenRejected({ type: 'ReferenceMustMatch', reference: 'EURIBOR 1M' }))
})

describe('A movement that comes late', () => {
  const closed = told(drawn, close('2026-01'), close('2026-02', '0.0205'))

  test.each<[string, Command, ReadonlyArray<string>]>([
    [
      'on the last day of the last closed month corrects that month by a day',
      pay('D2', '36000.00', '2026-02-28'),
      ['2026-02 3.55'],
    ],
    ['on the first day of the open month corrects none', pay('D2', '36000.00', '2026-03-01'), []],
    [
      'to the first of two closed months corrects both, each at its own rate',
      pay('D2', '36000.00', '2026-01-31'),
      ['2026-01 3.52', '2026-02 99.40'],
    ],
    [
      'from before the start of interest corrects all, from the first of the first month',
      pay('D2', '36000.00', '2025-12-31'),
      ['2026-01 109.12', '2026-02 99.40'],
    ],
    ['without money in use corrects none', note('B', 'F102', ['AV1', '2026-01-20'], '2000.00'), []],
    ['for less than half a cent corrects none', pay('D2', '0.01', '2026-02-28'), []],
    [
      'that is a credit gives back',
      note('B', 'F101', ['AV1', '2026-01-20'], '0.00', '1000.00'),
      ['2026-01 1.17', '2026-02 2.76'],
    ],
  ])('%s', (_what, late, corrections) => {
    const events = told(closed, late, close('2026-03', '0.0198'), close('2026-04', '0.0198'))
    expect(
      only('FinancingCommissionCorrected', events).map(
        ({ month, inclTax, valueOn }) =>
          `${month} ${written(inclTax)}${valueOn === '2026-03-01' ? '' : ' !'}`,
      ),
    ).toEqual(corrections)
  })

  test('is made good though it comes with another, earlier or later', () => {
    const both = [pay('D2', '36000.00', '2026-02-28'), pay('D3', '36000.00', '2026-01-31')]
    const corrections = [both, both.toReversed()].map((order) =>
      only('FinancingCommissionCorrected', told(closed, ...order, close('2026-03', '0.0198'))).map(
        ({ month, inclTax }) => `${month} ${written(inclTax)}`,
      ),
    )
    expect(corrections).toEqual([
      ['2026-01 3.52', '2026-02 102.95'],
      ['2026-01 3.52', '2026-02 102.95'],
    ])
  })

  test('keeps what else the account shows', () => {
    const { account } = contractAfter(told(closed, noteCover('B', '0.00', 9n), close('2026-03')))
    expect(written(account.outstanding)).toBe('54600.00')
  })
})

function charged(of: string, amount: string, valueOn: string): Event {
  return {
    ...{ type: 'FinancingCommissionCharged', contractId, month: month(of), advance: null },
    ...{ valueOn: day(valueOn), capitalised: true },
    ...{ exclTax: eur(amount), vatAmount: eur('0.00'), inclTax: eur(amount) },
    vat: exempt,
  }
}
