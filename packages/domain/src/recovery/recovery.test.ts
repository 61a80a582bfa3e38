/** The stories of a recovery: golden P-1 step by step, and what is refused with its figures. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd } from '../testing/amounts.ts'
import p1 from '../testing/goldens/p-1.json' with { type: 'json' }
import {
  breakIt,
  disputed,
  dun,
  keep,
  of,
  open,
  promise,
  receivable,
  resume,
  serve,
  settled,
  stateAfter,
  sue,
  suspend,
  told,
  whose,
} from '../testing/recovery.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import type { Receivable, Request } from './commands.ts'
import { decider, type Event } from './index.ts'
import type { Rejection } from './rejection.ts'

const { given } = scenario(decider)
const { madeOn, promisedOn } = p1.given.promise
const reminded = told([], of(dun('courtesy', '2026-03-05')), of(dun('L1', '2026-03-16')))
const promised = told(reminded, of(promise(madeOn, promisedOn)))

describe('P-1: dunning and a broken promise', () => {
  test('steps are taken from their own days on, and not the day before', () => {
    let history: ReadonlyArray<Event> = []
    for (const { step, on } of p1.expect.steps) {
      const asked = take(step, on)
      const eve = take(
        step,
        day(`${on.slice(0, 8)}${String(Number(on.slice(8)) - 1).padStart(2, '0')}`),
      )
      given(...history)
        .when(of(eve))
        .thenRejected({
          ...{ type: 'StepNotDue', step: step as 'L1', dueFrom: day(on) },
        })
      history = told(history, of(asked))
      expect(history.at(-1)).toMatchObject({ dueFrom: on, amount: eur(p1.given.amount) })
    }
  })

  test('a promise suspends escalation', () =>
    given(...promised)
      .when(of(dun('L2', promisedOn)))
      .thenRejected({ type: 'PromiseStands', amount: eur('600.00'), promisedOn: day(promisedOn) }))

  test('is broken on the day after it was for, when the next step is taken', () =>
    given(...promised)
      .when(of(dun(p1.expect.resumesWith as 'L2', p1.expect.resumesOn)))
      .then(broken(p1.expect.promiseBrokenOn), {
        ...{ type: 'DunningSent', ...whose, amount: eur('600.00'), step: 'L2' },
        ...{ dueFrom: day('2026-03-25'), sentOn: day('2026-03-25') },
      }))

  test('or when somebody says so, once', () => {
    given(...promised)
      .when(of(breakIt('2026-03-30')))
      .then(broken('2026-03-25'))
    given(...promised, broken('2026-03-25'))
      .when(of(breakIt('2026-03-30')))
      .thenNothingChanges()
  })

  test('but not on its own day', () =>
    given(...promised)
      .when(of(breakIt(promisedOn)))
      .thenRejected({ type: 'PromiseNotLapsed', promisedOn: day(promisedOn) }))
})

describe('A step', () => {
  test.each<[string, Request, Rejection, Partial<Receivable>]>([
    [
      'of a paid invoice',
      dun('L2', '2026-03-25'),
      { type: 'InvoiceIsPaid', open: eur('0.00') },
      { open: eur('0.00') },
    ],
    [
      'of what is all disputed',
      dun('L2', '2026-03-25'),
      { type: 'AllIsDisputed', open: eur('600.00'), disputed: eur('600.00') },
      { disputed: eur('600.00') },
    ],
    [
      'of a confidential contract',
      dun('L2', '2026-03-25'),
      { type: 'DebtorNotToBeTold' },
      { disclosure: 'confidential' },
    ],
    [
      'of a debtor for whom there are no steps',
      dun('L2', '2026-03-25'),
      { type: 'RecoveryStepsMissing', debtor: receivable.debtor },
      {
        plans: [
          { typology: 'sme', sector: null, country: null, steps: [{ step: 'L1', daysFromDue: 5 }] },
        ],
      },
    ],
    ['passed over', dun('L3', '2026-04-09'), { type: 'StepOutOfTurn', step: 'L3', next: 'L2' }, {}],
    [
      'taken already',
      dun('L1', '2026-03-25'),
      { type: 'StepOutOfTurn', step: 'L1', next: 'L2' },
      {},
    ],
    [
      'on a Sunday',
      dun('L2', '2026-03-29'),
      { type: 'NotABusinessDay', on: day('2026-03-29'), next: day('2026-03-30') },
      {},
    ],
    [
      'before the invoice is owned',
      dun('L2', '2026-03-25'),
      { type: 'BeforeAssignment', assignedOn: day('2026-03-26') },
      { assignedOn: day('2026-03-26') },
    ],
  ])('%s is refused', (_what, asked, rejection, differs) =>
    given(...reminded)
      .when(of(asked, differs))
      .thenRejected(rejection),
  )
  test('is not the courtesy once the invoice is due', () =>
    given()
      .when(of(dun('courtesy', '2026-03-10')))
      .thenRejected({ type: 'StepOutOfTurn', step: 'courtesy', next: 'L1' }))
  test('is none after litigation', () =>
    given(...told([], ...stepsTo('litigation')))
      .when(of(dun('L1', '2026-05-12')))
      .thenRejected({ type: 'StepOutOfTurn', step: 'L1', next: null }))
  test('of a semi-confidential contract is taken only on default', () => {
    const semi = { disclosure: 'semiConfidential' } as const
    given()
      .when(of(dun('courtesy', '2026-03-05'), semi))
      .thenRejected({ type: 'DebtorToldOnDefault', dueOn: day('2026-03-10') })
    expect(told([], of(dun('L1', '2026-03-16'), semi))).toHaveLength(1)
  })
  test('asks for what is not disputed', () =>
    expect(
      told(reminded, of(dun('L2', '2026-03-25'), { disputed: eur('150.00') })).at(-1),
    ).toMatchObject({ amount: eur('450.00') }))
  test('is taken again once the invoice was bought anew', () =>
    expect(
      told(
        [...reminded, suspension('payment', '2026-05-03')],
        of(dun('L1', '2026-06-15'), { assignedOn: day('2026-05-04'), dueOn: day('2026-06-10') }),
      ),
    ).toHaveLength(4))
  test('sent again is taken once', () =>
    given(...reminded)
      .when(of(dun('L1', '2026-03-16')))
      .thenNothingChanges())
  test('of an invoice that is not ours is refused', () =>
    given(...reminded)
      .when(dun('L2', '2026-03-25'))
      .thenRejected({ type: 'InvoiceNotOpen', invoiceId: whose.invoiceId }))
})

describe('A promise', () => {
  test.each<[string, Request, Rejection, Partial<Receivable>]>([
    [
      'on a paid invoice',
      promise('2026-03-17', '2026-03-24'),
      { type: 'InvoiceIsPaid', open: eur('0.00') },
      { open: eur('0.00') },
    ],
    [
      'of more than is open',
      promise('2026-03-17', '2026-03-24', '600.01'),
      { type: 'PromiseAboveOpen', open: eur('600.00') },
      {},
    ],
    [
      'of nothing',
      promise('2026-03-17', '2026-03-24', '0.00'),
      { type: 'AmountMustBePositive' },
      {},
    ],
    [
      'for a day gone by',
      promise('2026-03-17', '2026-03-16'),
      { type: 'PromiseInThePast', madeOn: day('2026-03-17') },
      {},
    ],
    [
      'in another currency',
      promise('2026-03-17', '2026-03-24'),
      { type: 'CurrencyMustMatch', currency: 'USD' },
      { open: usd('600.00'), disputed: usd('0.00') },
    ],
    [
      'before the invoice is owned',
      promise('2026-01-11', '2026-03-24'),
      { type: 'BeforeAssignment', assignedOn: day('2026-01-12') },
      {},
    ],
  ])('%s is refused', (_what, asked, rejection, differs) =>
    given(...reminded)
      .when(of(asked, differs))
      .thenRejected(rejection),
  )
  test('stands up to its day: no step is taken', () => {
    const late = told(reminded, of(promise('2026-03-24', '2026-03-30')))
    given(...late)
      .when(of(dun('L2', '2026-03-30')))
      .thenRejected({ type: 'PromiseStands', amount: eur('600.00'), promisedOn: day('2026-03-30') })
  })
  test('is superseded by a later one', () =>
    expect(
      told(promised, of(promise('2026-03-20', '2026-03-27', '500.00'))).slice(-1),
    ).toMatchObject([
      {
        ...{ type: 'PromiseMade', amount: eur('500.00') },
        supersedes: { amount: eur('600.00'), promisedOn: '2026-03-24' },
      },
    ]))
  test('is so up to its day', () =>
    expect(told(promised, of(promise(promisedOn, '2026-03-27'))).slice(-1)).toMatchObject([
      { type: 'PromiseMade', supersedes: { promisedOn } },
    ]))
  test('that lapsed is broken, not superseded', () =>
    expect(told(promised, of(promise('2026-03-26', '2026-03-30'))).slice(-2)).toMatchObject([
      { type: 'PromiseBroken', brokenOn: '2026-03-25' },
      { type: 'PromiseMade', supersedes: null },
    ]))
  test('said again is the same', () =>
    given(...promised)
      .when(of(promise(madeOn, promisedOn)))
      .thenNothingChanges())
  test('is kept by a payment in time, whenever it is put to the invoice', () => {
    given(...promised)
      .when(open('0.00', promisedOn))
      .then(kept('600.00', promisedOn), suspension('payment', promisedOn))
    given(...promised)
      .when(open('0.00', '2026-03-25'))
      .then(suspension('payment', '2026-03-25'))
  })
  test('of a part is kept by that part', () => {
    const ofPart = told(reminded, of(promise(madeOn, promisedOn, '200.00')))
    given(...ofPart)
      .when(open('400.01', promisedOn))
      .thenNothingChanges()
    given(...ofPart)
      .when(open('400.00', promisedOn))
      .then({ ...kept('200.00', promisedOn), amount: eur('200.00') } as Event)
  })
  test('is not kept by what is owed no longer', () =>
    given(...promised)
      .when(open('0.00', promisedOn, false))
      .then(suspension('payment', promisedOn)))
  test('is kept when somebody says so, if it was paid', () => {
    given(...promised)
      .when(of(keep('2026-03-20'), { open: eur('0.01') }))
      .thenRejected({ type: 'PromiseNotPaid', amount: eur('600.00'), paid: eur('599.99') })
    given(...promised)
      .when(of(keep('2026-03-20'), { open: eur('0.00') }))
      .then(kept('600.00', '2026-03-20'))
    given(...promised, kept('600.00', '2026-03-20'))
      .when(of(keep('2026-03-20')))
      .thenNothingChanges()
  })
  test.each(['2026-03-16', '2026-03-25'])('is not kept on %s, outside of it', (on) =>
    given(...promised)
      .when(of(keep(on), { open: eur('0.00') }))
      .thenRejected({ type: 'NotOfThatPromise', madeOn: day(madeOn), promisedOn: day(promisedOn) }),
  )
  test.each([keep('2026-03-20'), breakIt('2026-03-25')])(
    'that nobody made is not: $type',
    (asked) =>
      given(...reminded)
        .when(of(asked))
        .thenRejected({ type: 'NoPromiseStands' }),
  )
})

describe('A recovery is suspended', () => {
  const suspended = told(reminded, of(suspend('2026-03-17')))
  test('and goes no further', () =>
    given(...suspended)
      .when(of(dun('L2', '2026-03-25')))
      .thenRejected({
        ...{ type: 'RecoveryIsSuspended', ground: 'decision', suspendedOn: day('2026-03-17') },
      }))
  test('once', () => {
    given(...suspended)
      .when(of(suspend('2026-03-17')))
      .thenNothingChanges()
    given(...suspended)
      .when(of(suspend('2026-03-18')))
      .thenRejected({
        ...{ type: 'RecoveryIsSuspended', ground: 'decision', suspendedOn: day('2026-03-17') },
      })
  })
  test('until it is resumed, no earlier', () => {
    given(...suspended)
      .when(of(resume('2026-03-16')))
      .thenRejected({ type: 'BeforeSuspension', suspendedOn: day('2026-03-17') })
    const resumed = told(suspended, of(resume('2026-03-18')))
    expect(told(resumed, of(dun('L2', '2026-03-25')))).toHaveLength(5)
    given(...resumed)
      .when(of(resume('2026-03-18')))
      .thenRejected({ type: 'RecoveryNotSuspended' })
  })
  test('for what is disputed, until that is settled', () => {
    const contested = told(reminded, disputed('600.00', '2026-03-17'))
    given(...contested)
      .when(of(dun('L2', '2026-03-25')))
      .thenRejected({ type: 'AllIsDisputed', open: eur('600.00'), disputed: eur('600.00') })
    given(...contested)
      .when(disputed('600.00', '2026-03-17'))
      .thenNothingChanges()
    expect(
      told(contested, settled('2026-03-20'), of(dun('L2', '2026-03-25'))).at(-1),
    ).toMatchObject({ type: 'DunningSent', amount: eur('600.00') })
    given(...reminded)
      .when(settled('2026-03-20'))
      .thenNothingChanges()
  })
  test('once it is paid, and resumed when the money goes back', () => {
    const paid = told(reminded, open('0.00', '2026-03-17'))
    given(...paid)
      .when(of(dun('L2', '2026-03-25')))
      .thenRejected({
        ...{ type: 'RecoveryIsSuspended', ground: 'payment', suspendedOn: day('2026-03-17') },
      })
    given(...paid)
      .when(open('0.00', '2026-03-17'))
      .thenNothingChanges()
    expect(
      told(paid, open('600.00', '2026-03-19'), of(dun('L2', '2026-03-25'))).slice(-2),
    ).toMatchObject([{ type: 'RecoveryResumed', ground: 'payment' }, { type: 'DunningSent' }])
  })
  test.each([disputed('600.00', '2026-03-17'), settled('2026-03-17'), open('0.00', '2026-03-17')])(
    'by nothing that is told before it has begun: $type',
    (note) => given().when(note).thenNothingChanges(),
  )
})

test.each<[string, ReadonlyArray<Event>]>([
  ['a step taken twice', [...reminded, ...reminded.slice(-1)]],
  ['a promise kept that nobody made', [kept('600.00', '2026-03-20')]],
  ['a promise broken twice', [...promised, broken('2026-03-25'), broken('2026-03-25')]],
  [
    'resumed before it was suspended',
    [
      {
        ...{ type: 'RecoveryResumed', ...whose, ground: 'decision' },
        resumedOn: day('2026-03-20'),
      },
    ],
  ],
])('A history that cannot be stops it: %s', (_story, history) =>
  expect(() => stateAfter(history)).toThrow('Invariant broken'),
)

function take(step: string, on: string): Request {
  if (step === 'formalNotice') return serve(on)
  return step === 'litigation' ? sue(on) : dun(step as 'L1', on)
}

function stepsTo(last: string) {
  const index = p1.expect.steps.findIndex(({ step }) => step === last)
  return p1.expect.steps.slice(0, index + 1).map(({ step, on }) => of(take(step, on)))
}

function broken(on: string): Event {
  return {
    ...{ type: 'PromiseBroken', ...whose, amount: eur('600.00'), paid: eur('0.00') },
    ...{ promisedOn: day(promisedOn), brokenOn: day(on) },
  }
}

function kept(paid: string, on: string): Event {
  return {
    ...{ type: 'PromiseKept', ...whose, amount: eur('600.00'), paid: eur(paid) },
    ...{ promisedOn: day(promisedOn), keptOn: day(on) },
  }
}

function suspension(ground: 'payment', on: string): Event {
  const all = { amount: null, reason: null, suspendedOn: day(on) }
  return { type: 'RecoverySuspended', ...whose, ground, ...all }
}
