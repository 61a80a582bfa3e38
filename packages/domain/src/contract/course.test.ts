/** From the start to the close: amended, suspended, given notice of, run off, closed. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import {
  amend,
  book,
  bought,
  checkKyc,
  close,
  closeContract,
  collect,
  contractAfter,
  contractId,
  credit,
  draw,
  exempt,
  giveNotice,
  invoice,
  note,
  offer,
  only,
  pay,
  resume,
  runOff,
  startedOn,
  suspend,
  taxing,
  terms,
  told,
  transmit,
  upToDocuments,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { decider, type Event, termsOn } from './index.ts'
import { versionOn } from './state/life.ts'

const { given } = scenario(decider)
const lower = { advanceRate: rate('0.90') }
const statusAfter = (history: ReadonlyArray<Event>) => contractAfter(history).life.status

describe('Terms are amended', () => {
  test('from a day on, all of them told', () =>
    given(...startedOn())
      .when(amend('2026-02-01', lower))
      .then({
        ...{ type: 'TermsAmended', contractId, effectiveOn: day('2026-02-01') },
        terms: { ...terms, ...lower },
      }))

  test.each([
    ['2026-01-07', '1', 1],
    ['2026-01-31', '1', 1],
    ['2026-02-01', '0.9', 2],
    ['2026-02-28', '0.9', 2],
    ['2026-03-01', '0.8', 3],
  ])('so that each day has its own: %s', (on, advanceRate, version) => {
    const amended = told(
      startedOn(),
      amend('2026-02-01', lower),
      amend('2026-03-01', { advanceRate: rate('0.8') }),
    )
    const { life } = contractAfter(amended)
    expect(termsOn(life, day(on)).advanceRate.toFixed()).toBe(advanceRate)
    expect(versionOn(life, day(on)).version).toBe(version)
  })

  test('again for the same day: the last counts', () => {
    const twice = told(
      startedOn(),
      amend('2026-02-01', lower),
      amend('2026-02-01', { advanceRate: rate('0.8') }),
    )
    const { life } = contractAfter(twice)
    expect(versionOn(life, day('2026-02-01'))).toMatchObject({ version: 3 })
    expect(termsOn(life, day('2026-02-01')).advanceRate.toFixed()).toBe('0.8')
  })

  test.each([
    ['twice', [amend('2026-02-01', lower)], amend('2026-02-01', { advanceRate: rate('0.9') })],
    ['to what they are', [], amend('2026-02-01', { advanceRate: rate('1.0') })],
    ['in nothing', [], amend('2026-02-01', {})],
  ])('%s to no effect', (_how, before, again) =>
    given(...told(startedOn(), ...before))
      .when(again)
      .thenNothingChanges(),
  )

  test('on the first day, before anything is decided', () =>
    given(...startedOn())
      .when(amend('2026-01-07', lower))
      .then({
        ...{ type: 'TermsAmended', contractId, effectiveOn: day('2026-01-07') },
        terms: { ...terms, ...lower },
      }))
  test('not before the start', () =>
    given(...startedOn())
      .when(amend('2026-01-06', lower))
      .thenRejected({ type: 'BeforeContractStarted', startedOn: day('2026-01-07') }))
  test('not before an amendment that was made already', () =>
    given(...told(startedOn(), amend('2026-03-01', lower)))
      .when(amend('2026-02-28', { advanceRate: rate('0.8') }))
      .thenRejected({ type: 'AmendmentsInOrder', last: day('2026-03-01') }))

  describe('not for a day that has decided something:', () => {
    const F101 = { F101: '24000.00' }
    test.each<[string, ReadonlyArray<Event>, string]>([
      ['a schedule', bought(), '2026-01-12'],
      ['a draw', told(bought(), draw('D1', '1.00', '2026-01-20')), '2026-01-20'],
      ['a collection', told(bought(), collect('C1', '2026-02-03', 'B', F101)), '2026-02-03'],
      [
        'a credit note',
        told(bought(), note('B', 'F102', ['AV1', '2026-01-21'], '1.00')),
        '2026-01-21',
      ],
      ['a closed month', told(startedOn(), close('2026-01')), '2026-01-31'],
      [
        'the latest of them',
        told(
          bought(),
          collect('C1', '2026-02-03', 'B', F101),
          note('B', 'F102', ['AV1', '2026-01-21'], '1.00'),
        ),
        '2026-02-03',
      ],
    ])('%s', (_what, history, on) => {
      given(...history)
        .when(amend(on, lower))
        .thenRejected({ type: 'TermsAlreadyApplied', until: day(on) })
    })
    test('a draw that was declined decided nothing', () =>
      expect(
        only('TermsAmended', told(startedOn(), draw('D1', '1.00'), amend('2026-01-13', lower))),
      ).toHaveLength(1))
    test('the day after is free', () =>
      expect(only('TermsAmended', told(bought(), amend('2026-01-13', lower)))).toHaveLength(1))
  })

  test.each<[string, ReadonlyArray<Event>, object]>([
    [
      'not before there are any',
      upToDocuments(),
      { type: 'ContractNotThere', status: 'DocumentsComplete' },
    ],
    [
      'not in run-off',
      told(startedOn(), runOff('2026-01-10', 'default')),
      { type: 'ContractTooFar', status: 'RunOff' },
    ],
  ])('%s', (_when, history, why) =>
    given(...history)
      .when(amend('2026-02-01', lower))
      .thenRejected(why as never),
  )
})

describe('Amended terms decide', () => {
  const dearer = { factoringCommission: { ...terms.factoringCommission, rate: rate('0.02') } }
  const amended = told(startedOn(), amend('2026-02-01', dearer))
  const line = (number: string) => [invoice('B', number, '1000.00')]

  test('what a schedule of their days costs, and no other', () => {
    const both = told(
      amended,
      ...[transmit('R1', line('F1'), '2026-01-31'), book('R1')],
      ...[transmit('R2', line('F2'), '2026-02-01'), book('R2')],
    )
    expect(only('FactoringCommissionCharged', both).map(({ exclTax }) => exclTax)).toEqual([
      eur('8.00'),
      eur('20.00'),
    ])
  })

  test('and how it is taxed, as the policy of its day says', () => {
    const later = taxing(terms, 'factoringCommission', exempt, '2026-02-01')
    const vatPolicy = [...terms.vatPolicy, ...later.vatPolicy.slice(-1)]
    const both = told(
      startedOn({ ...terms, vatPolicy }),
      ...[transmit('R1', line('F1'), '2026-01-31'), book('R1')],
      ...[transmit('R2', line('F2'), '2026-02-01'), book('R2')],
    )
    expect(only('FactoringCommissionCharged', both).map(({ vatAmount }) => vatAmount)).toEqual([
      eur('1.60'),
      eur('0.00'),
    ])
  })

  test('the fund, at the first event of their days', () => {
    const guaranteeFund = { ...terms.guaranteeFund, retentionRate: rate('0.20') }
    const raised = told(bought(), amend('2026-02-01', { guaranteeFund }))
    expect(contractAfter(raised).account.guaranteeFund).toEqual(eur('5460.00'))
    const paid = told(raised, collect('C1', '2026-02-03', 'C', { F104: '600.00' }))
    expect(contractAfter(paid).account.guaranteeFund).toEqual(eur('10800.00'))
  })

  test('the interest, day by day', () => {
    const margin = { ...terms.financingCommission, margin: rate('0.02') }
    const [january] = only(
      'MonthClosed',
      told(
        bought(),
        ...[draw('D1', '45000.00'), pay('D1', '45000.00')],
        ...[amend('2026-01-20', { financingCommission: margin }), close('2026-01')],
      ),
    )
    expect(january?.segments.map(({ from, rate: at }) => `${from} ${at.toFixed()}`)).toEqual([
      '2026-01-12 0.0352',
      '2026-01-13 0.0352',
      '2026-01-20 0.0402',
    ])
  })
})

describe('A contract is suspended', () => {
  test('in a scope, once', () =>
    given(...startedOn())
      .when(suspend('funding'))
      .then({
        ...{ type: 'ContractSuspended', contractId, scope: 'funding' },
        ...{ suspendedOn: day('2026-02-02'), reason: text('audit'), lines: [] },
      }))
  test('as long as anything is', () => {
    const both = told(startedOn(), suspend('funding'), suspend('assignment'))
    expect(statusAfter(both)).toBe('Suspended')
    expect(statusAfter(told(both, resume('funding')))).toBe('Suspended')
    expect(statusAfter(told(both, resume('funding'), resume('assignment')))).toBe('Started')
  })
  test('again to no effect', () =>
    given(...told(startedOn(), suspend('funding')))
      .when(suspend('funding'))
      .thenNothingChanges())
  test('and resumed once', () =>
    given(...startedOn())
      .when(resume('funding'))
      .thenNothingChanges())
  test('not before its start', () => {
    given(...startedOn())
      .when(suspend('cover', '2026-01-06'))
      .thenRejected({ type: 'BeforeContractStarted', startedOn: day('2026-01-07') })
    given(...told(startedOn(), suspend('cover')))
      .when(resume('cover', '2026-01-06'))
      .thenRejected({ type: 'BeforeContractStarted', startedOn: day('2026-01-07') })
  })
  test.each([suspend('cover'), resume('cover')])('not before it has started: $type', (command) =>
    given(...upToDocuments())
      .when(command)
      .thenRejected({ type: 'ContractNotThere', status: 'DocumentsComplete' }),
  )
  test.each([suspend('cover'), resume('cover')])('not in run-off: $type', (command) =>
    given(...told(startedOn(), runOff('2026-01-10', 'default')))
      .when(command)
      .thenRejected({ type: 'ContractTooFar', status: 'RunOff' }),
  )

  const answerAfter = (...history: ReadonlyArray<Event>) => told(history, draw('D9', '1.00')).at(-1)

  test('in its funding: draws are declined', () =>
    expect(answerAfter(...told(bought(), suspend('funding')))).toMatchObject({
      ...{ type: 'AdvanceDeclined', reason: 'FundingSuspended', availability: eur('48612.60') },
    }))
  test.each(['cover', 'assignment'] as const)('in its %s: draws are granted', (scope) =>
    expect(answerAfter(...told(bought(), suspend(scope)))).toMatchObject({
      type: 'AdvanceGranted',
    }),
  )
  const R9 = transmit('R9', [invoice('B', 'F9', '1.00')])
  test('in its assignment: no schedule is taken', () =>
    given(...told(startedOn(), suspend('assignment')))
      .when(R9)
      .thenRejected({ type: 'AssignmentSuspended' }))
  test('in its assignment: what was taken before is booked', () =>
    expect(
      only('ScheduleBooked', told(startedOn(), R9, suspend('assignment'), book('R9'))),
    ).toHaveLength(1))
  test('in its assignment: what was taken before is a yes', () =>
    given(...told(startedOn(), R9, suspend('assignment')))
      .when(R9)
      .thenNothingChanges())
  test.each(['cover', 'funding'] as const)('in its %s: schedules are taken', (scope) =>
    expect(only('ScheduleTransmitted', told(startedOn(), suspend(scope), R9))).toHaveLength(1),
  )
})

describe('Notice is given', () => {
  test.each([
    ['factor', 60],
    ['client', 1],
  ] as const)('by the %s, of %i days', (by, noticeDays) =>
    given(...startedOn())
      .when(giveNotice(by, noticeDays))
      .then({ type: 'NoticeGiven', contractId, by, noticeDays, givenOn: day('2026-03-02') }),
  )
  test('by the factor of no less', () =>
    given(...startedOn())
      .when(giveNotice('factor', 59))
      .thenRejected({ type: 'NoticeTooShort', least: 60 }))
  test('while suspended, which goes on', () => {
    const noticed = told(startedOn(), suspend('funding'), giveNotice('factor', 60))
    expect(statusAfter(noticed)).toBe('NoticeGiven')
    expect(statusAfter(told(noticed, resume('funding'), suspend('cover')))).toBe('NoticeGiven')
    expect(told(noticed, draw('D1', '1.00')).at(-1)).toMatchObject({ reason: 'FundingSuspended' })
  })
  test('once: the same again is a yes, another a no', () => {
    const noticed = told(startedOn(), giveNotice('factor', 60))
    given(...noticed)
      .when(giveNotice('factor', 60))
      .thenNothingChanges()
    for (const other of [
      giveNotice('factor', 61),
      giveNotice('client', 60),
      giveNotice('factor', 60, '2026-03-03'),
    ]) {
      given(...noticed)
        .when(other)
        .thenRejected({ type: 'NoticeGivenOtherwise', by: 'factor', endsOn: day('2026-05-01') })
    }
  })
  test('not before the start', () => {
    given(...startedOn())
      .when(giveNotice('client', 60, '2026-01-06'))
      .thenRejected({ type: 'BeforeContractStarted', startedOn: day('2026-01-07') })
    given(...upToDocuments())
      .when(giveNotice('client', 60))
      .thenRejected({ type: 'ContractNotThere', status: 'DocumentsComplete' })
  })
  test('not in run-off', () =>
    given(...told(startedOn(), runOff('2026-01-10', 'default')))
      .when(giveNotice('client', 60))
      .thenRejected({ type: 'ContractTooFar', status: 'RunOff' }))
  test('and until it ends all goes on', () => {
    const noticed = told(startedOn(), giveNotice('client', 60, '2026-01-08'))
    const drawn = told(noticed, transmit('R1', [invoice('B', 'F1', '9000.00')]), book('R1'))
    expect(only('ScheduleBooked', drawn)).toHaveLength(1)
    expect(only('TermsAmended', told(drawn, amend('2026-02-01', lower)))).toHaveLength(1)
  })
})

describe('Run-off starts', () => {
  const noticed = told(startedOn(), giveNotice('factor', 60))

  test.each([
    ['once the notice has ended', noticed, '2026-05-01', 'noticeEnded'],
    ['on default, notice or not', startedOn(), '2026-01-07', 'default'],
    ['on default, before the notice ends', noticed, '2026-04-01', 'default'],
    ['on default, while suspended', told(startedOn(), suspend('cover')), '2026-04-01', 'default'],
  ] as const)('%s', (_when, history, on, ground) =>
    given(...history)
      .when(runOff(on, ground))
      .then({ type: 'RunOffStarted', contractId, runOffOn: day(on), ground, lines: [] }),
  )
  test('not the day before it ends', () =>
    given(...noticed)
      .when(runOff('2026-04-30', 'noticeEnded'))
      .thenRejected({ type: 'NoticeNotEnded', endsOn: day('2026-05-01') }))
  test('not without any', () =>
    given(...startedOn())
      .when(runOff('2026-05-01', 'noticeEnded'))
      .thenRejected({ type: 'ContractNotThere', status: 'Started' }))
  test('not before the start', () => {
    given(...startedOn())
      .when(runOff('2026-01-06', 'default'))
      .thenRejected({ type: 'BeforeContractStarted', startedOn: day('2026-01-07') })
    given(...upToDocuments())
      .when(runOff('2026-05-01', 'default'))
      .thenRejected({ type: 'ContractNotThere', status: 'DocumentsComplete' })
  })
  test('once: the same again is a yes, another a no', () => {
    const run = told(noticed, runOff('2026-05-01', 'noticeEnded'))
    given(...run)
      .when(runOff('2026-05-01', 'noticeEnded'))
      .thenNothingChanges()
    for (const other of [runOff('2026-05-02', 'noticeEnded'), runOff('2026-05-01', 'default')]) {
      given(...run)
        .when(other)
        .thenRejected({
          type: 'RunOffStartedOtherwise',
          ...{ runOffOn: day('2026-05-01'), ground: 'noticeEnded' },
        })
    }
  })

  const run = told(bought(), runOff('2026-01-20', 'default'))
  test('and nothing more is bought', () =>
    given(...run)
      .when(transmit('R9', [invoice('B', 'F9', '1.00')], '2026-01-21'))
      .thenRejected({ type: 'AssignmentEnded', runOffOn: day('2026-01-20') }))
  test('or drawn', () =>
    expect(told(run, draw('D1', '1.00', '2026-01-21')).at(-1)).toMatchObject({
      ...{ type: 'AdvanceDeclined', reason: 'FundingEnded' },
    }))
  test('and the fund is frozen', () => {
    const paid = told(run, collect('C1', '2026-02-27', 'C', { F103: '18000.00' }))
    expect(contractAfter(paid).account.guaranteeFund).toEqual(eur('5460.00'))
  })
})

describe('A contract is closed', () => {
  const run = told(startedOn(), runOff('2026-01-20', 'default'))

  test('once nothing is owed', () =>
    given(...run)
      .when(closeContract('2026-01-20'))
      .then({ type: 'ContractClosed', contractId, closedOn: day('2026-01-20') }))
  test('not while something is', () =>
    given(...told(bought(), runOff('2026-01-20', 'default')))
      .when(closeContract('2026-02-28'))
      .thenRejected({
        ...{ type: 'PositionNotZero', clientAccount: eur('48612.60') },
        ...{ guaranteeFund: eur('5460.00'), outstanding: eur('54600.00') },
        fundsInUse: eur('527.40'),
      }))
  test('not while a draw is pending', () => {
    const drawn = told(bought(), draw('D1', '1.00')).filter(({ type }) => type === 'AdvanceGranted')
    given(
      ...[
        ...startedOn(),
        ...drawn,
        ...told(startedOn(), runOff('2026-01-20', 'default')).slice(-1),
      ],
    )
      .when(closeContract('2026-02-28'))
      .thenRejected({ type: 'DrawPending', advanceId: 'D1' as never })
  })
  test('not while money of a debtor is held', () =>
    given(...told(run, credit('B', eur('5.00'))))
      .when(closeContract('2026-02-28'))
      .thenRejected({ type: 'DebtorCreditHeld', debtorId: 'B' as never, credit: eur('5.00') }))
  test('not before its run-off', () => {
    given(...run)
      .when(closeContract('2026-01-19'))
      .thenRejected({ type: 'BeforeRunOff', runOffOn: day('2026-01-20') })
    given(...startedOn())
      .when(closeContract('2026-02-28'))
      .thenRejected({ type: 'ContractNotThere', status: 'Started' })
  })
  test('on one day', () => {
    const closed = told(run, closeContract('2026-02-28'))
    given(...closed)
      .when(closeContract('2026-02-28'))
      .thenNothingChanges()
    given(...closed)
      .when(closeContract('2026-03-01'))
      .thenRejected({ type: 'ContractClosedOtherwise', closedOn: day('2026-02-28') })
  })
  test.each([
    ...[amend('2026-04-01', lower), suspend('cover'), checkKyc('2030-01-01'), close('2026-01')],
  ])('for good: $type', (command) =>
    given(...told(run, closeContract('2026-02-28')))
      .when(command)
      .thenRejected({ type: 'ContractTooFar', status: 'Closed' }),
  )
  test('and what was said of its beginnings is still a yes', () =>
    given(...told(run, closeContract('2026-02-28')))
      .when(offer())
      .thenNothingChanges())
})
