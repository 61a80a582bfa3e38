/** The guarantee fund: what it is reckoned from, how it grows, its rate, and its seizure. */
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
  draw,
  giveBack,
  invoice,
  note,
  only,
  pay,
  runOff,
  seize,
  startedOn,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { statementOf } from '../testing/statement.ts'
import { day } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { type Command, decider, type Event, type Terms } from './index.ts'

const { given } = scenario(decider)

const fund = (otherwise: Partial<Terms['guaranteeFund']>): Terms => ({
  ...terms,
  guaranteeFund: { ...terms.guaranteeFund, ...otherwise },
})
const dearer = fund({ retentionRate: rate('0.12') }).guaranteeFund
const noMinimum = { min: eur('0.00'), cap: eur('1000000.00') }
const schedule = (id: string, amount: string, on = '2026-01-12'): ReadonlyArray<Command> => [
  transmit(id, [invoice('B', `F-${id}`, amount, { issuedOn: day('2026-01-02') })], on),
  book(id),
]
/** `R1 100.00`, negative when released. */
const moves = (events: ReadonlyArray<Event>) =>
  events.flatMap((event) => {
    if (event.type === 'GuaranteeFundLevied') return [`${event.reference} ${written(event.amount)}`]
    if (event.type === 'GuaranteeFundReleased')
      return [`${event.reference} -${written(event.amount)}`]
    return []
  })

describe('A guarantee fund', () => {
  describe('of what is funded', () => {
    const funded = fund({ ...noMinimum, base: 'fundedOutstanding' })

    test('is levied by what is drawn and charged, up to what is outstanding', () =>
      expect(
        moves(
          told(
            startedOn(funded),
            ...schedule('R1', '10000.00'), // 96.00 is charged
            ...[draw('D1', '5000.00'), pay('D1', '5000.00')],
            ...[pay('D2', '9000.00', '2026-01-14')], // beyond the outstanding
            close('2026-01'),
            collect('C1', '2026-02-02', 'B', { 'F-R1': '10000.00' }),
          ),
        ),
      ).toEqual(['R1 9.60', 'D1 500.00', 'D2 490.40', 'F-R1 -1000.00']))

    test('is released of a draw that came back', () =>
      expect(
        moves(
          told(
            startedOn({ ...funded, fundApprovedOnly: false }),
            ...schedule('R1', '10000.00'),
            ...[draw('D1', '5000.00'), pay('D1', '5000.00'), giveBack('D1', '5000.00')],
            ...[draw('D2', '5000.00', '2026-01-15'), giveBack('D2', '5000.00', '2026-01-15')],
          ),
        ),
      ).toEqual(['R1 9.60', 'D1 500.00', 'D1 -500.00']))

    test('follows the interest of a month on the first of the next', () => {
      const events = told(
        startedOn(funded),
        ...[...schedule('R1', '10000.00'), pay('D1', '5000.00'), close('2026-01')],
      )
      expect(only('GuaranteeFundLevied', events).at(-1)).toMatchObject({
        ...{ reference: '2026-01', amount: eur('0.95'), valueOn: '2026-02-01' }, // of 9.48
      })
    })

    test('holds nothing for a client in credit', () =>
      expect(
        moves(
          told(
            startedOn(funded),
            ...[...schedule('R1', '10000.00')],
            collect('C1', '2026-02-02', 'B', { 'F-R1': '5000.00' }),
          ),
        ),
      ).toEqual(['R1 9.60', 'F-R1 -9.60']))
  })

  describe('of the turnover', () => {
    const ofTurnover = fund({ ...noMinimum, base: 'turnover' })

    test('grows with what is bought and falls with what is credited, whatever is paid', () =>
      expect(
        moves(
          told(
            startedOn(ofTurnover),
            ...schedule('R1', '10000.00'),
            note('B', 'F-R1', ['AV1', '2026-01-20'], '1000.00'),
            collect('C1', '2026-02-02', 'B', { 'F-R1': '9000.00' }),
            ...schedule('R2', '5000.00', '2026-02-10'),
          ),
        ),
      ).toEqual(['R1 1000.00', 'AV1 -100.00', 'R2 500.00']))

    test('forgets what was bought more than twelve months ago, as a month begins', () => {
      const months = Array.from({ length: 12 }, (_each, index) =>
        close(`2026-${String(index + 1).padStart(2, '0')}`),
      )
      expect(
        moves(
          told(
            startedOn(ofTurnover),
            ...schedule('R1', '10000.00'),
            ...schedule('R2', '5000.00', '2026-02-10'),
            ...months,
          ),
        ),
      ).toEqual(['R1 1000.00', 'R2 500.00', '2026-12 -1000.00'])
    })
  })

  describe('that is built up', () => {
    const builtUp = fund({ minimum: 'builtUp' }) // 10 %, 3,000.00 at least

    test('begins with the rate of what is bought, and keeps it until the minimum is reached', () =>
      expect(
        moves(
          told(
            startedOn(builtUp),
            ...schedule('R1', '10000.00'),
            collect('C1', '2026-01-13', 'B', { 'F-R1': '10000.00' }),
            ...schedule('R2', '15000.00', '2026-01-14'),
            collect('C2', '2026-01-15', 'B', { 'F-R2': '15000.00' }),
            ...schedule('R3', '10000.00', '2026-01-16'),
            collect('C3', '2026-01-19', 'B', { 'F-R3': '10000.00' }),
            ...schedule('R4', '40000.00', '2026-01-20'),
            collect('C4', '2026-01-21', 'B', { 'F-R4': '40000.00' }),
          ),
        ),
      ).toEqual(['R1 1000.00', 'R2 1500.00', 'R3 500.00', 'R4 1000.00', 'F-R4 -1000.00']))
  })

  test('held from the first day is the minimum at the first purchase, and nothing before', () => {
    expect(moves(told(startedOn(), close('2026-01')))).toEqual([])
    expect(moves(told(startedOn(), ...schedule('R1', '100.00')))).toEqual(['R1 3000.00'])
  })

  test('follows an amended rate as its month begins', () =>
    expect(
      moves(told(bought(), amend('2026-02-01', { guaranteeFund: dearer }), close('2026-01'))),
    ).toEqual(['R1 5460.00', '2026-01 1092.00']))

  test('is not set back to an earlier day’s rate by what comes late', () =>
    expect(
      moves(
        told(
          bought(),
          amend('2026-02-01', { guaranteeFund: dearer }),
          collect('C1', '2026-02-10', 'B', { F102: '12000.00' }),
          collect('C2', '2026-01-20', 'C', { F103: '10000.00' }),
        ),
      ),
    ).toEqual(['R1 5460.00', 'F102 -348.00', 'F103 -1200.00']))

  test('is not set back by what comes on the last day of a month that is closed', () =>
    expect(
      moves(
        told(
          bought(),
          amend('2026-02-01', { guaranteeFund: dearer }),
          ...[close('2026-01'), collect('C1', '2026-01-31', 'C', { F103: '10000.00' })],
        ),
      ),
    ).toEqual(['R1 5460.00', '2026-01 1092.00', 'F103 -1200.00']))

  test('may push the client account below zero', () =>
    expect(
      statementOf(
        told(bought(), draw('D1', '48612.60'), pay('D1', '48612.60'), ...schedule('R2', '1.00')),
      ).at(-1),
    ).toMatchObject({ event: 'GuaranteeFundLevied', debit: '0.10', clientAccount: '-8.10' }))
})

describe('An indexed rate', () => {
  const indexed = fund({
    ...noMinimum,
    indexation: { multiplier: rate('1.25'), months: 3 },
  })
  const debited = told(
    startedOn(indexed),
    ...schedule('R1', '300000.00'),
    note('B', 'F-R1', ['AV1', '2026-02-20'], '27000.00'),
  )

  test('is that of the three months before, from the first of the next, with its inputs (FG-2)', () => {
    const events = told(debited, close('2026-01'), close('2026-02'))
    expect(only('GuaranteeFundRateIndexed', events)).toEqual([
      {
        ...{ type: 'GuaranteeFundRateIndexed', contractId, from: '2026-02-01', months: 3 },
        ...{ debits: eur('0.00'), assigned: eur('300000.00'), debitRate: rate('0') },
        ...{ multiplier: rate('1.25'), baseRate: rate('0.10'), retentionRate: rate('0.10') },
      },
      {
        ...{ type: 'GuaranteeFundRateIndexed', contractId, from: '2026-03-01', months: 3 },
        ...{ debits: eur('27000.00'), assigned: eur('300000.00'), debitRate: rate('0.09') },
        ...{ multiplier: rate('1.25'), baseRate: rate('0.10'), retentionRate: rate('0.1125') },
      },
    ])
    expect(moves(events)).toEqual(['R1 30000.00', 'AV1 -2700.00', '2026-02 3412.50'])
  })

  test('holds for what is bought later', () =>
    expect(
      moves(
        told(
          debited,
          ...[close('2026-01'), close('2026-02'), ...schedule('R2', '1000.00', '2026-03-02')],
        ),
      ).at(-1),
    ).toBe('R2 112.50'))

  test('is not set back by what comes late, once its month has closed', () =>
    expect(
      moves(
        told(
          ...[debited, close('2026-01'), close('2026-02')],
          collect('C1', '2026-02-27', 'B', { 'F-R1': '1000.00' }),
        ),
      ).at(-1),
    ).toBe('F-R1 -112.50'))

  test('goes back to the rate of the terms as the debits go by', () =>
    expect(
      moves(
        told(
          debited,
          ...schedule('R2', '100000.00', '2026-04-01'),
          ...['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map((month) => close(month)),
        ),
      ),
      // 1.25 × 27,000 / 300,000, then / 100,000, then nothing
    ).toEqual([
      ...['R1 30000.00', 'AV1 -2700.00', 'R2 10000.00'],
      ...['2026-02 4662.50', '2026-04 83925.00', '2026-05 -88587.50'],
    ]))

  test.each([
    ['is no more once the terms do not index it', { indexation: null }, 'F-R1 -3512.50'],
    [
      'is never below that of the terms',
      { retentionRate: rate('0.2'), indexation: { multiplier: rate('1.25'), months: 3 } },
      'F-R1 23687.50',
    ],
  ])('%s', (_what, otherwise, moved) => {
    const amended = { ...fund({ ...noMinimum, ...otherwise }).guaranteeFund }
    expect(
      moves(
        told(
          ...[debited, close('2026-01'), close('2026-02')],
          amend('2026-03-10', { guaranteeFund: amended }),
          collect('C1', '2026-03-12', 'B', { 'F-R1': '1000.00' }),
        ),
      ).at(-1),
    ).toBe(moved)
  })

  test('stays where nothing was assigned by which to measure', () => {
    const months = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07']
    const events = told(debited, ...months.map((month) => close(month)))
    expect(only('GuaranteeFundRateIndexed', events).map(({ from }) => from)).toEqual([
      ...['2026-02-01', '2026-03-01', '2026-04-01'],
    ])
    expect(moves(events)).toEqual(['R1 30000.00', 'AV1 -2700.00', '2026-02 3412.50'])
  })

  test('is none in run-off', () =>
    expect(
      only(
        'GuaranteeFundRateIndexed',
        told(debited, runOff('2026-02-25', 'default'), close('2026-01')),
      ),
    ).toEqual([]))
})

describe('A fund that is seized', () => {
  const inDefault = told(bought(), runOff('2026-02-01', 'default'))

  test('pays what the client owes', () =>
    expect(statementOf(told(inDefault, seize('5460.00', '2026-02-02'))).at(-1)).toMatchObject({
      ...{ event: 'GuaranteeFundSeized', ref: 'default', credit: '5460.00' },
      ...{ clientAccount: '54072.60', guaranteeFund: '0.00', fundsInUse: '527.40' },
    }))

  test('may be seized in parts, and no further than it goes', () => {
    const part = told(inDefault, seize('5000.00', '2026-02-02'))
    expect(written(contractAfter(part).account.guaranteeFund)).toBe('460.00')
    given(...part)
      .when(seize('460.01', '2026-02-03'))
      .thenRejected({ type: 'FundTooSmall', guaranteeFund: eur('460.00') })
  })

  test('is not, before a default', () => {
    given(...bought())
      .when(seize('1.00', '2026-02-02'))
      .thenRejected({ type: 'NoDefault' })
    given(...inDefault)
      .when(seize('1.00', '2026-01-31'))
      .thenRejected({ type: 'BeforeRunOff', runOffOn: day('2026-02-01') })
  })

  test.each(['0.00', '-1.00'])('is not, for %s', (amount) =>
    given(...inDefault)
      .when(seize(amount, '2026-02-02'))
      .thenRejected({ type: 'AmountMustBePositive' }),
  )

  test('is not, in another currency', () =>
    given(...inDefault)
      .when({ ...seize('1.00', '2026-02-02'), amount: usd('1.00') } as Command)
      .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
})
