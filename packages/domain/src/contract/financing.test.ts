/** What the money costs, as the terms have it: day count, margin, floor, the fund's share, capitalisation. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  amend,
  bought,
  close,
  collect,
  contractAfter,
  draw,
  note,
  only,
  pay,
  startedOn,
  taxable,
  taxing,
  terms,
  told,
} from '../testing/contract.ts'
import { told as shown } from '../testing/scale.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { references } from './decide/terms.ts'
import { type Command, decider, type Event, type Terms } from './index.ts'

const { given } = scenario(decider)

type Financing = Terms['financingCommission']

const financing = (otherwise: Partial<Financing>): Financing => ({
  ...terms.financingCommission,
  ...otherwise,
})
const under = (
  otherwise: Partial<Financing>,
  fund: Partial<Terms['guaranteeFund']> = {},
): Terms => ({
  ...terms,
  financingCommission: financing(otherwise),
  guaranteeFund: { ...terms.guaranteeFund, ...fund },
})
/** 45,527.40 in use from 13 January. */
const drawn = (offered: Terms = terms) =>
  told(bought(offered), draw('D1', '45000.00'), pay('D1', '45000.00'))
const months = (events: ReadonlyArray<Event>) =>
  only('MonthClosed', events).map(({ month, rounded }) => `${month} ${written(rounded)}`)
const corrections = (events: ReadonlyArray<Event>) =>
  only('FinancingCommissionCorrected', events).map(
    ({ month, exclTax }) => `${month} ${written(exclTax)}`,
  )
const rates = (events: ReadonlyArray<Event>) =>
  only('MonthClosed', events).flatMap(({ segments }) =>
    segments.map(({ from, rate: at }) => `${from} ${at.toFixed()}`),
  )

describe('Terms that change within a month', () => {
  const changed = told(
    drawn(),
    amend('2026-01-20', { financingCommission: financing({ margin: rate('0.0200') }) }),
  )

  test('split its scale, and it is rounded once', () => {
    const closed = told(changed, close('2026-01'))
    expect(rates(closed)).toEqual([
      ...['2026-01-12 0.0352', '2026-01-13 0.0352', '2026-01-20 0.0402'],
    ])
    // 527.40 × 1 and 45,527.40 × 7 at 3.52 %, 45,527.40 × 12 at 4.02 %
    expect(months(closed)).toEqual(['2026-01 92.22'])
  })

  test('are in a correction what they were in the month', () => {
    const late = told(
      ...[changed, close('2026-01'), pay('D2', '36000.00', '2026-01-19')],
      close('2026-02', '0.0205'),
    )
    // 36,000.00 × 1 at 3.52 %, × 12 at 4.02 %
    expect(corrections(late)).toEqual(['2026-01 51.76'])
    const [correction] = only('FinancingCommissionCorrected', late)
    expect(correction && written(correction.rounded)).toBe('143.98')
    expect(correction?.segments.map(({ rate: at }) => at.toFixed())).toEqual([
      ...['0.0352', '0.0352', '0.0352', '0.0402'],
    ])
  })

  test('may be a floor, or a day count', () => {
    const events = told(
      drawn(),
      amend('2026-01-20', { financingCommission: financing({ floor: 'none' }) }),
      amend('2026-01-26', {
        financingCommission: financing({ floor: 'none', dayCount: 'ACT/365' }),
      }),
      close('2026-01', '-0.0100'),
    )
    expect(
      only('MonthClosed', events)[0]?.segments.map(
        ({ from, rate: at, dayCount }) => `${from} ${at.toFixed()} ${dayCount}`,
      ),
    ).toEqual([
      '2026-01-12 0.015 ACT/360',
      '2026-01-13 0.015 ACT/360',
      '2026-01-20 0.005 ACT/360',
      '2026-01-26 0.005 ACT/365',
    ])
  })

  test('name a reference that nobody knows on no day', () => {
    const otherwise = { financingCommission: financing({ reference: text('LIBOR') }) }
    given(...drawn())
      .when(amend('2026-02-10', otherwise))
      .thenRejected({ type: 'ReferenceUnknown', reference: 'LIBOR', known: references })
  })

  test('name another reference only as a month begins', () => {
    const otherwise = { financingCommission: financing({ reference: text('ESTR') }) }
    given(...drawn())
      .when(amend('2026-02-10', otherwise))
      .thenRejected({ type: 'ReferenceChangesWithMonth', next: day('2026-03-01') })
    const amended = told(drawn(), amend('2026-02-01', otherwise), close('2026-01'))
    given(...amended)
      .when(close('2026-02'))
      .thenRejected({ type: 'ReferenceMustMatch', reference: 'ESTR' })
  })
})

describe('A month', () => {
  test('over a year of 365 days costs that much less', () =>
    expect(months(told(drawn(under({ dayCount: 'ACT/365' })), close('2026-01')))).toEqual([
      '2026-01 83.47', // 865,548.00 × 3.52 % / 365
    ]))

  test('below zero without a floor is the client’s', () => {
    const events = told(drawn(under({ floor: 'none' })), close('2026-01', '-0.0300'))
    expect(months(events)).toEqual(['2026-01 -36.06'])
    expect(only('FinancingCommissionCharged', events)[0]).toMatchObject({
      ...{ exclTax: eur('-36.06'), inclTax: eur('-36.06'), valueOn: '2026-02-01' },
    })
  })

  test('floored at zero in all records no charge', () => {
    const events = told(drawn(under({ floor: 'onTotal' })), close('2026-01', '-0.0300'))
    expect(months(events)).toEqual(['2026-01 0.00'])
    expect(only('FinancingCommissionCharged', events)).toEqual([])
  })
})

describe('A fund that bears interest in part', () => {
  const bearing = under({}, { interestFreeShare: rate('0.667') })

  test('is beside the funds in use, unrounded', () => {
    const events = told(drawn(bearing), close('2026-01'))
    expect(
      only('MonthClosed', events)[0]?.segments.map(
        ({ balance, bearingFund, numbers }) =>
          `${written(balance)} ${bearingFund.toFixed()} ${numbers.toFixed()}`,
      ),
    ).toEqual(['527.40 1818.18 2345.58', '45527.40 1818.18 899566.02'])
    expect(months(events)).toEqual(['2026-01 88.19'])
  })

  test('moves a closed month when it moves late', () => {
    const late = note('B', 'F102', ['AV1', '2026-01-20'], '2000.00') // the fund gives 200.00 back
    const events = told(drawn(bearing), close('2026-01'), late, close('2026-02'))
    expect(corrections(events)).toEqual(['2026-01 -0.08']) // 66.60 × 12 days
    expect(corrections(told(drawn(), close('2026-01'), late, close('2026-02')))).toEqual([])
  })

  test('bears for a client in credit what is left of it', () => {
    const paid = told(
      bought(bearing),
      collect('C1', '2026-01-12', 'C', { F103: '1500.00' }),
      close('2026-01'),
    )
    // −972.60 and 33.3 % of 5,310.00
    expect(only('MonthClosed', paid)[0]?.segments.at(-1)).toMatchObject({
      ...{ balance: eur('-972.60'), bearingFund: rate('1768.23'), numbers: rate('15116.97') },
    })
  })

  test('bears alone, where nothing is in use', () => {
    const free = { ...terms.factoringCommission, rate: rate('0'), perInvoiceMin: eur('0.00') }
    const closed = told(bought({ ...bearing, factoringCommission: free }), close('2026-01'))
    expect(only('MonthClosed', closed)[0]?.segments).toMatchObject([
      { balance: eur('0.00'), bearingFund: rate('1818.18'), numbers: rate('36363.6') },
    ])
  })

  test('whole bears as the funds in use do', () => {
    const whole = under({}, { interestFreeShare: rate('0') })
    expect(only('MonthClosed', told(bought(whole), close('2026-01')))[0]?.segments).toMatchObject([
      { bearingFund: rate('5460'), numbers: rate('119748') }, // 5,987.40 × 20
    ])
  })
})

describe('Interest that is not capitalised', () => {
  const simple = under({ capitalisation: 'none' })

  test('is owed, and bears none itself', () => {
    const events = told(drawn(simple), close('2026-01'), close('2026-02'), close('2026-03'))
    const [, february, march] = only('MonthClosed', events)
    expect([february, march].flatMap((closed) => (closed ? shown(closed) : []))).toEqual([
      '2026-02-01 2026-03-01 45527.40 1274767.20',
      '2026-03-01 2026-04-01 45527.40 1411349.40',
    ])
    // 527.40 + 45,000.00 + 84.63 + 124.64 + 138.00
    expect(written(contractAfter(events).account.fundsInUse)).toBe('45874.67')
    expect(
      only('FinancingCommissionCharged', events).map(({ capitalised }) => capitalised),
    ).toEqual([...[false, false, false]])
  })

  test('is owed with its VAT, which bears none either', () => {
    const taxed = taxing(simple, 'financingCommission', taxable)
    const [, february] = only('MonthClosed', told(drawn(taxed), close('2026-01'), close('2026-02')))
    expect(february && shown(february)).toEqual(['2026-02-01 2026-03-01 45527.40 1274767.20'])
  })

  test('is paid last, and then bears none for good', () => {
    const events = told(
      drawn(simple),
      close('2026-01'),
      // The value day is 2 February: 45,612.03 is in use, 84.63 of it interest.
      collect('C1', '2026-02-01', 'B', { F101: '24000.00', F102: '12000.00' }),
      collect('C2', '2026-02-02', 'C', { F103: '9600.00' }),
      ...[pay('D2', '1000.00', '2026-02-10'), close('2026-02')],
    )
    const [, february] = only('MonthClosed', events)
    expect(february && shown(february)).toEqual([
      '2026-02-01 2026-02-02 45527.40 45527.40',
      '2026-02-02 2026-02-03 9527.40 9527.40',
      // 12.03 is left in use, all of it interest
      '2026-02-10 2026-03-01 1000.00 19000.00',
    ])
  })

  test('does not become principal again by a correction', () => {
    const events = told(
      ...[drawn(simple), close('2026-01'), pay('D2', '36000.00', '2026-01-31')],
      ...[close('2026-02'), close('2026-03')],
    )
    expect(corrections(events)).toEqual(['2026-01 3.52'])
    expect(only('MonthClosed', events).map((closed) => shown(closed).at(-1))).toEqual([
      '2026-01-13 2026-02-01 45527.40 865020.60',
      '2026-02-01 2026-03-01 81527.40 2282767.20',
      '2026-03-01 2026-04-01 81527.40 2527349.40',
    ])
  })

  test('bears from the first month whose terms capitalise, on that month’s alone', () => {
    const events = told(
      drawn(simple),
      amend('2026-02-10', { financingCommission: financing({ capitalisation: 'monthly' }) }),
      ...[close('2026-01'), close('2026-02'), close('2026-03')],
    )
    expect(only('MonthClosed', events).map((closed) => shown(closed).at(-1))).toEqual([
      '2026-01-13 2026-02-01 45527.40 865020.60',
      '2026-02-01 2026-03-01 45527.40 1274767.20',
      '2026-03-01 2026-04-01 45652.04 1415213.24', // with 124.64 of February
    ])
  })
})

describe('A payment counts after the float of its means', () => {
  const slow: Terms = { ...terms, collectionValue: { transfer: 1, cheque: 3 } }

  test.each<[string, Command, string]>([
    ['a transfer', collect('C1', '2026-02-27', 'C', { F103: '18000.00' }), '2026-03-02'],
    ['a cheque', collect('C1', '2026-02-27', 'C', { F103: '18000.00' }, 'cheque'), '2026-03-04'],
  ])('%s', (_means, receipt, valueOn) =>
    expect(only('CollectionBooked', told(bought(slow), receipt))[0]?.valueOn).toBe(valueOn),
  )
})

test('A contract without money in use closes a month without a charge', () =>
  expect(months(told(startedOn(), close('2026-01')))).toEqual(['2026-01 0.00']))
