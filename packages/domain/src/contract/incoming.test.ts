/** Money that came in and credit notes; the fund follows. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd, written } from '../testing/amounts.ts'
import {
  book,
  bought,
  collect,
  contractAfter,
  contractId,
  credit,
  invoice,
  invoiceId,
  note,
  only,
  startedOn,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { statementOf } from '../testing/statement.ts'
import { day } from '../values/day.ts'
import { type Command, decider, type Event } from './index.ts'

const { given } = scenario(decider)
const before = statementOf(bought()).length

describe('A payment', () => {
  test('of an invoice lowers outstanding and funds in use, and frees the fund', () =>
    expect(statement(collect('C1', '2026-02-27', 'C', { F103: '18000.00' }))).toEqual([
      ['CollectionBooked', 'F103', '48612.60', '5460.00', '36600.00', '-17472.60'],
      ['GuaranteeFundReleased', 'F103', '50412.60', '3660.00', '36600.00', '-17472.60'],
    ]))
  test('of part of it lowers both by that part', () =>
    expect(statement(collect('C1', '2026-02-27', 'C', { F103: '0.01' }))).toEqual([
      ['CollectionBooked', 'F103', '48612.60', '5460.00', '54599.99', '527.39'],
    ]))
  test('of several is one receipt, a movement an invoice, one of the fund', () =>
    expect(
      statement(collect('C1', '2026-02-27', 'B', { F101: '4000.00', F102: '1000.00' })),
    ).toEqual([
      ['CollectionBooked', 'F101', '48612.60', '5460.00', '50600.00', '-3472.60'],
      ['CollectionBooked', 'F102', '48612.60', '5460.00', '49600.00', '-4472.60'],
      ['GuaranteeFundReleased', 'F101 F102', '49112.60', '4960.00', '49600.00', '-4472.60'],
    ]))
  test('of everything leaves the fund at its minimum, and nothing open', () => {
    const all = told(
      bought(),
      collect('C1', '2026-02-27', 'B', { F101: '24000.00', F102: '12000.00' }),
      collect('C2', '2026-02-27', 'C', { F103: '18000.00', F104: '600.00' }),
    )
    const { account, funding } = contractAfter(all)
    expect([account.outstanding, account.guaranteeFund].map(written)).toEqual(['0.00', '3000.00'])
    expect(funding.receivables.size).toBe(0)
  })
  test('counts for interest after its float, from the day it was received', () => {
    const receipt = collect('C1', '2026-02-27', 'C', { F103: '18000.00' })
    const { differences: _none, ...booked } = receipt
    given(...bought())
      .when(receipt)
      .then(
        { ...booked, type: 'CollectionBooked', valueOn: day('2026-03-02') },
        {
          ...{ type: 'GuaranteeFundReleased', contractId, reference: 'F103' as never },
          ...{ amount: eur('1800.00'), valueOn: day('2026-02-27') },
        },
      )
  })
  test.each([
    ['2026-02-26', 'transfer', '2026-02-27'], // Thursday, to Friday
    ['2026-02-26', 'cheque', '2026-03-02'], // Thursday, to Monday
    ['2026-02-28', 'transfer', '2026-03-02'], // Saturday
    ['2026-04-02', 'transfer', '2026-04-07'], // before Good Friday
    ['2026-12-24', 'cheque', '2026-12-29'], // before Christmas, TARGET closed on both days
  ] as const)('received on %s by %s counts from %s', (receivedOn, means, valueOn) =>
    expect(
      only(
        'CollectionBooked',
        told(bought(), collect('C1', receivedOn, 'C', { F103: '1.00' }, means)),
      )[0]?.valueOn,
    ).toBe(valueOn),
  )
  test('without float counts on its day, open or not', () => {
    const history = bought({ ...terms, collectionValue: { transfer: 0, cheque: 0 } })
    const events = told(history, collect('C1', '2026-02-28', 'C', { F103: '1.00' }))
    expect(only('CollectionBooked', events)[0]?.valueOn).toBe('2026-02-28')
  })
  test('that no invoice took is no movement', () =>
    given(...bought())
      .when(collect('C1', '2026-02-27', 'C', { F103: '0.00', F104: '0.00' }))
      .thenNothingChanges())
  test('names only the invoices that took some of it', () =>
    expect(
      only(
        'CollectionBooked',
        told(bought(), collect('C1', '2026-02-27', 'C', { F103: '0.00', F104: '600.00' })),
      )[0]?.lines.map(({ number }) => number),
    ).toEqual(['F104']))
  test('that no invoice took, in whatever currency it came, is no movement', () => {
    const [line] = collect('C1', '2026-02-27', 'C', { F103: '0.00' }).lines
    if (!line) throw new Error('no line')
    given(...bought())
      .when({
        ...collect('C1', '2026-02-27', 'C', {}),
        lines: [{ ...line, applied: usd('0.00') }],
      })
      .thenNothingChanges()
  })
  test('of many is known by its first invoice', () => {
    const lines = ['F1', 'F2', 'F3', 'F4'].map((each) => invoice('B', each, '10000.00'))
    const history = told(bought(), transmit('R2', lines), book('R2'))
    const paid = (...of: ReadonlyArray<string>) => {
      const all = Object.fromEntries(of.map((each) => [each, '10000.00']))
      return told(history, collect('C1', '2026-01-20', 'B', all)).at(-1)
    }
    expect(paid('F1', 'F2', 'F3')).toHaveProperty('reference', 'F1 F2 F3')
    expect(paid('F1', 'F2', 'F3', 'F4')).toHaveProperty('reference', 'F1 +3')
  })
})

describe('A credit note', () => {
  test('lowers client account and outstanding, and frees the fund', () =>
    expect(statement(note('B', 'F102', ['AV1', '2026-01-20'], '2000.00'))).toEqual([
      ['CreditNoteBooked', 'AV1', '46612.60', '5460.00', '52600.00', '527.40'],
      ['GuaranteeFundReleased', 'AV1', '46812.60', '5260.00', '52600.00', '527.40'],
    ]))
  test('on a paid invoice is all excess: funds in use rise', () =>
    expect(
      statement(
        collect('C1', '2026-01-19', 'C', { F103: '18000.00' }),
        note('C', 'F103', ['AV2', '2026-01-20'], '0.00', '1000.00'),
      ).at(-1),
    ).toEqual(['CreditNoteBooked', 'AV2', '49412.60', '3660.00', '36600.00', '-16472.60']))
  test('beyond what is open is both', () =>
    expect(statement(note('C', 'F104', ['AV3', '2026-01-20'], '600.00', '100.00'))).toEqual([
      ['CreditNoteBooked', 'AV3', '47912.60', '5460.00', '54000.00', '627.40'],
      ['GuaranteeFundReleased', 'AV3', '47972.60', '5400.00', '54000.00', '627.40'],
    ]))
  test('takes effect on its day', () => {
    const noted = note('B', 'F102', ['AV1', '2026-01-20'], '2000.00')
    const { appliedOn: valueOn, ...rest } = noted
    given(...bought())
      .when(noted)
      .then(
        { ...rest, type: 'CreditNoteBooked', valueOn },
        {
          ...{ type: 'GuaranteeFundReleased', contractId, reference: 'AV1' as never, valueOn },
          amount: eur('200.00'),
        },
      )
  })
  test('closes an invoice that it lowers to nothing', () =>
    expect(
      contractAfter(
        told(bought(), note('C', 'F104', ['AV3', '2026-01-20'], '600.00')),
      ).funding.receivables.has(invoiceId('C', 'F104')),
    ).toBe(false))
})

describe('The guarantee fund', () => {
  const more = (amount: string) => [transmit('R2', [invoice('B', 'F1', amount)]), book('R2')]

  test.each([
    ['rises with the outstanding', more('10000.00'), '6460.00'],
    ['rises to its cap', more('95400.00'), '15000.00'],
    ['rises no further', more('900000.00'), '15000.00'],
    ['falls with it', [collect('C1', '2026-02-27', 'B', { F101: '10000.00' })], '4460.00'],
    [
      'falls to its minimum',
      [collect('C1', '2026-02-27', 'B', { F101: '24000.00', F102: '600.01' })],
      '3000.00', // 10 % of 29,999.99 is less
    ],
    ['is not touched by a debtor’s credit', [credit('B', eur('500.00'))], '5460.00'],
  ])('%s', (_what, commands, fund) =>
    expect(written(contractAfter(told(bought(), ...commands)).account.guaranteeFund)).toBe(fund),
  )
  test('is levied even into debit: the client owes it', () => {
    const [levy] = statementOf(told(startedOn(), ...more('1000.00'))).slice(-1)
    expect(levy).toMatchObject({ guaranteeFund: '3000.00', clientAccount: '-2009.60' })
  })
})

/** What these add to the statement of R1: client account, fund, outstanding, funds in use. */
function statement(...commands: ReadonlyArray<Command>) {
  const events: ReadonlyArray<Event> = told(bought(), ...commands)
  return statementOf(events)
    .slice(before)
    .map(({ event, ref, clientAccount, guaranteeFund, outstanding, fundsInUse }) => [
      ...[event, ref, clientAccount, guaranteeFund, outstanding, fundsInUse],
    ])
}
