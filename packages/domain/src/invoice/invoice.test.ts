/** The stories of an invoice: F102 of AF-1, 12,000.00. */
import { describe, expect, test } from '@jest/globals'

import { eur, usd, written } from '../testing/amounts.ts'
import {
  another,
  assign,
  assigned,
  credit,
  credited,
  duplicate,
  elsewhere,
  extinguished,
  held,
  hold,
  paid,
  pay,
  receipt,
  refused,
  rejected,
  rejectIt,
  reopened,
  stateAfter,
  submit,
  submitted,
  told,
  unpaid,
  unpay,
} from '../testing/invoice.ts'
import { scenario } from '../testing/scenario.ts'
import { decider, type Event, type Invoice, type State } from './index.ts'

const { given } = scenario(decider)
const owned = told([], submit(), assign())
const nothing = eur('0.00')

describe('An invoice', () => {
  describe('is submitted', () => {
    test('by a line of a schedule', () => given().when(submit()).then(submitted()))
    test('again by that line, to no effect', () =>
      given(submitted()).when(submit()).thenNothingChanges())
    test('again once it is assigned, to no effect', () =>
      given(...owned)
        .when(submit())
        .thenNothingChanges())
    test('anew after it was rejected', () =>
      given(submitted(), rejected()).when(submit('R2', 1)).then(submitted('R2', 1)))
    test('anew after it was rejected, even by the same schedule', () =>
      given(submitted(), rejected()).when(submit()).then(submitted()))
  })

  describe('is reported as a duplicate', () => {
    test.each<[string, ReadonlyArray<Event>]>([
      ['proposed', [submitted()]],
      ['held', [submitted(), held()]],
      ['assigned', owned],
      ['paid', told(owned, pay(eur('12000.00')))],
    ])('while it is %s', (_status, history) =>
      given(...history)
        .when(submit('R2', 1))
        .then(duplicate('R2', 1)),
    )
    test('by another line of its schedule', () =>
      given(submitted()).when(submit('R1', 3)).then(duplicate('R1', 3)))
    test('by a schedule of that name under another contract', () =>
      given(submitted())
        .when(submit('R1', 2, elsewhere))
        .then(duplicate('R1', 2, elsewhere)))
    test('each time that it comes', () =>
      given(submitted(), duplicate('R2', 1)).when(submit('R2', 1)).then(duplicate('R2', 1)))
  })

  describe('is held', () => {
    test('for what is missing', () => given(submitted()).when(hold()).then(held()))
    test('once', () => given(submitted(), held()).when(hold()).thenNothingChanges())
    test.each([hold('R2'), hold('R1', elsewhere)])(
      'by no other round than its own: %#',
      (otherwise) => given(submitted()).when(otherwise).thenNothingChanges(),
    )
    test('not once assigned', () =>
      given(...owned)
        .when(hold())
        .thenNothingChanges())
  })

  describe('is rejected', () => {
    test('with the reason', () => given(submitted()).when(rejectIt()).then(rejected()))
    test('though it was held', () => given(submitted(), held()).when(rejectIt()).then(rejected()))
    test('once', () => given(submitted(), rejected()).when(rejectIt()).thenNothingChanges())
    test.each([rejectIt('R2'), rejectIt('R1', 'TermTooLong', elsewhere)])(
      'by no other round than its own: %#',
      (otherwise) => given(submitted()).when(otherwise).thenNothingChanges(),
    )
    test('not once assigned', () =>
      given(...owned)
        .when(rejectIt())
        .thenNothingChanges())
  })

  describe('is assigned', () => {
    test('at the instant at which it was paid for, by a receipt that names what paid', () =>
      given(submitted()).when(assign()).then(assigned(), receipt()))
    test('though it was held', () =>
      given(submitted(), held()).when(assign()).then(assigned(), receipt()))
    test('once', () =>
      given(...owned)
        .when(assign())
        .thenNothingChanges())
    test('not once rejected', () =>
      given(submitted(), rejected()).when(assign()).thenNothingChanges())
    test.each([assign('R2'), assign('R1', elsewhere)])(
      'by no other round than its own: %#',
      (otherwise) => given(submitted()).when(otherwise).thenNothingChanges(),
    )
    test('by the round that is open, after one that was rejected', () => {
      const again = [submitted(), rejected(), submitted('R2', 1)]
      given(...again)
        .when(assign('R2'))
        .then(assigned('R2'), receipt())
    })
  })

  describe('takes a payment', () => {
    test('in part', () =>
      given(...owned)
        .when(pay(eur('1000.00')))
        .then(paid(eur('1000.00'), eur('1000.00'), eur('11000.00'))))
    test('in full, and is extinguished', () =>
      given(...owned)
        .when(pay(eur('12000.00')))
        .then(paid(eur('12000.00'), eur('12000.00'), nothing), extinguished()))
    test('no further than what is open', () =>
      given(...owned)
        .when(pay(eur('12500.00')))
        .then(paid(eur('12500.00'), eur('12000.00'), nothing), extinguished()))
    test('of nothing, once it is paid', () =>
      given(...told(owned, pay(eur('12000.00'))))
        .when(pay(eur('1.00')))
        .then(paid(eur('1.00'), nothing, nothing)))
    test.each([
      ['of another contract', elsewhere],
      ['of another debtor', another],
    ])('for nothing %s', (_whose, where) =>
      given(...owned)
        .when(pay(eur('1000.00'), where))
        .then(paid(eur('1000.00'), nothing, eur('12000.00'), where)),
    )
    test.each<[string, ReadonlyArray<Event>]>([
      ['proposed', [submitted()]],
      ['held', [submitted(), held()]],
      ['rejected', [submitted(), rejected()]],
    ])('for nothing while it is %s', (_status, history) =>
      given(...history)
        .when(pay(eur('1000.00')))
        .then(paid(eur('1000.00'), nothing, eur('12000.00'))),
    )
  })

  describe('is lowered by a credit note', () => {
    const AV1 = { applied: '2000.00', excess: '0.00', open: '10000.00' }

    test('for its amount', () =>
      given(...owned)
        .when(credit('AV1', eur('2000.00')))
        .then(credited('AV1', '2000.00', AV1)))
    test('to nothing, and is extinguished', () =>
      given(...owned)
        .when(credit('AV1', eur('12000.00')))
        .then(
          credited('AV1', '12000.00', { applied: '12000.00', excess: '0.00', open: '0.00' }),
          extinguished(),
        ))
    test('no further than what is open: the rest is excess', () =>
      given(...told(owned, pay(eur('11000.00'))))
        .when(credit('AV1', eur('2000.00')))
        .then(
          credited('AV1', '2000.00', { applied: '1000.00', excess: '1000.00', open: '0.00' }),
          extinguished(),
        ))
    test('by nothing once it is paid: all is excess', () =>
      given(...told(owned, pay(eur('12000.00'))))
        .when(credit('AV1', eur('2000.00')))
        .then(credited('AV1', '2000.00', { applied: '0.00', excess: '2000.00', open: '0.00' })))
    test.each(['AV1', 'AV-1', 'av 1'])('once, however it is spelt: %s', (spelt) =>
      given(...owned, credited('AV1', '2000.00', AV1))
        .when(credit(spelt, eur('2000.00')))
        .thenNothingChanges(),
    )
    test('of another number, once more', () =>
      given(...owned, credited('AV1', '2000.00', AV1))
        .when(credit('AV2', eur('2000.00')))
        .then(credited('AV2', '2000.00', { ...AV1, open: '8000.00' })))
    test('not by another of the same number', () =>
      given(...owned, credited('AV1', '2000.00', AV1))
        .when(credit('AV1', eur('2000.01')))
        .then(refused('AV1', '2000.01', 'NumberUsedForAnother')))
    test.each<[string, ReadonlyArray<Event>]>([
      ['unknown', []],
      ['proposed', [submitted()]],
      ['held', [submitted(), held()]],
      ['rejected', [submitted(), rejected()]],
    ])('not while it is %s', (_status, history) =>
      given(...history)
        .when(credit('AV1', eur('2000.00')))
        .then(refused('AV1', '2000.00', 'InvoiceNotAssigned')),
    )
    test.each([
      ['another contract', elsewhere],
      ['another debtor', another],
    ])('not by %s', (_whose, where) =>
      given(...owned)
        .when(credit('AV1', eur('2000.00'), where))
        .then(refused('AV1', '2000.00', 'InvoiceNotAssigned', where)),
    )
    test.each(['0.00', '-1.00'])('not for %s', (amount) =>
      given(...owned)
        .when(credit('AV1', eur(amount)))
        .thenRejected({ type: 'AmountMustBePositive' }),
    )
    test('not in another currency', () =>
      given(...owned)
        .when(credit('AV1', usd('2000.00')))
        .thenRejected({ type: 'CurrencyMustMatch', currency: 'EUR' }))
    test('is offered again though it was refused', () =>
      given(refused('AV1', '2000.00', 'InvoiceNotAssigned'), ...owned)
        .when(credit('AV1', eur('2000.00')))
        .then(credited('AV1', '2000.00', AV1)))
  })

  test('I-1: is open for what neither credit notes nor payments have lowered', () => {
    const steps = [credit('AV1', eur('2000.00')), pay(eur('1000.00'))]
    expect(steps.map((_step, index) => open(told(owned, ...steps.slice(0, index + 1))))).toEqual([
      '10000.00',
      '9000.00',
    ])
  })

  describe('is paid no longer', () => {
    const settled = [...owned, paid(eur('12000.00'), eur('12000.00'), eur('0.00')), extinguished()]
    test('and opened again, when its payment goes back', () => {
      given(...settled)
        .when(unpay())
        .then(unpaid('12000.00', '12000.00'), reopened())
      expect(present(stateAfter([...settled, unpaid('12000.00', '12000.00'), reopened()]))).toEqual(
        present(stateAfter(owned)),
      )
    })
    test('by as much as that receipt paid, in however many parts', () => {
      const parts = [
        ...[paid(eur('5000.00'), eur('5000.00'), eur('7000.00'))],
        ...[paid(eur('1000.00'), eur('1000.00'), eur('6000.00'))],
      ]
      given(...owned, ...parts)
        .when(unpay())
        .then(unpaid('6000.00', '12000.00'))
    })
    test('once: a second time there is nothing to restore', () =>
      given(...settled, unpaid('12000.00', '12000.00'), reopened())
        .when(unpay())
        .then(unpaid('0.00', '12000.00')))
    test.each([elsewhere, another])('but not where it is not assigned: %j', (where) =>
      given(...settled)
        .when(unpay(where))
        .then(unpaid('0.00', '0.00', where)),
    )
    test('and may be paid again', () =>
      given(...settled, unpaid('12000.00', '12000.00'), reopened())
        .when(pay(eur('12000.00')))
        .then(paid(eur('12000.00'), eur('12000.00'), eur('0.00')), extinguished()))
  })

  describe('stops at a history that cannot be:', () => {
    test.each<[string, ReadonlyArray<Event>]>([
      ['assigned before it was submitted', [assigned()]],
      ['extinguished before it was submitted', [extinguished()]],
      ['paid more than is open', [...owned, paid(eur('1.00'), eur('12000.01'), nothing)]],
      [
        'credited more than is open',
        [...owned, credited('AV1', '1.00', { applied: '12000.01', excess: '0.00', open: '0.00' })],
      ],
    ])('%s', (_story, history) => expect(() => stateAfter(history)).toThrow('Invariant broken'))

    test('paid in another currency: the ledger admits none', () =>
      expect(() => given(...owned).when(pay(usd('1.00')))).toThrow('Invariant broken'))
    test.each([hold(), rejectIt(), assign(), pay(eur('1.00'))])(
      'asked before it: $type',
      (command) => expect(() => given().when(command)).toThrow('before SubmitInvoice'),
    )
  })
})

function present(state: State): Invoice {
  if (state.status === 'Absent') throw new Error('no invoice')
  return state
}
function open(history: ReadonlyArray<Event>): string {
  return written(present(stateAfter(history)).open)
}
