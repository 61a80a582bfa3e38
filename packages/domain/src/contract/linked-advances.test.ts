/** Mode B: one advance a receivable, repaid by what comes in for it; golden F-2. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  amend,
  book,
  close,
  collect,
  contractAfter,
  contractId,
  draw,
  drawOn,
  fixing,
  giveBack,
  invoice,
  invoiceId,
  note,
  only,
  pay,
  reserve,
  startedOn,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import f2 from '../testing/goldens/f-2.json' with { type: 'json' }
import { scenario } from '../testing/scenario.ts'
import { statementOf } from '../testing/statement.ts'
import { day } from '../values/day.ts'
import { AdvanceId, DebtorId, id } from '../values/identity.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { availabilityOn } from './availability.ts'
import { type Command, decider, type Event, type Terms } from './index.ts'

const { given } = scenario(decider)

/** One invoice of 10,000.00, nothing retained, 90 % advanced. */
const perReceivable: Terms = {
  ...{ ...terms, advanceMode: 'B', advanceRate: rate(f2.given.advanceRate) },
  fundApprovedOnly: false,
  guaranteeFund: { ...terms.guaranteeFund, retentionRate: rate('0'), min: eur('0.00') },
}
const boughtOn = (agreed: Terms = perReceivable): ReadonlyArray<Event> =>
  told(
    startedOn(agreed),
    transmit('R1', [invoice('B', 'F1', f2.given.invoice), invoice('C', 'F2', '4000.00')]),
    book('R1'),
  )
const history = boughtOn()
const F1 = { contractId, invoiceId: invoiceId('B', 'F1'), debtorId: id(DebtorId, 'B') }
const D1 = id(AdvanceId, 'D1')
const advanced = told(
  history,
  drawOn('D1', ['B', 'F1'], f2.expect.advance, f2.given.advancedOn),
  pay('D1', f2.expect.advance, f2.given.advancedOn),
)
const collected = told(advanced, collect('C1', f2.given.paidOn, 'B', { F1: f2.given.invoice }))

describe('F-2: an advance on one invoice', () => {
  test('costs nothing when the schedule is booked', () =>
    expect(only('FactoringCommissionCharged', advanced)).toEqual([]))

  test('is settled in one append: collected, its interest, the commission', () =>
    expect(collected.slice(advanced.length)).toMatchObject([
      { type: 'CollectionBooked', valueOn: f2.expect.valueOn },
      {
        ...{ type: 'AdvanceSettled', ...F1, advanceId: D1, unpaid: eur('0.00') },
        valueOn: f2.expect.valueOn,
      },
      {
        ...{ type: 'FinancingCommissionCharged', month: null },
        ...{ exclTax: eur(f2.expect.interest), valueOn: f2.expect.valueOn },
        advance: {
          ...{ advanceId: D1, fixing: fixing('0.0202'), rounded: eur(f2.expect.interest) },
          segments: [{ from: f2.given.advancedOn, to: f2.expect.valueOn, rate: rate('0.0352') }],
        },
      },
      {
        ...{ type: 'FactoringCommissionCharged', occasion: { kind: 'collection' } },
        ...{ exclTax: eur(f2.expect.commissionExclTax), vatAmount: eur(f2.expect.vat) },
      },
    ]))

  test('leaves the residual on the client account', () => {
    // Beside the 4,000.00 of F2, of which nothing is drawn.
    const [last] = statementOf(collected).slice(-1)
    expect(last?.clientAccount).toBe('4853.84')
    expect(written(availabilityOn(contractAfter(collected), day('2026-03-11')).availability)).toBe(
      '4453.84',
    )
    expect(f2.expect.residual).toBe('853.84')
  })

  test('is left out by the months', () => {
    const closed = told(collected, close('2026-01'), close('2026-02'), close('2026-03', '0.0198'))
    const scales = only('MonthClosed', closed)
    expect(scales.map(({ rounded }) => written(rounded))).toEqual(['0.00', '0.00', '0.00'])
    // What the client has to his credit: the residual.
    expect(
      scales.flatMap((scale) =>
        scale.segments.map(({ from, balance }) => [from, written(balance)]),
      ),
    ).toEqual([['2026-03-11', '-853.84']])
  })
})

describe('An advance on one invoice is granted', () => {
  const asked = drawOn('D1', ['B', 'F1'], '9000.00')
  const evidence = (amount: string, availability = '12600.00') => ({
    ...{ contractId, advanceId: D1, amount: eur(amount), availability: eur(availability) },
    requestedOn: day('2026-01-13'),
  })

  test('linked to it', () =>
    given(...history)
      .when(asked)
      .then(
        { type: 'AdvanceLinked', ...F1, advanceId: D1, fixing: fixing('0.0202') },
        { type: 'AdvanceGranted', ...evidence('9000.00') },
      ))
  test('once', () =>
    given(...told(history, asked))
      .when(asked)
      .thenNothingChanges())

  test.each<[string, ReadonlyArray<Event>, ReturnType<typeof drawOn>, string]>([
    [
      'on the client account',
      boughtOn({ ...perReceivable, advanceMode: 'A' }),
      asked,
      'NotPerReceivable',
    ],
    ['on what is not open', history, drawOn('D1', ['B', 'F9'], '1.00'), 'ReceivableNotOpen'],
    [
      'a second time',
      told(history, drawOn('D0', ['B', 'F1'], '1.00')),
      asked,
      'ReceivableAdvanced',
    ],
    ['for a cent more', history, drawOn('D1', ['B', 'F1'], '9000.01'), 'AboveAdvanceRate'],
    [
      'for more than what is eligible',
      told(history, reserve('B', 'F1', '5000.00', '2026-01-12')),
      drawOn('D1', ['B', 'F1'], '4500.01'),
      'AboveAdvanceRate',
    ],
    [
      'for more than is available in all',
      told(history, draw('D0', '12000.00')),
      asked,
      'AboveAvailability',
    ],
    [
      'at another reference',
      history,
      drawOn('D1', ['B', 'F1'], '1.00', '2026-01-13', {
        ...fixing('0.0202'),
        reference: text('ESTR'),
      }),
      'OtherReference',
    ],
    [
      'after the file expired',
      history,
      drawOn('D1', ['B', 'F1'], '1.00', '2027-01-13'),
      'KycExpired',
    ],
  ])('not %s', (_how, before, command, reason) => {
    const answer = told(before, command).slice(before.length)
    expect(answer).toMatchObject([{ type: 'AdvanceDeclined', reason }])
  })
})

describe('An advance on one invoice', () => {
  const segments = (events: ReadonlyArray<Event>) =>
    only('FinancingCommissionCharged', events).flatMap(({ advance }) =>
      advance
        ? advance.segments.map(({ from, to, balance }) => [from, to, written(balance)].join(' '))
        : [],
    )

  test('bears less once a part came in, and is settled when all of it has', () => {
    const part = told(advanced, collect('C1', '2026-02-09', 'B', { F1: '4000.00' }))
    expect(only('AdvanceSettled', part)).toEqual([])
    const rest = told(part, collect('C2', '2026-02-19', 'B', { F1: '5000.00' }))
    expect(segments(rest)).toEqual([
      '2026-01-13 2026-02-10 9000.00',
      '2026-02-10 2026-02-20 5000.00',
    ])
    expect(only('AdvanceSettled', rest)).toHaveLength(1)
    // What comes in later is the client's.
    const all = told(rest, collect('C3', '2026-02-27', 'B', { F1: '1000.00' }))
    expect(only('AdvanceSettled', all)).toHaveLength(1)
  })

  test('leaves alone what was bought on the client account, free of commission', () => {
    const free = { ...terms.factoringCommission, rate: rate('0'), perInvoiceMin: eur('0.00') }
    const onAccount: Terms = { ...perReceivable, advanceMode: 'A', factoringCommission: free }
    const dearer = { factoringCommission: { ...free, rate: rate('0.01') } }
    const later = told(
      boughtOn(onAccount),
      amend('2026-02-01', dearer),
      collect('C1', '2026-02-09', 'B', { F1: '10000.00' }),
    )
    expect(only('FactoringCommissionCharged', later)).toEqual([])
  })

  test('costs its commission once, whatever comes in parts', () => {
    const parts = told(
      advanced,
      collect('C1', '2026-02-09', 'B', { F1: '4000.00' }),
      collect('C2', '2026-02-19', 'B', { F1: '6000.00' }),
    )
    expect(only('FactoringCommissionCharged', parts).map(({ exclTax }) => exclTax)).toEqual([
      eur('80.00'),
    ])
  })

  test('costs the same, whether a credit note comes before the money or after it', () => {
    const refunding: Terms = {
      ...perReceivable,
      factoringCommission: { ...perReceivable.factoringCommission, onCreditNotes: 'refund' },
    }
    const AV1 = note('B', 'F1', ['AV1', '2026-02-09'], '1234.56')
    const AV2 = note('B', 'F1', ['AV2', '2026-02-19'], '2345.67')
    const C1 = collect('C1', '2026-02-09', 'B', { F1: '4000.00' })
    const costs = (...asked: ReadonlyArray<Command>) => {
      const { account, commissions } = contractAfter(told(boughtOn(refunding), ...asked))
      return { account, charged: commissions.invoices.get(F1.invoiceId) }
    }
    const after = costs(C1, AV1, AV2)
    // 14,000.00 − 3,580.23 of notes − 96.00 with tax + 34.37 given back with tax
    expect(written(after.account.clientAccount)).toBe('10358.14')
    expect(costs(AV1, C1, AV2)).toEqual(after)
    expect(written(costs(AV1, AV2, C1).account.clientAccount)).toBe('10358.14')
  })

  test('that a credit note ends unpaid is in use like any draw from then on', () => {
    const credited = told(advanced, note('B', 'F1', ['AV1', '2026-01-20'], '10000.00'))
    expect(only('AdvanceSettled', credited)).toMatchObject([{ unpaid: eur('9000.00') }])
    expect(segments(credited)).toEqual(['2026-01-13 2026-01-20 9000.00'])
    const [january] = only('MonthClosed', told(credited, close('2026-01')))
    expect(january?.segments.map(({ from, balance }) => `${from} ${written(balance)}`)).toEqual([
      // 50.16 a day is not: 6.16 of interest came on top.
      '2026-01-20 9006.16',
    ])
  })

  test('that came back costs the days that it was out', () => {
    const back = told(advanced, giveBack('D1', '9000.00', '2026-01-20'))
    // 9,000.00 × 7 days × 3.52 % / 360
    expect(back.slice(advanced.length)).toMatchObject([
      { type: 'AdvanceReturned', advanceId: D1 },
      {
        ...{ type: 'FinancingCommissionCharged', month: null, exclTax: eur('6.16') },
        ...{ valueOn: day('2026-01-20'), advance: { advanceId: D1 } },
      },
    ])
    expect(segments(back)).toEqual(['2026-01-13 2026-01-20 9000.00'])
  })

  test('that never left costs nothing', () => {
    const asked = told(history, drawOn('D1', ['B', 'F1'], '9000.00'))
    expect(told(asked, giveBack('D1', '9000.00')).at(-1)).toMatchObject({ type: 'AdvanceReturned' })
  })

  test('that came back is on no invoice any more', () => {
    const back = told(advanced, giveBack('D1', '9000.00', '2026-01-13'))
    const again = told(back, drawOn('D2', ['B', 'F1'], '9000.00', '2026-01-15'))
    expect(again.at(-1)).toMatchObject({ type: 'AdvanceGranted' })
    const [january] = only('MonthClosed', told(back, close('2026-01')))
    expect(january?.segments).toEqual([])
  })

  test('that was not paid yet is not settled by what comes in', () => {
    const early = told(
      history,
      drawOn('D1', ['B', 'F1'], '9000.00'),
      collect('C1', '2026-01-14', 'B', { F1: '10000.00' }),
    )
    expect(only('AdvanceSettled', early)).toEqual([])
    // Paid all the same, it is in use like any draw.
    const late = told(early, pay('D1', '9000.00', '2026-01-15'))
    expect(only('AdvanceSettled', late)).toMatchObject([
      { unpaid: eur('9000.00'), valueOn: day('2026-01-15') },
    ])
    expect(contractAfter(late).advances.size).toBe(0)
  })

  test('collected with others is settled alone', () => {
    const both = told(
      advanced,
      ...[drawOn('D2', ['C', 'F2'], '3600.00'), pay('D2', '3600.00')],
      collect('C1', f2.given.paidOn, 'B', { F1: f2.given.invoice }),
    )
    expect(only('AdvanceSettled', both).map(({ advanceId }) => advanceId)).toEqual([D1])
  })
})
