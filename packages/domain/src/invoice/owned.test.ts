/** An invoice while the factor owns it: its debtor is told, disputes it, and is given more time. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd, written } from '../testing/amounts.ts'
import golden from '../testing/goldens/i-1.json' with { type: 'json' }
import {
  another,
  assign,
  assigned,
  credit,
  dispute,
  elsewhere,
  extend,
  hold,
  notify,
  pay,
  rejectIt,
  resolve,
  stateAfter,
  submit,
  told,
  unpay,
} from '../testing/invoice.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { instant } from '../values/instant.ts'
import { min, minus, zero } from '../values/money.ts'
import { type Command, decider, type Event, upcasts } from './index.ts'
import { isDisputed } from './state.ts'

const { given } = scenario(decider)
const owned = told([], submit(), assign())
const disputed = told(owned, dispute(eur('4000.00')))
const paid = told(owned, pay(eur('12000.00')))

const notOwned: ReadonlyArray<[string, ReadonlyArray<Event>]> = [
  ['unknown', []],
  ['proposed', told([], submit())],
  ['held', told([], submit(), hold())],
  ['rejected', told([], submit(), rejectIt())],
]
const said: ReadonlyArray<(where?: object) => Command> = [
  (where) => notify('2026-01-13', where),
  (where) => dispute(eur('1.00'), '2026-02-16', where),
  (where) => extend('2026-04-09', '2026-03-02', where),
]

describe('An invoice that is not owned, or not open,', () => {
  test.each([...notOwned, ['paid', paid] as const])(
    'says so while it is %s',
    (_status, history) => {
      for (const asked of said) {
        given(...history)
          .when(asked())
          .thenRejected({ type: 'InvoiceNotOpen', invoiceId: submit().invoiceId })
      }
    },
  )
  test.each([elsewhere, another])('says so to others: %j', (where) => {
    for (const asked of said) {
      given(...owned)
        .when(asked(where))
        .thenRejected({ type: 'InvoiceNotOpen', invoiceId: submit().invoiceId })
    }
  })
  test.each([
    notify('2026-01-11'),
    dispute(eur('1.00'), '2026-01-11'),
    extend('2026-04-09', '2026-01-11'),
  ])('hears nothing of a day before it was assigned: $type', (command) =>
    given(...owned)
      .when(command)
      .thenRejected({ type: 'BeforeAssignment', assignedOn: day('2026-01-12') }),
  )
})

describe('A debtor', () => {
  test('is told', () =>
    expect(told(owned, notify('2026-01-12')).at(-1)).toMatchObject({
      ...{ type: 'DebtorNotified', debtorId: 'B', notifiedOn: '2026-01-12' },
    }))
  test('is told once a day', () =>
    given(...told(owned, notify('2026-01-13')))
      .when(notify('2026-01-13'))
      .thenNothingChanges())
  test('of a confidential contract is not', () =>
    given(...told([], submit(), assign('R1', {}, 'confidential')))
      .when(notify('2026-01-13'))
      .thenRejected({ type: 'DebtorNotToBeTold' }))
})

describe('A dispute', () => {
  test('is of a part, for a reason', () =>
    expect(disputed.at(-1)).toMatchObject({
      ...{ type: 'InvoiceDisputed', amount: eur('4000.00'), disputedOn: '2026-02-16' },
      reason: 'two pallets damaged',
    }))
  test('is of all that is open, and of no cent more', () => {
    const left = told(owned, credit('AV1', eur('2000.00')), pay(eur('1000.00')))
    expect(told(left, dispute(eur('9000.00')))).toHaveLength(left.length + 1)
    given(...left)
      .when(dispute(eur('9000.01')))
      .thenRejected({ type: 'DisputeAboveOpen', open: eur('9000.00') })
  })
  test('said again is one', () =>
    given(...disputed)
      .when(dispute(eur('4000.00')))
      .thenNothingChanges())
  test.each([dispute(eur('5000.00')), dispute(eur('4000.00'), '2026-02-17')])(
    'is the only one while it lasts: %#',
    (other) =>
      given(...disputed)
        .when(other)
        .thenRejected({
          ...{ type: 'InvoiceDisputedOtherwise', amount: eur('4000.00') },
          disputedOn: day('2026-02-16'),
        }),
  )
  test.each(['0.00', '-1.00'])('is not of %s', (amount) =>
    given(...owned)
      .when(dispute(eur(amount)))
      .thenRejected({ type: 'AmountMustBePositive' }),
  )
  test('is not in another currency', () =>
    given(...owned)
      .when(dispute(usd('1.00')))
      .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
  test('may come again once it has ended', () =>
    expect(told(disputed, resolve('forClient'), dispute(eur('1.00'))).at(-1)).toMatchObject({
      ...{ type: 'InvoiceDisputed', amount: eur('1.00') },
    }))
  test('leaves credit notes and payments their way', () => {
    const closed = told(disputed, credit('AV1', eur('4000.00')), pay(eur('8000.00')))
    expect(closed.at(-1)).toMatchObject({ type: 'InvoiceExtinguished' })
    expect(told(closed, resolve('forDebtor')).at(-1)).toMatchObject({ type: 'DisputeResolved' })
  })
})

describe('The end of a dispute', () => {
  test.each(['forClient', 'forDebtor', 'partly', 'withdrawn'] as const)(
    'says who was right: %s',
    (outcome) =>
      expect(told(disputed, resolve(outcome)).at(-1)).toMatchObject({
        ...{ type: 'DisputeResolved', outcome, amount: eur('4000.00'), resolvedOn: '2026-03-02' },
      }),
  )
  test('said again is one', () =>
    given(...told(disputed, resolve('partly')))
      .when(resolve('partly'))
      .thenNothingChanges())
  test.each([
    ['there is none', owned, resolve('partly')],
    ['it has ended otherwise', told(disputed, resolve('partly')), resolve('forClient')],
    [
      'it has ended on another day',
      told(disputed, resolve('partly')),
      resolve('partly', '2026-03-03'),
    ],
    ['it is of another contract', disputed, resolve('partly', '2026-03-02', elsewhere)],
  ] as const)('is none where %s', (_why, history, command) =>
    given(...history)
      .when(command)
      .thenRejected({ type: 'InvoiceNotDisputed' }),
  )
  test('comes no earlier than its beginning', () =>
    given(...disputed)
      .when(resolve('partly', '2026-02-15'))
      .thenRejected({ type: 'BeforeDispute', disputedOn: day('2026-02-16') }))
})

describe('A due date', () => {
  test('is moved to a later day, and says what it was', () =>
    expect(told(owned, extend('2026-04-09')).at(-1)).toMatchObject({
      ...{ type: 'DueDateExtended', before: '2026-03-10', dueOn: '2026-04-09' },
    }))
  test('that is as it was is no news', () =>
    given(...told(owned, extend('2026-04-09')))
      .when(extend('2026-04-09', '2026-03-03'))
      .thenNothingChanges())
  test('is moved to no earlier one', () =>
    given(...told(owned, extend('2026-04-09')))
      .when(extend('2026-04-08'))
      .thenRejected({ type: 'DueDateNotLater', dueOn: day('2026-04-09') }))
  test('moved is that of a payment that goes back', () =>
    expect(told(owned, extend('2026-04-09'), pay(eur('1.00')), unpay()).at(-1)).toMatchObject({
      ...{ type: 'PaymentUnapplied', dueOn: '2026-04-09' },
    }))
})

describe('I-1: one invoice', () => {
  const steps = [
    credit('AV1', eur('2000.00')),
    pay(eur('1000.00')),
    dispute(eur('3000.00')),
    resolve('withdrawn'),
  ]
  test.each(golden.expect.rows.map((row, index) => [golden.given.steps[index]?.type, index, row]))(
    'after %s',
    (_type, index, row) =>
      expect(standing(told(owned, ...steps.slice(0, Number(index) + 1)))).toEqual(row),
  )
})

test('An assignment stored before its day was, is of the day in Paris on which it was paid', () => {
  const [step] = upcasts['InvoiceAssigned'] ?? []
  const {
    assignedOn: _day,
    disclosure: _known,
    ...older
  } = assigned() as Extract<Event, { readonly type: 'InvoiceAssigned' }>
  const amount = { amount: '12000.00', currency: 'EUR' }
  expect(step?.({ ...older, amount, paidAt: instant('2026-01-12T23:30:00Z') })).toMatchObject({
    right: { assignedOn: '2026-01-13', disclosure: null },
  })
})

function standing(history: ReadonlyArray<Event>) {
  const state = stateAfter(history)
  if (state.status === 'Absent') throw new Error('no invoice')
  const { open } = state
  const contested = isDisputed(state) ? (state.dispute?.amount ?? open) : zero('EUR')
  return { open: written(open), fundable: written(minus(open, min(contested, open))) }
}
