/** Draws, and what the contract hears of cover and of debtors' credits. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd, written } from '../testing/amounts.ts'
import {
  amend,
  book,
  bought,
  close,
  collect,
  contractAfter,
  contractId,
  credit,
  draw,
  drawOn,
  giveBack,
  invoice,
  invoiceId,
  noteCover,
  only,
  pay,
  startedOn,
  suspend,
  sweep,
  terms,
  told,
  transmit,
  upToDocuments,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { statementOf } from '../testing/statement.ts'
import { day } from '../values/day.ts'
import { AdvanceId, CollectionId, DebtorId, id } from '../values/identity.ts'
import type { Money } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import type { DeclineReason } from '../values/reasons.ts'
import { text } from '../values/text.ts'
import { availabilityOn } from './availability.ts'
import { type Command, decider, type Event, type Terms } from './index.ts'

const { given } = scenario(decider)

describe('A draw', () => {
  describe('is granted', () => {
    test('to the cent', () =>
      given(...bought())
        .when(draw('D1', '48612.60'))
        .then(granted('D1', '48612.60', '48612.60')))
    test('and set aside: what is left may be drawn', () =>
      given(...told(bought(), draw('D1', '45000.00')))
        .when(draw('D2', '3612.60'))
        .then(granted('D2', '3612.60', '3612.60')))
    test('on the last day on which the client is known', () =>
      given(...bought())
        .when(draw('D1', '1.00', '2026-12-31'))
        .then(granted('D1', '1.00', '48612.60', '2026-12-31')))
    test('at no more than the advance rate', () => {
      // 54,600.00 × 0.90 − 5,460.00 − 527.40
      const [answer] = told(
        bought({ ...terms, advanceRate: rate('0.90') }),
        draw('D1', '1.00'),
      ).slice(-1)
      expect(answer).toEqual(granted('D1', '1.00', '43152.60'))
    })
    test('without moving the account', () =>
      expect(statementOf(told(bought(), draw('D1', '45000.00')))).toEqual(statementOf(bought())))
  })

  describe('is declined', () => {
    test('one cent above what is available, which it records', () =>
      given(...bought())
        .when(draw('D1', '48612.61'))
        .then(declined('D1', '48612.61', '48612.60', 'AboveAvailability')))
    test('by the fund as the terms of its day have it', () => {
      // 54,600.00 × 0.20 are 10,920.00: 5,460.00 more than before.
      const { guaranteeFund } = terms
      const dearer = amend('2026-01-20', {
        guaranteeFund: { ...guaranteeFund, retentionRate: rate('0.20') },
      })
      const levied: Event = {
        ...{ type: 'GuaranteeFundLevied', contractId, reference: text('D1') },
        ...{ amount: eur('5460.00'), valueOn: day('2026-01-20') },
      }
      given(...told(bought(), dearer))
        .when(draw('D1', '43152.61', '2026-01-20'))
        .then(levied, declined('D1', '43152.61', '43152.60', 'AboveAvailability', '2026-01-20'))
      given(...told(bought(), dearer))
        .when(draw('D1', '48612.60', '2026-01-19'))
        .then(granted('D1', '48612.60', '48612.60', '2026-01-19'))
    })
    test('above what other draws have left', () =>
      given(...told(bought(), draw('D1', '45000.00')))
        .when(draw('D2', '3612.61'))
        .then(declined('D2', '3612.61', '3612.60', 'AboveAvailability')))
    test('once the client’s file has expired', () =>
      given(...bought())
        .when(draw('D1', '1.00', '2027-01-01'))
        .then(declined('D1', '1.00', '48612.60', 'KycExpired', '2027-01-01')))
    test('before the contract has started, seeing nothing available', () =>
      given(...upToDocuments())
        .when(draw('D1', '1.00'))
        .then(declined('D1', '1.00', '0.00', 'ContractNotStarted')))
    test('for a day before the start', () =>
      given(...bought())
        .when(draw('D1', '1.00', '2026-01-06'))
        .then(declined('D1', '1.00', '0.00', 'ContractNotStarted', '2026-01-06')))
    test('when nothing is bought', () =>
      given(...startedOn())
        .when(draw('D1', '0.01'))
        .then(declined('D1', '0.01', '0.00', 'AboveAvailability')))
  })

  test.each([
    ['granted', draw('D1', '45000.00')],
    ['declined', draw('D1', '60000.00')],
    ['paid', pay('D1', '45000.00')],
  ])('is answered once: it was %s', (_answer, before) =>
    given(...told(bought(), before))
      .when(draw('D1', '45000.00'))
      .thenNothingChanges(),
  )

  describe('is booked', () => {
    test('on the day on which it was paid', () =>
      given(...told(bought(), draw('D1', '45000.00')))
        .when(pay('D1', '45000.00', '2026-01-14'))
        .then(booked('D1', '45000.00', '2026-01-14')))
    test('once', () =>
      given(...told(bought(), draw('D1', '45000.00'), pay('D1', '45000.00')))
        .when(pay('D1', '45000.00'))
        .thenNothingChanges())
    test('though it was declined: the money has left', () =>
      given(...told(bought(), draw('D1', '60000.00')))
        .when(pay('D1', '60000.00'))
        .then(booked('D1', '60000.00', '2026-01-13'), {
          ...{ type: 'OverAdvanceIncurred', contractId, amount: eur('11387.40') },
          incurredOn: day('2026-01-13'),
        }))
    test('though nobody asked', () =>
      given(...bought())
        .when(pay('D1', '1.00'))
        .then(booked('D1', '1.00', '2026-01-13')))
    test('as funds in use, no longer as set aside', () =>
      expect([
        available(told(bought(), draw('D1', '45000.00'))),
        available(told(bought(), draw('D1', '45000.00'), pay('D1', '45000.00'))),
      ]).toEqual(['3612.60 of 49140.00 gross', '3612.60 of 49140.00 gross']))
  })
})

describe('A draw that is not paid', () => {
  const granted45 = told(bought(), draw('D1', '45000.00'))
  const returned = (wasBooked: boolean): Event => ({
    ...{ type: 'AdvanceReturned', contractId, advanceId: id(AdvanceId, 'D1'), wasBooked },
    ...{ amount: eur('45000.00'), valueOn: day('2026-01-14') },
  })

  test('is no longer set aside', () => {
    given(...granted45)
      .when(giveBack('D1', '45000.00'))
      .then(returned(false))
    expect(available(told(granted45, giveBack('D1', '45000.00')))).toBe(available(bought()))
  })
  test('or, booked as paid, no longer in use', () => {
    const paid = told(granted45, pay('D1', '45000.00'))
    given(...paid)
      .when(giveBack('D1', '45000.00'))
      .then(returned(true))
    expect(statementOf(told(paid, giveBack('D1', '45000.00'))).slice(-2)).toMatchObject([
      { event: 'AdvanceBooked', clientAccount: '3612.60' },
      { event: 'AdvanceReturned', ref: 'D1', credit: '45000.00', clientAccount: '48612.60' },
    ])
  })
  test('counts for the days between', () => {
    const paid = told(
      granted45,
      pay('D1', '45000.00'),
      giveBack('D1', '45000.00'),
      close('2026-01'),
    )
    const [scale] = only('MonthClosed', paid)
    expect(scale?.segments.map(({ from, to, balance }) => [from, to, written(balance)])).toEqual([
      ['2026-01-12', '2026-01-13', '527.40'],
      ['2026-01-13', '2026-01-14', '45527.40'],
      ['2026-01-14', '2026-02-01', '527.40'],
    ])
  })
  test.each([
    ['twice', told(granted45, giveBack('D1', '45000.00'))],
    ['when it was declined', told(bought(), draw('D1', '60000.00'))],
    ['when nobody asked', bought()],
  ])('frees nothing %s', (_when, history) =>
    given(...history)
      .when(giveBack('D1', '45000.00'))
      .thenNothingChanges(),
  )
  test('may be paid later', () =>
    given(...told(granted45, giveBack('D1', '45000.00')))
      .when(pay('D1', '45000.00', '2026-01-15'))
      .then(booked('D1', '45000.00', '2026-01-15')))
})

describe('A sweep', () => {
  const swept = bought({ ...terms, drawing: 'dailySweep' })
  const answer = { contractId, advanceId: id(AdvanceId, 'sweep-2026-01-13') }
  const of = (amount: string, availability: string) => ({
    ...{ ...answer, amount: eur(amount), availability: eur(availability) },
    requestedOn: day('2026-01-13'),
  })

  test('draws whatever is available', () => {
    given(...swept)
      .when(sweep('2026-01-13'))
      .then({ type: 'AdvanceGranted', ...of('48612.60', '48612.60') })
    expect(available(told(swept, sweep('2026-01-13')))).toBe('0.00 of 49140.00 gross')
  })
  test('once a day', () =>
    given(...told(swept, sweep('2026-01-13')))
      .when(sweep('2026-01-13'))
      .thenNothingChanges())
  test('draws nothing where nothing is available', () =>
    given(...told(swept, draw('D1', '48612.60')))
      .when(sweep('2026-01-13'))
      .then({
        ...{ type: 'AdvanceDeclined', ...of('0.00', '0.00') },
        reason: 'NothingAvailable',
      }))
  test('draws nothing of a client who asks for himself', () =>
    given(...bought())
      .when(sweep('2026-01-13'))
      .then({ type: 'AdvanceDeclined', ...of('0.00', '48612.60'), reason: 'NotSwept' }))
  test('draws nothing while funding is suspended', () =>
    expect(told(swept, suspend('funding'), sweep('2026-01-13')).at(-1)).toMatchObject({
      ...{ type: 'AdvanceDeclined', reason: 'FundingSuspended' },
    }))
})

describe('Where the fund follows what is in use, a draw', () => {
  /** 10,000.00 less 96.00 of commission with tax and, of these, 9.60 of fund. */
  const follows = (otherwise: Partial<Terms> = {}) =>
    told(
      startedOn({
        ...{ ...terms, fundApprovedOnly: false, ...otherwise },
        guaranteeFund: {
          ...{ ...terms.guaranteeFund, base: 'fundedOutstanding', min: eur('0.00') },
        },
      }),
      transmit('R1', [invoice('B', 'F1', '10000.00')]),
      book('R1'),
    )
  // 10,000.00 − 96.00 − a ≥ 0.10 × (96.00 + a), to the cent.
  const most = '8994.91'
  const tooMuch = '8994.92'

  test('leaves room for the levy that it causes', () => {
    given(...follows())
      .when(draw('D1', '9000.00'))
      .then(declined('D1', '9000.00', '9894.40', 'LevyAboveAvailability'))
    given(...follows())
      .when(draw('D1', tooMuch))
      .then(declined('D1', tooMuch, '9894.40', 'LevyAboveAvailability'))
    given(...follows())
      .when(draw('D1', most))
      .then(granted('D1', most, '9894.40'))
  })
  test('and is paid without an over-advance', () => {
    const paid = told(follows(), draw('D1', most), pay('D1', most))
    expect(only('OverAdvanceIncurred', paid)).toEqual([])
    expect(available(paid)).toBe('0.00 of 9090.91 gross')
  })
  test('and for the levy of those that are not paid yet', () => {
    const first = told(follows(), draw('D1', '5000.00'))
    given(...first)
      .when(draw('D2', '3994.92'))
      .then(declined('D2', '3994.92', '4894.40', 'LevyAboveAvailability'))
    given(...first)
      .when(draw('D2', '3994.91'))
      .then(granted('D2', '3994.91', '4894.40'))
  })
  test('is swept for as much as that', () =>
    expect(told(follows({ drawing: 'dailySweep' }), sweep('2026-01-13')).at(-1)).toEqual({
      ...{ ...granted('D1', most, '9894.40'), advanceId: id(AdvanceId, 'sweep-2026-01-13') },
    }))
  test('on one receivable is no other', () => {
    const perReceivable = follows({ advanceMode: 'B' })
    // 10,000.00 − a ≥ 0.10 × a
    expect(told(perReceivable, drawOn('D1', ['B', 'F1'], '9090.92')).at(-1)).toMatchObject({
      reason: 'LevyAboveAvailability',
    })
    expect(told(perReceivable, drawOn('D1', ['B', 'F1'], '9090.91')).at(-1)).toMatchObject({
      type: 'AdvanceGranted',
    })
  })
})

describe('What a guarantee line decided', () => {
  const B = { contractId, debtorId: id(DebtorId, 'B') }
  const history = bought()

  test('is noted', () =>
    given(...history)
      .when(noteCover('B', '40000.00', 2n, { F101: '24000.00' }))
      .then({
        ...({ type: 'CoverNoted', ...B, limit: eur('40000.00'), lineRevision: 2n } as const),
        quotity: null,
        covers: [{ invoiceId: invoiceId('B', 'F101'), covered: eur('24000.00') }],
      }))
  test.each([1n, 0n])('is ignored when it is as old as what is known, or older: %s', (revision) =>
    given(...history)
      .when(noteCover('B', '40000.00', revision))
      .thenNothingChanges(),
  )
  test('is known for each debtor apart', () =>
    expect(told(history, noteCover('D', '1.00', 0n))).toHaveLength(history.length + 1))
  test('of an invoice that is paid meanwhile changes nothing else', () => {
    const paid = told(history, collect('C1', '2026-02-27', 'C', { F103: '18000.00' }))
    const after = told(paid, noteCover('C', '30000.00', 2n, { F103: '18000.00' }))
    expect(available(after)).toBe(available(paid))
  })
  test('keeps what is known of the debtor’s credit', () =>
    expect(
      available(told(history, credit('B', eur('500.00')), noteCover('B', '50000.00', 2n))),
    ).toBe('48112.60 of 48640.00 gross'))
})

describe('A debtor’s credit', () => {
  test('is noted', () =>
    given(...bought())
      .when(credit('B', eur('500.00'), 'C7'))
      .then({
        ...{ type: 'DebtorCreditNoted', contractId, debtorId: id(DebtorId, 'B') },
        collectionId: id(CollectionId, 'C7'),
        amount: eur('500.00'),
      }))
  test('moves no figure of the account', () =>
    expect(statementOf(told(bought(), credit('B', eur('500.00'))))).toEqual(statementOf(bought())))
})

describe('A contract, told of another currency,', () => {
  test.each<Command>([
    { ...draw('D1', '1.00'), amount: usd('1.00') } as Command,
    { ...noteCover('B', '0.00', 2n), limit: usd('1.00') },
    credit('B', usd('1.00')),
  ])('stops: the ledger admits none ($type)', (command) =>
    expect(() => given(...bought()).when(command)).toThrow('Invariant broken'),
  )
})

test('A closed month leaves the fund alone', () =>
  expect(only('GuaranteeFundReleased', told(bought(), close('2026-01')))).toEqual([]))

function granted(advance: string, amount: string, seen: string, on?: string): Event {
  return { type: 'AdvanceGranted', ...answered(advance, amount, seen, on) }
}
function declined(
  advance: string,
  amount: string,
  seen: string,
  reason: DeclineReason,
  on?: string,
): Event {
  return { type: 'AdvanceDeclined', ...answered(advance, amount, seen, on), reason }
}
function answered(advance: string, amount: string, seen: string, on = '2026-01-13') {
  const advanceId = id(AdvanceId, advance)
  return {
    ...{ contractId, advanceId, amount: eur(amount), availability: eur(seen) },
    requestedOn: day(on),
  }
}
function booked(advance: string, amount: string, valueOn: string): Event {
  const advanceId = id(AdvanceId, advance)
  return {
    ...{ type: 'AdvanceBooked', contractId, advanceId, amount: eur(amount), valueOn: day(valueOn) },
  }
}

function waterfall(history: ReadonlyArray<Event>) {
  return availabilityOn(contractAfter(history), day('2026-01-31'))
}
function available(history: ReadonlyArray<Event>): string {
  const {
    availability,
    grossAvailability,
  }: Readonly<Record<'availability' | 'grossAvailability', Money>> = waterfall(history)
  return `${written(availability)} of ${written(grossAvailability)} gross`
}
