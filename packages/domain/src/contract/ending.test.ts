/** How a contract ends (rules 1.20): goldens W-1 and W-2, told as the ledger would tell them. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  amend,
  book,
  bought,
  chargeFee,
  close,
  closeContract,
  collect,
  contractAfter,
  credit,
  draw,
  giveNotice,
  invoice,
  note,
  noteCover,
  only,
  pay,
  payIn,
  repay,
  reverse,
  runOff,
  seize,
  startedOn,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import w1 from '../testing/goldens/w-1.json' with { type: 'json' }
import w2 from '../testing/goldens/w-2.json' with { type: 'json' }
import { golden } from '../testing/scale.ts'
import { scenario } from '../testing/scenario.ts'
import { statementOf } from '../testing/statement.ts'
import { day, month } from '../values/day.ts'
import { text } from '../values/text.ts'
import { imbalance } from './account.ts'
import { availabilityOn } from './availability.ts'
import type { NoteDebtorCredit } from './commands/funding.ts'
import { type Command, decider, type Event } from './index.ts'
import { scaleLines } from './scale-lines.ts'

const { given } = scenario(decider)

type Dated = readonly [on: string, command: Command]

/** AF-1 until the end of March. */
const af1: ReadonlyArray<Dated> = [
  ['2026-01-13', draw('D1', '45000.00')],
  ['2026-01-13', pay('D1', '45000.00')],
  ['2026-01-20', note('B', 'F102', ['AV1', '2026-01-20'], '2000.00')],
  ['2026-01-31', close('2026-01', '0.0202')],
  ['2026-02-27', collect('C1', '2026-02-27', 'C', { F103: '18000.00' })],
  ['2026-02-28', close('2026-02', '0.0205')],
  ['2026-03-10', collect('C2', '2026-03-10', 'B', { F101: '24000.00' })],
  ['2026-03-31', close('2026-03', '0.0198')],
]

const paid: ReadonlyArray<Dated> = [
  ['2026-04-30', giveNotice('client', w1.given.notice.days, w1.given.notice.givenOn)],
  ['2026-04-30', close('2026-04', '0.0195')],
  ['2026-05-11', collect('C3', '2026-05-11', 'B', { F102: '10000.00' })],
  ['2026-05-11', collect('C4', '2026-05-11', 'C', { F104: '600.00' })],
  ['2026-05-31', close('2026-05', '0.0195')],
  ['2026-06-29', runOff(w1.expect.noticeEndsOn, 'noticeEnded')],
]
const closed: ReadonlyArray<Dated> = [
  ['2026-06-29', repay('2026-06-29', '0.0193')],
  ['2026-06-29', closeContract('2026-06-29')],
]
const recalled: ReadonlyArray<Dated> = [
  ['2026-07-05', reverse('C3', ['2026-05-11', '2026-07-05'], 'B', { F102: '10000.00' })],
]
const july: ReadonlyArray<Dated> = [['2026-07-31', close('2026-07', '0.0193')]]

/** The terms of the golden: more than 90 days overdue is not fundable. */
const ninety = { ...terms, definancing: { overdueDays: 90 as never } }

const opening = told(bought(ninety), ...commandsOf(af1))
const afterW1 = told(opening, ...commandsOf([...paid, ...closed]))
const afterRecall = told(afterW1, ...commandsOf(recalled))
const afterW2 = told(afterRecall, ...commandsOf(july))

describe.each([
  ['W-1', w1.expect.statement, opening, [...paid, ...closed]],
  ['W-2', w2.expect.statement, afterW1, [...recalled, ...july]],
] as const)('%s told as a statement', (_id, [broughtForward, ...expected], before, asked) => {
  const rows = rowsOf(before, asked)

  test('begins where the one before ended', () => {
    const { identity, ...figures } = figuresOf(before)
    expect({ ...figures, identity }).toEqual(
      (({ on: _on, event: _event, ref: _ref, debit: _debit, credit: _credit, ...rest }) => rest)(
        broughtForward ?? { on: '', event: '', ref: '', debit: '', credit: '' },
      ),
    )
  })
  test.each(expected.map((row, index) => ({ index, ...row })))(
    '$on $event $ref leaves $clientAccount, fund $guaranteeFund',
    ({ index, ...row }) => expect(rows[index]).toEqual(row),
  )
  test('has no other line', () => expect(rows).toHaveLength(expected.length))
})

describe('The interest scale', () => {
  const scales = [
    ...[...w1.expect.interest].map((scale) => ({ ...scale, of: only('MonthClosed', afterW1) })),
    ...w2.expect.recomputed.map((scale) => ({
      ...scale,
      of: only('FinancingCommissionCorrected', afterW2),
    })),
    { ...w2.expect.openMonth, of: only('MonthClosed', afterW2) },
  ]
  test.each(scales)('of $month makes $unrounded, rounded $charged', (scale) => {
    const found = scale.of.find((each) => each.month === scale.month)
    expect(found && scaleLines(found).lines.map(golden)).toEqual(scale.segments)
    expect(found && scaleLines(found).numbers.toFixed(2)).toBe(scale.numbers)
    expect(found?.exact.toFixed(4)).toBe(scale.unrounded)
    expect(found && written(found.rounded)).toBe(scale.charged)
    expect(found?.segments.map((segment) => segment.rate.toFixed())).toEqual(
      scale.segments.map(() => scale.rate),
    )
  })

  test('charges June nothing: no event of zero', () =>
    expect(only('FinancingCommissionCharged', afterW1).map((each) => each.month)).not.toContain(
      '2026-06',
    ))
})

describe('The proof of W-1', () => {
  test('what was collected, less what was in use and what it cost, is repaid', () => {
    const cents = (amount: string) => BigInt(amount.replace('.', ''))
    const { collected, openingFundsInUse, commissionsCharged, repaid } = w1.expect.proof
    expect(cents(collected) - cents(openingFundsInUse) - cents(commissionsCharged)).toBe(
      cents(repaid),
    )
    expect(only('ClientBalanceRepaid', afterW1).map(({ amount }) => written(amount))).toEqual([
      repaid,
    ])
  })

  test('values both receipts a TARGET day later', () =>
    expect(
      only('CollectionBooked', afterW1)
        .slice(-2)
        .map(({ lines, receivedOn, valueOn }) => ({ ref: lines[0]?.number, receivedOn, valueOn })),
    ).toEqual(w1.expect.collectionValueDates))
})

describe('A recalled payment', () => {
  test('is valued as the payment was', () =>
    expect(only('CollectionReversalBooked', afterW2).map(({ valueOn }) => valueOn)).toEqual([
      w2.expect.reversalValueOn,
    ]))
  test('is corrected from the first day of the open month', () =>
    expect(
      only('FinancingCommissionCorrected', afterW2).map((each) => ({
        ...{ month: each.month, correction: written(each.exclTax), valueOn: each.valueOn },
      })),
    ).toEqual(
      w2.expect.corrections.map((row) => ({
        ...{ month: row.month, correction: row.correction },
        valueOn: w2.expect.correctionsValueOn,
      })),
    ))
  test('levies nothing, though 10,000.00 is outstanding again', () =>
    expect(only('GuaranteeFundLevied', afterW2)).toEqual(only('GuaranteeFundLevied', afterW1)))
  test('leaves its invoice open, with what it was', () => {
    const [receivable] = contractAfter(afterRecall).funding.receivables.values()
    expect(receivable && written(receivable.open)).toBe('10000.00')
    expect(receivable).toMatchObject({ debtorId: 'B', dueOn: '2026-03-10' })
  })
  test('is not fundable again, being overdue for too long: an over-advance', () => {
    expect(afterRecall.slice(afterW1.length).map(({ type }) => type)).toEqual([
      ...['RunOffReopened', 'CollectionReversalBooked', 'FundingWithdrawn', 'OverAdvanceIncurred'],
    ])
    expect(only('FundingWithdrawn', afterRecall).map(({ dayCount }) => dayCount)).toEqual([
      w2.expect.overdueOnRecallDay,
    ])
    const availableOn = (events: ReadonlyArray<Event>, on: string) =>
      written(availabilityOn(contractAfter(events), day(on)).availability)
    expect(availableOn(afterRecall, '2026-07-05')).toBe(w2.expect.availabilityOnRecallDay)
    expect(availableOn(afterW2, '2026-07-31')).toBe(w2.expect.availability)
  })
  test('of a running contract raises its fund again (L-5)', () => {
    const paidBack = reverse('C1', ['2026-02-27', '2026-03-05'], 'C', { F103: '18000.00' })
    const [last] = statementOf(told(bought(), ...commandsOf(af1.slice(0, 6)), paidBack)).slice(-1)
    expect(last).toMatchObject({
      ...{ event: 'GuaranteeFundLevied', clientAccount: '1602.03', guaranteeFund: '5260.00' },
      ...{ outstanding: '52600.00', fundsInUse: '45737.97' },
    })
  })
  test('may have paid in part only', () => {
    const part = told(
      bought(),
      collect('C1', '2026-02-27', 'C', { F103: '8000.00' }),
      reverse('C1', ['2026-02-27', '2026-03-05'], 'C', { F103: '3000.00' }),
    )
    const open = [...contractAfter(part).funding.receivables.values()].map((each) => each.open)
    expect(open.map(written)).toContain('13000.00')
  })
  test('that paid nothing changes nothing', () =>
    given(...afterW1)
      .when(reverse('C3', ['2026-05-11', '2026-07-05'], 'B', { F102: '0.00' }))
      .thenNothingChanges())
})

describe('A contract that was opened again', () => {
  const paidAgain = told(
    afterW2,
    collect('C5', '2026-08-10', 'B', { F102: '10000.00' }),
    payIn('VIR-ALPHA', '46.09', '2026-08-10'),
  )
  test('owes what the recall cost', () =>
    given(...told(afterW2, collect('C5', '2026-08-10', 'B', { F102: '10000.00' })))
      .when(repay('2026-08-11', '0.0193'))
      // 46.09, and August: 10,046.09 for ten days at 3.43 % make 9.57.
      .thenRejected({ type: 'FundsInUseLeft', fundsInUse: eur('55.66') }))
  test('is brought to zero and closed again', () => {
    const rest = told(paidAgain, payIn('VIR-ALPHA-2', '9.57', '2026-08-10'))
    const ended = told(rest, repay('2026-08-11', '0.0193'), closeContract('2026-08-11'))
    expect(figuresOf(ended)).toEqual(figuresOf([...startedOn()]))
    expect(contractAfter(ended).life).toMatchObject({ status: 'Closed', closedOn: '2026-08-11' })
  })
  test('closes no earlier than it was opened', () =>
    given(...paidAgain)
      .when(repay('2026-07-04', '0.0193'))
      .thenRejected({ type: 'BeforeRunOff', runOffOn: day('2026-07-05') }))
  describe('in the month in which it was closed', () => {
    const recalledAtOnce = told(
      ...[afterW1, reverse('C3', ['2026-05-11', '2026-06-29'], 'B', { F102: '10000.00' })],
      collect('C5', '2026-06-29', 'B', { F102: '10000.00' }),
    )
    // May 10.09 − 3.99, and June to the 30th: 89,290.60 + 10,000.00 numbers at 3.43 % make 9.46.
    const ended = told(
      ...[recalledAtOnce, payIn('VIR-ALPHA', '15.56', '2026-06-29')],
      ...[repay('2026-06-30', '0.0193'), closeContract('2026-06-30')],
    )
    test('owes the days in between', () =>
      given(...recalledAtOnce)
        .when(repay('2026-06-30', '0.0193'))
        .thenRejected({ type: 'FundsInUseLeft', fundsInUse: eur('15.56') }))
    test('is closed again: its months are corrected up to that day', () => {
      expect(figuresOf(ended)).toEqual(figuresOf([...startedOn()]))
      expect(only('FinancingCommissionCorrected', ended)).toMatchObject([
        { month: '2026-05', exclTax: eur('6.10'), valueOn: '2026-06-30' },
        { month: '2026-06', exclTax: eur('9.46'), valueOn: '2026-06-30' },
      ])
      expect(contractAfter(ended).life).toMatchObject({ status: 'Closed', closedOn: '2026-06-30' })
    })
    test('and should that money go back too, the last day of June is corrected once: 10.41 in all', () => {
      const again = told(
        ...[ended, reverse('C5', ['2026-06-29', '2026-07-05'], 'B', { F102: '10000.00' })],
        close('2026-07', '0.0193'),
      )
      expect(only('FinancingCommissionCorrected', again).slice(2)).toMatchObject([
        { month: '2026-06', exclTax: eur('0.95'), valueOn: '2026-07-01' },
      ])
    })
  })
  test('draws and assigns no more', () => {
    const [answer] = told(afterRecall, draw('D9', '1.00', '2026-07-06')).slice(-1)
    expect(answer).toMatchObject({ type: 'AdvanceDeclined', reason: 'FundingEnded' })
    given(...afterRecall)
      .when(transmit('R9', []))
      .thenRejected({ type: 'AssignmentEnded', runOffOn: day('2026-06-29') })
  })
})

describe('The client is repaid', () => {
  const ready = told(opening, ...commandsOf(paid))

  test('in one append: the month, the fund, the balance', () =>
    expect(told(ready, repay('2026-06-29', '0.0193')).slice(ready.length)).toMatchObject([
      { type: 'MonthClosed', month: '2026-06' },
      { type: 'GuaranteeFundReleased', reference: 'closing', valueOn: '2026-06-29' },
      { type: 'ClientBalanceRepaid', valueOn: '2026-06-29' },
    ]))
  test('without an event of zero, where there is nothing to release or repay', () => {
    const unused = told(startedOn(), runOff('2026-01-20', 'default'))
    expect(told(unused, repay('2026-01-20')).slice(unused.length)).toMatchObject([
      { type: 'MonthClosed', month: '2026-01', segments: [] },
    ])
  })
  test('once: the same again is a yes', () =>
    given(...told(ready, repay('2026-06-29', '0.0193')))
      .when(repay('2026-06-29', '0.0193'))
      .thenNothingChanges())
  test('at one fixing', () =>
    given(...told(ready, repay('2026-06-29', '0.0193')))
      .when(repay('2026-06-29', '0.0194'))
      .thenRejected({
        ...{ type: 'MonthAlreadyClosed', month: month('2026-06') },
        fixing: fixingOf('2026-06'),
      }))
  test('not again as before, once more has come in', () => {
    const again = told(
      ...[ready, repay('2026-06-29', '0.0193'), closeContract('2026-06-29')],
      reverse('C3', ['2026-05-11', '2026-06-29'], 'B', { F102: '9000.00' }),
    )
    given(...again)
      .when(repay('2026-06-29', '0.0193'))
      .thenRejected({
        ...{ type: 'OutstandingLeft', outstanding: eur('9000.00'), threshold: eur('0.00') },
      })
  })
  test('after the minimum of each period, though two end in the month', () => {
    // 365 × 10.00 a year: 60 days until 7 March, of which all is charged, and 5 days of the next period.
    const agreed = {
      ...terms,
      factoringCommission: {
        ...terms.factoringCommission,
        annualMin: { amount: eur('3650.00'), periodEnds: '03-07' as never },
      },
    }
    const ended = told(
      ...([bought(agreed), note('C', 'F104', ['AV2', '2026-01-13'], '600.00')] as const),
      transmit('R2', [invoice('B', 'F9', '60000.00')], '2026-01-20'),
      book('R2'),
      ...[close('2026-01'), close('2026-02'), runOff('2026-03-03', 'default')],
      collect('C1', '2026-03-03', 'B', { F101: '24000.00', F102: '12000.00', F9: '60000.00' }),
      collect('C2', '2026-03-03', 'C', { F103: '18000.00' }),
      repay('2026-03-12'),
      closeContract('2026-03-12'),
    )
    expect(only('AnnualMinimumCharged', ended)).toMatchObject([
      { from: '2026-03-08', to: '2026-03-12', activeDays: 5, exclTax: eur('50.00') },
    ])
  })
  test('in run-off only', () =>
    given(...told(opening, ...commandsOf(paid.slice(0, -1))))
      .when(repay('2026-06-29', '0.0193'))
      .thenRejected({ type: 'ContractNotThere', status: 'NoticeGiven' }))
  test('no earlier than it began', () =>
    given(...ready)
      .when(repay('2026-06-28', '0.0193'))
      .thenRejected({ type: 'BeforeRunOff', runOffOn: day('2026-06-29') }))
  test('when all months before are closed', () =>
    given(...ready)
      .when(repay('2026-07-01', '0.0193'))
      .thenRejected({ type: 'MonthsCloseInOrder', next: month('2026-06') }))
  test('at a fixing of the reference that is agreed', () => {
    const command = repay('2026-06-29', '0.0193')
    given(...ready)
      .when({ ...command, fixing: { ...command.fixing, reference: 'ESTR' as never } })
      .thenRejected({ type: 'ReferenceMustMatch', reference: 'EURIBOR 1M' })
  })

  const defaulted = told(opening, runOff('2026-03-31', 'default'))
  test('not while more is open than the terms say', () =>
    given(...defaulted)
      .when(repay('2026-04-01', '0.0195'))
      .thenRejected({
        ...{ type: 'OutstandingLeft', outstanding: eur('10600.00'), threshold: eur('0.00') },
      }))
  test('not before all money counts', () =>
    given(
      ...told(
        defaulted,
        collect('C3', '2026-04-10', 'B', { F102: '10000.00' }),
        collect('C4', '2026-04-10', 'C', { F104: '600.00' }),
      ),
    )
      .when(repay('2026-04-10', '0.0195'))
      .thenRejected({ type: 'MoneyNotInValue', valueOn: day('2026-04-13') }))
  test('not while a debtor’s money is held', () =>
    given(...told(ready, credit('B', eur('5.00'))))
      .when(repay('2026-06-29', '0.0193'))
      .thenRejected({ type: 'DebtorCreditHeld', debtorId: 'B' as never, credit: eur('5.00') }))

  describe('where the run-off may end with little outstanding', () => {
    const lenient = amend('2026-04-01', { fundReleaseThreshold: eur('600.00') })
    const nearly = told(
      opening,
      ...[lenient, runOff('2026-04-01', 'default')],
      collect('C3', '2026-04-09', 'B', { F102: '10000.00' }),
    )
    const repaid = told(nearly, repay('2026-04-10', '0.0195'))

    test('the fund is released, and what was collected beyond the funds in use repaid', () =>
      expect(figuresOf(repaid)).toEqual({
        ...{ clientAccount: '600.00', guaranteeFund: '0.00', outstanding: '600.00' },
        ...{ fundsInUse: '0.00', identity: '600.00' },
      }))
    test('and the rest once it is collected, in the same month', () => {
      const whole = told(
        repaid,
        collect('C4', '2026-04-20', 'C', { F104: '600.00' }),
        ...[repay('2026-04-21', '0.0195'), closeContract('2026-04-21')],
      )
      expect(only('ClientBalanceRepaid', whole).map(({ amount }) => written(amount))).toEqual([
        ...['6222.63', '600.00'],
      ])
    })
    test('or in a later one', () => {
      // 3,774.11 for nine days at 3.45 % make 3.26: 10,000.00 − 3,777.37.
      const whole = told(
        repaid,
        collect('C4', '2026-04-20', 'C', { F104: '600.00' }),
        repay('2026-05-04', '0.0195'),
        closeContract('2026-05-04'),
      )
      expect(only('ClientBalanceRepaid', whole).map(({ amount }) => written(amount))).toEqual([
        ...['6222.63', '600.00'],
      ])
    })
  })
})

describe('A contract is not closed', () => {
  const minimum = { amount: eur('3650.00'), periodEnds: '12-31' as never }
  const withMinimum = told(
    startedOn({
      ...terms,
      factoringCommission: { ...terms.factoringCommission, annualMin: minimum },
    }),
    runOff('2026-01-10', 'default'),
  )

  test('before its last month is', () => {
    const unpaid = told(
      ...([bought(), runOff('2026-01-20', 'default')] as const),
      collect('C1', '2026-01-20', 'B', { F101: '24000.00', F102: '12000.00' }),
      collect('C2', '2026-01-20', 'C', { F103: '18000.00', F104: '600.00' }),
    )
    const empty = told(unpaid, pay('D1', '48612.60', '2026-01-21'), seize('5460.00', '2026-01-21'))
    const zero = told(empty, pay('D2', '5460.00', '2026-01-21'))
    expect(figuresOf(zero)).toEqual(figuresOf(startedOn()))
    given(...zero)
      .when(closeContract('2026-01-21'))
      .thenRejected({ type: 'MonthsCloseInOrder', next: month('2026-01') })
  })
  test('before its annual minimum is charged, so many days of 365', () => {
    given(...withMinimum)
      .when(closeContract('2026-01-10'))
      .thenRejected({ type: 'AnnualMinimumDue', due: eur('48.00') })
    const settled = told(
      withMinimum,
      payIn('V1', '72.00', '2026-01-09'),
      repay('2026-01-12'),
      closeContract('2026-01-12'),
    )
    expect(only('AnnualMinimumCharged', settled)).toMatchObject([{ activeDays: 6 }])
  })
})

describe('What the client pays in', () => {
  test('lowers the funds in use, after its float', () => {
    const [paidIn] = only('ClientPaymentBooked', told(opening, payIn('V1', '774.11', '2026-04-02')))
    expect(paidIn?.valueOn).toBe('2026-04-07') // Good Friday and Easter Monday are no TARGET days
    expect(figuresOf(told(opening, payIn('V1', '774.11', '2026-04-02')))).toMatchObject({
      ...{ clientAccount: '4600.00', fundsInUse: '3000.00' },
    })
  })
  test('is one payment under one reference', () => {
    given(...told(opening, payIn('V1', '774.11')))
      .when(payIn('V1', '774.11'))
      .thenNothingChanges()
    given(...told(opening, payIn('V1', '774.11')))
      .when(payIn('V1', '774.12'))
      .thenRejected({
        ...{ type: 'ClientPaymentBookedOtherwise', amount: eur('774.11') },
        receivedOn: day('2026-08-10'),
      })
  })
  test('is money of the contract, from its start on', () => {
    given(...opening)
      .when(payIn('V1', '0.00'))
      .thenRejected({ type: 'AmountMustBePositive' })
    given(...opening)
      .when({ ...payIn('V1', '1.00'), amount: { ...eur('1.00'), currency: 'USD' } })
      .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' })
    given(...opening)
      .when(payIn('V1', '1.00', '2026-01-06'))
      .thenRejected({ type: 'BeforeContractStarted', startedOn: day('2026-01-07') })
  })
})

describe('After the close nothing happens:', () => {
  test.each<Command>([
    draw('D9', '1.00', '2026-06-30'),
    pay('D9', '1.00', '2026-06-30'),
    noteCover('B', '1.00', 99n),
    note('B', 'F102', ['AV9', '2026-06-30'], '0.00', '1.00'),
    payIn('V1', '1.00', '2026-06-30'),
    chargeFee('newDebtor', 'B', '2026-06-30'),
  ])('$type', (command) => {
    const decision = decider.decide(contractAfter(afterW1), command)
    expect(decision).toMatchObject(
      command.type === 'ChargeFee'
        ? { _tag: 'Left' }
        : { _tag: 'Left', left: { type: 'ContractIsClosed', closedOn: '2026-06-29' } },
    )
  })
  test('but what a debtor paid late is his: its run-off is open again', () => {
    const late = credit('B', eur('1.00'), 'C7', '2026-07-03')
    const { notedOn, ...noted } = late as NoteDebtorCredit
    const reopened = {
      ...{ type: 'RunOffReopened', contractId: noted.contractId, reference: text('debtor credit') },
    }
    given(...afterW1)
      .when(late)
      .then({ ...reopened, reopenedOn: notedOn } as Event, {
        ...{ ...noted, type: 'DebtorCreditNoted' },
      })
    given(...afterW1)
      .when({ ...noted, notedOn: null })
      .then({ ...reopened, reopenedOn: day('2026-06-29') } as Event, {
        ...{ ...noted, type: 'DebtorCreditNoted' },
      })
  })
  test('and what was said before is still a yes', () => {
    given(...afterW1)
      .when(draw('D1', '45000.00'))
      .thenNothingChanges()
    given(...afterW1)
      .when(book('R1'))
      .thenNothingChanges()
    given(...afterW1)
      .when(close('2026-05', '0.0195'))
      .thenNothingChanges()
  })
})

function commandsOf(dated: ReadonlyArray<Dated>): ReadonlyArray<Command> {
  return dated.map(([, command]) => command)
}
function fixingOf(of: string) {
  const found = only('MonthClosed', afterW2).find((each) => each.month === of)
  if (!found) throw new Error(`${of} is open`)
  return found.fixing
}
function figuresOf(events: ReadonlyArray<Event>) {
  const { account } = contractAfter(events)
  expect(imbalance(account)).toEqual(eur('0.00'))
  return {
    clientAccount: written(account.clientAccount),
    guaranteeFund: written(account.guaranteeFund),
    outstanding: written(account.outstanding),
    fundsInUse: written(account.fundsInUse),
    identity: written({
      ...account.clientAccount,
      minor: account.clientAccount.minor + account.guaranteeFund.minor,
    }),
  }
}
/** A line for each movement and each turn of its life. */
function rowsOf(before: ReadonlyArray<Event>, asked: ReadonlyArray<Dated>) {
  const history = [...before]
  return asked.flatMap(([on, command]) => {
    const known = history.length
    history.push(...told(history, command).slice(known))
    return history.slice(known).flatMap((_event, index) => {
      const upTo = history.slice(0, known + index + 1)
      const lines = statementOf(upTo).length - statementOf(upTo.slice(0, -1)).length
      return statementOf(upTo)
        .slice(statementOf(upTo).length - lines)
        .map((row) => ({ on, ...row }))
    })
  })
}
