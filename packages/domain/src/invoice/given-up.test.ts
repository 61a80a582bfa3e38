/** What is given up of an invoice: it is the client's again, or the factor's loss. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import {
  assign,
  credit,
  dispute,
  extinguished,
  indemnify,
  pay,
  reassign,
  resolve,
  stateAfter,
  submit,
  told,
  unpay,
} from '../testing/invoice.ts'
import { scenario } from '../testing/scenario.ts'
import { type Command, decider, type Event, type Invoice } from './index.ts'
import { isDisputed } from './state.ts'

const { given } = scenario(decider)
const owned = told([], submit(), assign())
const following = (history: ReadonlyArray<Event>, ...asked: ReadonlyArray<Command>) =>
  told(history, ...asked).slice(history.length)
const stateOf = (history: ReadonlyArray<Event>) => stateAfter(history) as Invoice

describe('Reassigned', () => {
  test('in part: the rest is owed', () => {
    const history = told(owned, reassign(eur('4000.00')))
    expect(history.at(-1)).toMatchObject({ type: 'InvoiceReassigned', open: eur('8000.00') })
    expect(stateOf(history)).toMatchObject({ status: 'Assigned', open: eur('8000.00') })
  })
  test('whole: it may come again, and be owned anew', () => {
    const history = told(owned, reassign(eur('12000.00'), 'fraud'))
    expect(stateOf(history).status).toBe('Reassigned')
    const again = told(history, submit('R2'), assign('R2'))
    expect(stateOf(again)).toMatchObject({ status: 'Assigned', open: eur('12000.00') })
  })
  test('whole, but paid in part: it is reported, since the payment may still go back', () => {
    const paid = told(owned, pay(eur('5000.00')))
    const back = told(paid, reassign(eur('7000.00'), 'fraud'))
    expect(following(back, submit('R2'))).toMatchObject([{ type: 'DuplicateReported' }])
    const unpaid = told(back, unpay(), reassign(eur('5000.00'), 'fraud'))
    expect(following(unpaid, submit('R2'))).toMatchObject([{ type: 'InvoiceSubmitted' }])
  })
  test('with what is disputed of it: the dispute is over', () => {
    const disputed = told(owned, dispute(eur('4000.00')))
    expect(following(disputed, reassign(eur('4000.00')))).toMatchObject([
      { type: 'InvoiceReassigned' },
      { type: 'DisputeResolved', outcome: 'reassigned', amount: eur('4000.00') },
    ])
    expect(following(disputed, reassign(eur('12000.00'), 'fraud'))).toHaveLength(2)
    given(...told(disputed, reassign(eur('4000.00'))))
      .when(resolve('withdrawn', '2026-07-10'))
      .thenRejected({ type: 'InvoiceNotDisputed' })
  })
  test('in part, or on another ground: the dispute goes on', () => {
    const disputed = told(owned, dispute(eur('4000.00')))
    const { dispute: left } = stateOf(told(disputed, reassign(eur('3999.99'))))
    expect(left?.amount).toEqual(eur('0.01'))
    expect(isDisputed(stateOf(told(disputed, reassign(eur('3999.99')))))).toBe(true)
    expect(isDisputed(stateOf(told(disputed, reassign(eur('4000.00'), 'dilution'))))).toBe(true)
  })
  test('of what is open, and nothing of what is paid', () => {
    const paid = told(owned, pay(eur('12000.00')))
    expect(following(paid, reassign(eur('1.00')))).toMatchObject([{ amount: eur('0.00') }])
    expect(stateOf(told(paid, reassign(eur('1.00')))).status).toBe('Extinguished')
  })
  test('it takes no credit note, and no payment', () => {
    const back = told(owned, reassign(eur('12000.00'), 'fraud'))
    expect(following(back, credit('AV1', eur('1.00')))).toMatchObject([
      { type: 'CreditNoteRefused', reason: 'InvoiceNotAssigned' },
    ])
    expect(following(back, pay(eur('1.00')))).toMatchObject([{ applied: eur('0.00') }])
  })
  test('a payment that goes back is owed to the factor again', () => {
    const back = told(owned, pay(eur('5000.00')), reassign(eur('7000.00')))
    expect(following(back, unpay())).toMatchObject([
      { type: 'PaymentUnapplied', restored: eur('5000.00'), open: eur('5000.00') },
      { type: 'InvoiceReopened' },
    ])
  })
})

describe('Indemnified', () => {
  test('whole: it is extinguished', () =>
    expect(following(owned, indemnify(eur('8100.00'), eur('3900.00')))).toMatchObject([
      { type: 'InvoiceIndemnified', borne: eur('8100.00'), open: eur('0.00') },
      extinguished(),
    ]))
  test('in part: the rest is owed', () =>
    expect(following(owned, indemnify(eur('0.50'), eur('0.00')))).toMatchObject([
      { type: 'InvoiceIndemnified', open: eur('11999.50') },
    ]))
  test('of what is open: first what the factor bears', () =>
    expect(
      following(told(owned, pay(eur('3000.00'))), indemnify(eur('8100.00'), eur('3900.00'))),
    ).toMatchObject([{ borne: eur('8100.00'), chargedBack: eur('900.00'), open: eur('0.00') }, {}]))
})

test.each([reassign(eur('1.00')), indemnify(eur('1.00'), eur('0.00'))])(
  'Nothing is given up of what is not owned: $type',
  (asked) =>
    given(...told([], submit()))
      .when(asked)
      .thenNothingChanges(),
)
