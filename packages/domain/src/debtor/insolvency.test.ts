/** A debtor becomes insolvent: from the alert to the end of the procedure. */
import { describe, expect, test } from '@jest/globals'
import { eur } from '../testing/amounts.ts'
import {
  alert,
  closeInsolvency,
  debtorId,
  decideClaim,
  declare,
  noteLine,
  open,
  register,
  stateAfter,
  told,
} from '../testing/debtor.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { ContractId, id } from '../values/identity.ts'
import type { ClaimDeclared, Procedure } from './events.ts'
import { type Command, decider, openInsolvency } from './index.ts'

const { given } = scenario(decider)
const contractId = id(ContractId, 'K1')
const known = told([], register(), noteLine('K1'))
const insolvent = told(known, open())
const claimed = told(insolvent, declare())
const having = (...commands: ReadonlyArray<Command>) => given(...told(known, ...commands))

/** The events that a command adds. */
const added = (history: typeof known, command: Command) =>
  told(history, command).slice(history.length)

describe('An alert on a debtor', () => {
  test('is raised, on one ground once', () => {
    expect(added(known, alert())).toMatchObject([
      { type: 'AlertRaised', ground: 'wages are paid late' },
    ])
    having(alert()).when(alert()).thenNothingChanges()
    expect(added(told(known, alert()), alert('a cheque bounced'))).toHaveLength(1)
  })
  test('of nobody who is registered is refused', () =>
    given().when(alert()).thenRejected({ type: 'DebtorUnknown', debtorId }))
})

describe('The insolvency of a debtor', () => {
  test('carries his lines under all contracts, and the days by which claims are declared', () =>
    expect(added(told(known, noteLine('K2')), open())).toMatchObject([
      {
        ...{ type: 'InsolvencyOpened', procedure: 'liquidation', judgmentOn: '2026-05-11' },
        ...{ publishedOn: '2026-05-15', lines: ['K1', 'K2'] },
        ...{ claimsDueBy: '2026-07-15', claimsFromAbroadDueBy: '2026-09-15' },
      },
    ]))

  test.each([
    ['2026-12-31', '2027-02-28', '2027-04-30'], // no 31 of either month
    ['2023-12-31', '2024-02-29', '2024-04-30'], // a leap year
    ['2026-05-31', '2026-07-31', '2026-09-30'],
  ])('published on %s: two months are until %s, four until %s', (published, here, abroad) =>
    expect(added(known, open('liquidation', published, '2023-05-11'))).toMatchObject([
      { claimsDueBy: here, claimsFromAbroadDueBy: abroad },
    ]),
  )

  test('of nobody who is registered is refused, though there is a line on him', () =>
    given(...told([], noteLine('K1')))
      .when(open())
      .thenRejected({ type: 'DebtorUnknown', debtorId }))

  test('is published no earlier than it is judged', () =>
    given(...known)
      .when(open('liquidation', '2026-05-10'))
      .thenRejected({ type: 'PublishedBeforeJudgment', judgmentOn: day('2026-05-11') }))

  test('is opened once', () => {
    having(open()).when(open()).thenNothingChanges()
    having(open()).when(open('liquidation', null)).thenNothingChanges()
  })

  test('is told again as it is published, and knows its days then', () => {
    expect(added(known, open('redressement', null))).toMatchObject([{ claimsDueBy: null }])
    expect(added(told(known, open('redressement', null)), open('redressement'))).toMatchObject([
      { publishedOn: '2026-05-15', claimsDueBy: '2026-07-15' },
    ])
  })

  test('is published on one day', () =>
    having(open())
      .when(open('liquidation', '2026-05-20'))
      .thenRejected({
        ...{ type: 'InsolvencyOpenedOtherwise', procedure: 'liquidation' },
        ...{ judgmentOn: day('2026-05-11'), publishedOn: day('2026-05-15') },
      }))

  test.each<[Procedure, Procedure]>([
    ['sauvegarde', 'redressement'],
    ['sauvegarde', 'liquidation'],
    ['redressement', 'liquidation'],
  ])('is converted from %s into %s, and keeps its days and its claims', (from, to) => {
    const history = told(known, open(from), declare())
    const converted = told(history, open(to, '2026-08-20', '2026-08-17'))
    expect(converted.at(-1)).toMatchObject({ procedure: to, claimsDueBy: '2026-07-15' })
    expect(openInsolvency(stateAfter(converted))).toMatchObject({ judgmentOn: '2026-05-11' })
    expect(openInsolvency(stateAfter(converted))?.claims.size).toBe(1)
    given(...converted)
      .when(open(from))
      .thenRejected({
        ...{ type: 'InsolvencyOpenedOtherwise', procedure: to },
        ...{ judgmentOn: day('2026-08-17'), publishedOn: day('2026-08-20') },
      })
  })

  test('is converted by no earlier judgment', () =>
    having(open('redressement'))
      .when(open('liquidation', '2026-05-15', '2026-05-04'))
      .thenRejected({
        ...{ type: 'InsolvencyOpenedOtherwise', procedure: 'redressement' },
        ...{ judgmentOn: day('2026-05-11'), publishedOn: day('2026-05-15') },
      }))

  test('is said to a line that is noted later', () => {
    expect(added(insolvent, noteLine('K2'))).toMatchObject([{ insolventSince: '2026-05-11' }])
    expect(added(told(insolvent, closeInsolvency()), noteLine('K2'))).toMatchObject([
      { insolventSince: null },
    ])
  })

  test('ends once', () => {
    expect(added(insolvent, closeInsolvency())).toMatchObject([{ type: 'InsolvencyClosed' }])
    having(open(), closeInsolvency()).when(closeInsolvency()).thenNothingChanges()
    having(open(), closeInsolvency())
      .when(closeInsolvency('2027-06-01'))
      .thenRejected({ type: 'DebtorNotInsolvent', debtorId })
    given(...known)
      .when(closeInsolvency())
      .thenRejected({ type: 'DebtorNotInsolvent', debtorId })
    given(...insolvent)
      .when(closeInsolvency('2026-05-10'))
      .thenRejected({ type: 'BeforeJudgment', judgmentOn: day('2026-05-11') })
  })

  test('may come again after it ended, without the claims of the first', () => {
    const again = open('liquidation', null, '2028-01-10')
    const history = told(claimed, closeInsolvency(), again)
    expect(openInsolvency(stateAfter(history))?.claims.size).toBe(0)
    given(...told(claimed, closeInsolvency()))
      .when(open('liquidation', null, '2027-05-10'))
      .thenRejected({ type: 'BeforeInsolvencyClosed', closedOn: day('2027-05-11') })
  })
})

describe('A claim', () => {
  const declaredOn = (on: string, otherwise = {}, amount = '80000.00') =>
    added(insolvent, declare(amount, on, otherwise))[0] as ClaimDeclared

  test.each([
    ['2026-07-15', false, '2026-07-15', false],
    ['2026-07-16', false, '2026-07-15', true],
    ['2026-07-16', true, '2026-09-15', false],
    ['2026-09-16', true, '2026-09-15', true],
  ])(
    'declared on %s, from abroad: %s, is due by %s and late: %s',
    (on, isFromAbroad, dueBy, isLate) =>
      expect(declaredOn(on, { isFromAbroad })).toMatchObject({ dueBy, isLate }),
  )

  test('before it is published has no day by which it is due', () =>
    expect(added(told(known, open('liquidation', null)), declare())).toMatchObject([
      { dueBy: null, isLate: false },
    ]))

  test('is declared once a contract', () => {
    given(...claimed)
      .when(declare())
      .thenNothingChanges()
    expect(added(claimed, declare('1.00', '2026-06-01', { contract: 'K2' }))).toHaveLength(1)
    given(...claimed)
      .when(declare('70000.00'))
      .thenRejected({
        ...{ type: 'ClaimDeclaredOtherwise', amount: eur('80000.00') },
        declaredOn: day('2026-06-01'),
      })
  })

  test('is of something, on a debtor who is insolvent by then', () => {
    given(...insolvent)
      .when(declare('0.00'))
      .thenRejected({ type: 'AmountMustBePositive' })
    given(...known)
      .when(declare())
      .thenRejected({ type: 'DebtorNotInsolvent', debtorId })
    given(...insolvent)
      .when(declare('80000.00', '2026-05-10'))
      .thenRejected({ type: 'BeforeJudgment', judgmentOn: day('2026-05-11') })
  })

  test('is contested, then admitted, for no more than it is', () => {
    const contested = told(claimed, decideClaim('contested', '60000.00'))
    given(...contested)
      .when(decideClaim('contested', '60000.00'))
      .thenNothingChanges()
    expect(added(contested, decideClaim('admitted'))).toMatchObject([{ outcome: 'admitted' }])
    given(...claimed)
      .when(decideClaim('admitted', '80000.01'))
      .thenRejected({ type: 'AboveClaim', declared: eur('80000.00') })
    given(...claimed)
      .when(decideClaim('admitted', '-0.01'))
      .thenRejected({ type: 'AmountMustBePositive' })
  })

  test('is decided once it is declared', () =>
    given(...insolvent)
      .when(decideClaim('admitted'))
      .thenRejected({ type: 'ClaimNotDeclared', contractId }))

  test.each([['a claim of a debtor who is not insolvent', claimed.slice(-1)]])(
    'stops at a history that cannot be: %s',
    (_story, history) => expect(() => stateAfter(history)).toThrow('Invariant broken'),
  )
})
