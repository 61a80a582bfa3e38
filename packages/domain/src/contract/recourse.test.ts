/** What is charged back, lost and recovered; goldens T-1, S-1 and S-2 as the contract has them. */
import { describe, expect, test } from '@jest/globals'

import { a1Told } from '../testing/a-1.ts'
import { eur, usd, written } from '../testing/amounts.ts'
import {
  amend,
  bearLoss,
  book,
  bought,
  chargeBack,
  collect,
  contractAfter,
  contractId,
  invoice,
  invoiceId,
  lift,
  noteCover,
  only,
  recover,
  reserve,
  startedOn,
  takeBack,
  terms,
  told,
  transmit,
  upToDocuments,
  writeOff,
} from '../testing/contract.ts'
import a1 from '../testing/goldens/a-1.json' with { type: 'json' }
import s1 from '../testing/goldens/s-1.json' with { type: 'json' }
import s2 from '../testing/goldens/s-2.json' with { type: 'json' }
import t1 from '../testing/goldens/t-1.json' with { type: 'json' }
import { scenario } from '../testing/scenario.ts'
import { day, daysFrom, plusDays } from '../values/day.ts'
import { DebtorId, id } from '../values/identity.ts'
import { minus } from '../values/money.ts'
import { type Account, imbalance } from './account.ts'
import { availabilityOn } from './availability.ts'
import { decider, type Event, type Terms } from './index.ts'

const { given } = scenario(decider)
const boughtOn = (changes: Partial<Terms>) => bought({ ...terms, ...changes })
const F102 = ['B', 'F102'] as const
const F103 = ['C', 'F103'] as const
const of102 = { invoiceId: invoiceId('B', 'F102') }
const figures = ({ clientAccount, guaranteeFund, outstanding, fundsInUse }: Account) => ({
  ...{ clientAccount: written(clientAccount), guaranteeFund: written(guaranteeFund) },
  ...{ outstanding: written(outstanding), fundsInUse: written(fundsInUse) },
})

describe('T-1: what is disputed for too long is charged back', () => {
  const { given: told1, expect: expected } = t1
  const { disputed, disputedOn, dueOn, reassignAfterDaysPastDue } = told1
  const history = told(
    boughtOn({ dispute: { ...terms.dispute, reassignAfterDaysPastDue } }),
    collect('C1', '2026-02-02', 'B', { F102: '2000.00' }),
    reserve(...F102, disputed, disputedOn),
  )
  const from = expected.reassignableFrom
  const back = chargeBack(F102, 'dispute', disputed, from)

  test('from its day on, and no earlier', () => {
    expect(daysFrom(day(dueOn), day(from))).toBe(expected.daysPastDue)
    given(...history)
      .when({ ...back, chargedBackOn: plusDays(day(from), -1) })
      .thenRejected({ type: 'TooEarlyToChargeBack', ...of102, from: day(from) })
    expect(only('InvoiceChargedBack', told(history, back))).toMatchObject([
      { ground: 'dispute', amount: eur(disputed), valueOn: day(from) },
    ])
  })
  test('with its effect on the position, and the fund after it', () => {
    const [before, after] = [
      contractAfter(history).account,
      contractAfter(told(history, back)).account,
    ]
    const [released] = only('GuaranteeFundReleased', told(history, back).slice(history.length))
    expect(written(minus(after.outstanding, before.outstanding))).toBe(expected.outstandingChange)
    expect(written(minus(after.fundsInUse, before.fundsInUse))).toBe(expected.fundsInUseChange)
    expect(
      written(
        minus(minus(after.clientAccount, released?.amount ?? eur('0.00')), before.clientAccount),
      ),
    ).toBe(expected.clientAccountChange)
    expect(written(released?.amount ?? eur('0.00'))).toBe('400.00')
  })
  test('and is disputed no longer: the rest is fundable as before', () => {
    const { funding } = contractAfter(told(history, back))
    expect(funding.reserves.get(invoiceId('B', 'F102'))).toBe(undefined)
    expect(written(funding.receivables.get(invoiceId('B', 'F102'))?.open ?? eur('0.00'))).toBe(
      '6000.00',
    )
  })
  test('in part: what is left stays disputed', () => {
    const { funding } = contractAfter(told(history, chargeBack(F102, 'dispute', '1500.00', from)))
    expect(funding.reserves.get(invoiceId('B', 'F102'))?.get('dispute')?.amount).toEqual(
      eur('2500.00'),
    )
  })
  test('no more than is disputed', () =>
    given(...history)
      .when(chargeBack(F102, 'dispute', '4000.01', from))
      .thenRejected({ type: 'MoreThanDisputed', ...of102, disputed: eur('4000.00') }))
  test('at once where it is said not to exist, or a court is to say so', () =>
    expect(
      only(
        'InvoiceChargedBack',
        told(history, chargeBack(F102, 'lawsuit', '4000.00', '2026-02-17')),
      ),
    ).toHaveLength(1))
  test('not without a dispute', () =>
    given(...bought())
      .when(chargeBack(F102, 'lawsuit', '1.00', '2026-02-17'))
      .thenRejected({ type: 'MoreThanDisputed', ...of102, disputed: eur('0.00') }))
})

describe('By the recourse', () => {
  const due = { definancing: { overdueDays: 60 } }
  // F103 is due on 27 February.
  test.each<[Terms['recourse']]>([['full'], ['limited']])(
    '%s: what is not paid, after its days',
    (recourse) => {
      const history = boughtOn({ recourse, ...due })
      given(...history)
        .when(chargeBack(F103, 'nonPayment', '18000.00', '2026-04-28'))
        .thenRejected({
          type: 'TooEarlyToChargeBack',
          invoiceId: invoiceId('C', 'F103'),
          from: day('2026-04-29'),
        })
      expect(
        only(
          'InvoiceChargedBack',
          told(history, chargeBack(F103, 'nonPayment', '18000.00', '2026-04-29')),
        ),
      ).toHaveLength(1)
    },
  )
  test('where the terms fund it for ever, once it is due', () =>
    given(...boughtOn({ recourse: 'full', definancing: null }))
      .when(chargeBack(F103, 'nonPayment', '1.00', '2026-02-27'))
      .thenRejected({
        type: 'TooEarlyToChargeBack',
        invoiceId: invoiceId('C', 'F103'),
        from: day('2026-02-28'),
      }))
  test('nonRecourse: not what is not paid', () =>
    given(...boughtOn({ recourse: 'nonRecourse', ...due }))
      .when(chargeBack(F103, 'nonPayment', '18000.00', '2026-12-31'))
      .thenRejected({ type: 'GroundNotInRecourse', recourse: 'nonRecourse', ground: 'nonPayment' }))
  test.each(['full', 'limited', 'nonRecourse'] as const)(
    '%s: dilution and fraud at once',
    (recourse) => {
      const history = boughtOn({ recourse })
      const back = told(
        history,
        chargeBack(F102, 'dilution', '1.00', '2026-01-20'),
        chargeBack(F102, 'fraud', '2.00', '2026-01-20'),
      )
      expect(only('InvoiceChargedBack', back)).toHaveLength(2)
    },
  )
  test('what is ineligible by a reserve or by the terms, and nothing else', () => {
    const back = chargeBack(F102, 'ineligibility', '100.00', '2026-01-20')
    given(...bought())
      .when(back)
      .thenRejected({ type: 'ReceivableEligible', ...of102 })
    expect(
      only(
        'InvoiceChargedBack',
        told(bought(), reserve(...F102, '100.00', '2026-01-19', 'affiliate'), back),
      ),
    ).toHaveLength(1)
    const excluded = { ...terms.eligibility, excludedDebtors: [id(DebtorId, 'B')] }
    expect(
      only('InvoiceChargedBack', told(boughtOn({ eligibility: excluded }), back)),
    ).toHaveLength(1)
  })
})

describe('Of an insolvent debtor', () => {
  // 9,000.00 of F102's 12,000.00 are covered, of which the factor bears 90 %.
  const covered = told(bought(), noteCover('B', '30000.00', 2n, { F102: '9000.00' }))
  const insolvent = told(covered, noteCover('B', '0.00', 3n, {}, '0.90'))
  const borne = {
    type: 'BorneByFactor',
    ...of102,
    borne: eur('8100.00'),
    most: eur('3900.00'),
  } as const

  test('what the factor does not bear is charged back, and no more', () => {
    given(...insolvent)
      .when(chargeBack(F102, 'insolvency', '3900.01', '2026-05-11'))
      .thenRejected(borne)
    expect(
      only(
        'InvoiceChargedBack',
        told(insolvent, chargeBack(F102, 'insolvency', '3900.00', '2026-05-11')),
      ),
    ).toHaveLength(1)
  })
  test.each(['nonPayment', 'dilution', 'fraud'] as const)('whatever the ground: %s', (ground) =>
    given(...told(insolvent, amend('2026-02-01', { recourse: 'full' })))
      .when(chargeBack(F102, ground, '12000.00', '2026-12-11'))
      .thenRejected(borne),
  )
  test('a dispute suspends the cover of what it is about', () => {
    const history = told(insolvent, reserve(...F102, '4000.00', '2026-02-16'))
    expect(
      only(
        'InvoiceChargedBack',
        told(history, chargeBack(F102, 'dispute', '4000.00', '2026-12-11')),
      ),
    ).toHaveLength(1)
    given(...history)
      .when(chargeBack(F102, 'fraud', '4800.01', '2026-12-11'))
      .thenRejected({ ...borne, borne: eur('7200.00'), most: eur('4800.00') })
  })
  test('which his line knows of, where there is cover', () => {
    given(...covered)
      .when(chargeBack(F102, 'insolvency', '1.00', '2026-05-11'))
      .thenRejected({ type: 'DebtorNotInsolvent', debtorId: id(DebtorId, 'B') })
    expect(
      only(
        'InvoiceChargedBack',
        told(bought(), chargeBack(F102, 'insolvency', '12000.00', '2026-05-11')),
      ),
    ).toHaveLength(1)
  })
  test('and stays so, whatever his line says after it', () =>
    given(...told(insolvent, noteCover('B', '0.00', 4n, { F102: '8000.00' })))
      .when(chargeBack(F102, 'insolvency', '12000.00', '2026-05-11'))
      .thenRejected({ ...borne, borne: eur('7200.00'), most: eur('4800.00') }))
})

describe('A charge-back', () => {
  test.each([
    [
      'more than is open',
      chargeBack(F102, 'fraud', '12000.01', '2026-02-17'),
      { type: 'MoreThanOpen', ...of102, open: eur('12000.00') },
    ],
    ['nothing', chargeBack(F102, 'fraud', '0.00', '2026-02-17'), { type: 'AmountMustBePositive' }],
    [
      'dollars',
      { ...chargeBack(F102, 'fraud', '1.00', '2026-02-17'), amount: usd('1.00') },
      { type: 'CurrencyMustMatch', currency: 'EUR' },
    ],
    [
      'an invoice that is not there',
      chargeBack(['B', 'F9'], 'fraud', '1.00', '2026-02-17'),
      { type: 'InvoiceNotOpen', invoiceId: invoiceId('B', 'F9') },
    ],
    [
      'another debtor’s',
      { ...chargeBack(F102, 'fraud', '1.00', '2026-02-17'), debtorId: id(DebtorId, 'C') },
      { type: 'InvoiceNotOpen', ...of102 },
    ],
    [
      'before the start',
      chargeBack(F102, 'fraud', '1.00', '2026-01-06'),
      { type: 'BeforeContractStarted', startedOn: day('2026-01-07') },
    ],
  ] as const)('is not of %s', (_what, asked, rejection) =>
    given(...bought())
      .when(asked)
      .thenRejected(rejection),
  )
  test('is not of a contract that never started', () => {
    given(...upToDocuments())
      .when(chargeBack(F102, 'fraud', '1.00', '2026-02-17'))
      .thenRejected({ type: 'ContractNotStarted' })
    given(...upToDocuments())
      .when(writeOff(F102, '1.00', '2026-02-17'))
      .thenRejected({ type: 'ContractNotStarted' })
  })
  test('is the same once, and another after the invoice was bought anew', () => {
    const back = chargeBack(F102, 'fraud', '12000.00', '2026-02-17')
    given(...told(bought(), back))
      .when(back)
      .thenNothingChanges()
    const again = told(
      bought(),
      back,
      transmit('R2', [invoice('B', 'F102', '12000.00')], '2026-02-17'),
      book('R2'),
      back,
    )
    expect(only('InvoiceChargedBack', again)).toHaveLength(2)
  })
  test('of all of it leaves nothing reserved', () => {
    const history = told(
      bought(),
      reserve(...F102, '4000.00', '2026-02-16'),
      chargeBack(F102, 'fraud', '12000.00', '2026-02-17'),
    )
    expect(contractAfter(history).funding.reserves.size).toBe(0)
    given(...history)
      .when(lift(...F102, '2026-02-18'))
      .thenNothingChanges()
  })
  test('counts in the rate that indexes the fund, cover that was called does not', () => {
    const { fund } = contractAfter(
      told(
        bought(),
        chargeBack(F102, 'fraud', '100.00', '2026-02-17'),
        bearLoss('B', '2026-02-18', { F102: ['100.00', '50.00'] }),
      ),
    )
    expect([...fund.debits.values()]).toEqual([eur('100.00')])
  })
})

describe('A rest', () => {
  test('that is written off is the factor’s loss, and counts as collected', () => {
    const before = told(bought(), collect('C1', '2026-03-10', 'B', { F102: '11999.50' }))
    const after = told(before, writeOff(F102, '0.50', '2026-03-20'))
    expect(only('LossBorne', after)).toMatchObject([{ ground: 'smallRest', amount: eur('0.50') }])
    expect(
      written(
        minus(contractAfter(after).account.fundsInUse, contractAfter(before).account.fundsInUse),
      ),
    ).toBe('-0.50')
    given(...after)
      .when(writeOff(F102, '0.50', '2026-03-20'))
      .thenNothingChanges()
  })
  test.each([
    [
      'above what is open',
      writeOff(F102, '12000.01', '2026-02-17'),
      { type: 'MoreThanOpen', ...of102, open: eur('12000.00') },
    ],
    ['of nothing', writeOff(F102, '0.00', '2026-02-17'), { type: 'AmountMustBePositive' }],
    [
      'before the start',
      writeOff(F102, '1.00', '2026-01-06'),
      { type: 'BeforeContractStarted', startedOn: day('2026-01-07') },
    ],
    [
      'of what is not there',
      writeOff(['C', 'F102'], '1.00', '2026-02-17'),
      { type: 'InvoiceNotOpen', invoiceId: invoiceId('C', 'F102') },
    ],
  ] as const)('is not written off %s', (_what, asked, rejection) =>
    given(...bought())
      .when(asked)
      .thenRejected(rejection),
  )
})

describe.each(s1.expect.cases)('S-1 at a quotity of $quotity', (expected) => {
  const [b1] = s1.given.invoices
  const { factorLoss, chargedBack, dividend } = expected
  const history = told(
    a1Told(),
    bearLoss('B', s1.given.judgmentOn, { B1: [factorLoss, chargedBack] }),
  )
  const known = a1Told().length

  test('begins as A-1', () => {
    expect(figures(contractAfter(a1Told()).account)).toEqual(s1.given.before)
    expect(b1?.open).toBe('60000.00')
  })
  test('after the call, and the fund after it', () => {
    const isFund = ({ type }: Event) => type === 'GuaranteeFundReleased'
    const { identity: _identity, ...afterCall } = expected.afterCall
    const called = contractAfter([
      ...a1Told(),
      ...history
        .slice(known)
        .filter(({ type }) => type === 'LossBorne' || type === 'InvoiceChargedBack'),
    ])
    expect(figures(called.account)).toEqual(afterCall)
    const { identity, ...after } = expected.after
    expect(figures(contractAfter(history).account)).toEqual(after)
    expect(
      only('GuaranteeFundReleased', history.slice(known)).map(({ amount }) => written(amount)),
    ).toEqual([expected.released])
    expect(history.slice(known).filter(isFund)).toHaveLength(1)
    expect(identity).toBe(expected.afterCall.identity)
    expect(imbalance(contractAfter(history).account)).toEqual(eur('0.00'))
  })
  test('says what each side bears, and nothing of nothing', () => {
    expect(only('LossBorne', history).map(({ amount }) => written(amount))).toEqual([factorLoss])
    expect(
      only('InvoiceChargedBack', history).map(({ amount, ground }) => [ground, written(amount)]),
    ).toEqual([['coverCalled', chargedBack]])
  })
  test('shares a dividend: the client’s part is his, funds in use fall', () => {
    const before = contractAfter(history).account
    const recovered = told(
      history,
      recover('D1', 'B', [dividend.factor, dividend.client], '2026-09-15'),
    )
    const after = contractAfter(recovered).account
    expect(written(minus(after.clientAccount, before.clientAccount))).toBe(dividend.client)
    expect(written(minus(before.fundsInUse, after.fundsInUse))).toBe(dividend.client)
    expect(imbalance(after)).toEqual(eur('0.00'))
    given(...recovered)
      .when(recover('D1', 'B', [dividend.factor, dividend.client], '2026-09-15'))
      .thenNothingChanges()
    const back = takeBack('D2', 'B', [dividend.factor, dividend.client], '2026-09-17')
    const gone = told(recovered, back)
    expect(figures(contractAfter(gone).account)).toEqual(figures(before))
    expect(only('RecoveryReversalBooked', gone)).toMatchObject([{ valueOn: day('2026-09-15') }])
    given(...gone)
      .when(back)
      .thenNothingChanges()
  })

  describe('and S-2', () => {
    const later = s2.expect.cases.find(({ quotity }) => quotity === expected.quotity)
    if (later === undefined) throw new Error('no S-2 of that quotity')
    const called = told(history, noteCover('B', '0.00', 9n, {}, expected.quotity))
    const resolved = told(called, lift('B', 'B2', s2.given.resolvedOn))
    const back = told(
      resolved,
      bearLoss('B', s2.given.resolvedOn, { B2: [later.borne, later.chargedBack] }),
    )
    const available = (of: ReadonlyArray<Event>) =>
      written(availabilityOn(contractAfter(of), day(a1.given.on)).availability)

    test('charges all of it back, and no loss of nothing', () => {
      expect(only('LossBorne', back.slice(resolved.length))).toEqual([])
      const { identity: _identity, ...after } = later.after
      expect(figures(contractAfter(back).account)).toEqual(after)
      expect(
        only('GuaranteeFundReleased', back.slice(resolved.length)).map(({ amount }) =>
          written(amount),
        ),
      ).toEqual([later.released])
    })
    test('has its availability at each step', () =>
      expect([available(called), available(resolved), available(back)]).toEqual([
        ...[
          later.availability.disputed,
          later.availability.disputeEnded,
          later.availability.chargedBack,
        ],
      ]))
  })
})

describe('What a line was called for', () => {
  test('is no more than is open', () => {
    const history = told(
      bought(),
      collect('C1', '2026-03-10', 'B', { F102: '10000.00' }),
      bearLoss('B', '2026-05-11', { F102: ['1500.00', '10500.00'] }),
    )
    expect(only('LossBorne', history)).toMatchObject([{ amount: eur('1500.00') }])
    expect(only('InvoiceChargedBack', history)).toMatchObject([{ amount: eur('500.00') }])
  })
  test('is nothing of what is not there, or another debtor’s', () => {
    given(...bought())
      .when(bearLoss('B', '2026-05-11', { F9: ['1.00', '1.00'] }))
      .thenNothingChanges()
    given(...bought())
      .when(bearLoss('B', '2026-05-11', { F102: ['0.00', '0.00'] }))
      .thenNothingChanges()
    given(...startedOn())
      .when(bearLoss('B', '2026-05-11', {}))
      .thenNothingChanges()
  })
})

test('What is recovered after the end is the client’s at once, or the factor’s alone', () => {
  const over = [
    ...told(startedOn()),
    ...([
      {
        type: 'RunOffStarted',
        contractId,
        runOffOn: day('2026-06-01'),
        ground: 'default',
        lines: [],
      },
      { type: 'ContractClosed', contractId, closedOn: day('2026-07-01') },
    ] satisfies ReadonlyArray<Event>),
  ]
  const recovered = told(over, recover('D1', 'B', ['4050.00', '1950.00'], '2026-09-15'))
  expect(recovered.slice(over.length)).toMatchObject([
    { type: 'RecoveryBooked', forClient: eur('1950.00') },
    { type: 'ClientBalanceRepaid', amount: eur('1950.00'), valueOn: day('2026-09-15') },
  ])
  expect(figures(contractAfter(recovered).account)).toEqual(figures(contractAfter(over).account))
  expect(
    told(over, recover('D1', 'B', ['10.00', '0.00'], '2026-09-15')).slice(over.length),
  ).toMatchObject([{ type: 'RecoveryBooked' }])
  const gone = told(recovered, takeBack('D2', 'B', ['4050.00', '1950.00'], '2026-09-17'))
  expect(gone.slice(recovered.length)).toMatchObject([
    { type: 'RunOffReopened', reopenedOn: day('2026-09-17') },
    { type: 'RecoveryReversalBooked' },
    { type: 'OverAdvanceIncurred' },
  ])
  expect(contractAfter(gone).account.clientAccount).toEqual(eur('-1950.00'))
  given(...over)
    .when(chargeBack(F102, 'fraud', '1.00', '2026-08-01'))
    .thenRejected({ type: 'ContractTooFar', status: 'Closed' })
  given(...over)
    .when(writeOff(F102, '1.00', '2026-08-01'))
    .thenRejected({ type: 'ContractTooFar', status: 'Closed' })
})
