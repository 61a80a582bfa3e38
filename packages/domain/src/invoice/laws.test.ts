/** What holds for an invoice, whatever it is asked. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { agree } from '../testing/agree.ts'
import { eur } from '../testing/amounts.ts'
import {
  assign,
  credit,
  dispute,
  extend,
  hold,
  indemnify,
  notify,
  pay,
  reassign,
  rejectIt,
  resolve,
  stateAfter,
  submit,
  told,
  unpay,
} from '../testing/invoice.ts'
import { kept, sent, snapshot } from '../testing/plain.ts'
import { isNegative, isZero, type Money } from '../values/money.ts'
import { Command, decider, Event, type Invoice, type State } from './index.ts'
import { isDisputed } from './state.ts'

const { decide, evolve } = decider
const owned = told([], submit(), assign())

/** What may become of it, by where it stands (rules 1.5). */
const paths: Readonly<Record<Invoice['status'], ReadonlyArray<Invoice['status']>>> = {
  Proposed: ['Held', 'Rejected', 'Assigned'],
  Held: ['Rejected', 'Assigned'],
  Rejected: ['Proposed'],
  Assigned: ['Extinguished', 'Reassigned'],
  Extinguished: ['Assigned'],
  Reassigned: ['Assigned', 'Proposed'],
}

describe('Whatever an invoice is asked', () => {
  test('it goes where it may from where it stands, and nowhere else', () =>
    always(({ before, after }) =>
      expect([before.status, ...paths[before.status]]).toContain(after.status),
    ))
  test('it is open for no more than its face less its credit notes', () =>
    always(({ after }) => {
      const credited = [...after.creditNotes.values()].map(({ applied }) => applied.minor)
      const most = credited.reduce((left, each) => left - each, after.submitted.amount.minor)
      expect(after.open.minor).toBeLessThanOrEqual(most)
    }))
  test('it is disputed only for what was open then, and while it is owned', () =>
    always(({ before, events, after }) => {
      for (const event of events) {
        if (event.type === 'InvoiceDisputed') {
          expect(event.amount.minor).toBeLessThanOrEqual(before.open.minor)
          agree(isDisputed(before), false)
        }
      }
      if (isDisputed(after)) expect(['Assigned', 'Extinguished']).toContain(after.status)
    }))
  test('it is due no earlier than it was', () =>
    always(({ before, events, after }) => {
      if (!opensRound(events)) agree(after.dueOn >= before.dueOn, true)
    }))
  test('it is open for no less than nothing, and extinguished when for nothing', () =>
    always(({ after, events }) => {
      agree(isNegative(after.open), false)
      const isOwned = ['Assigned', 'Extinguished'].includes(after.status)
      if (isOwned) agree(after.status === 'Extinguished', isZero(after.open))
      const ends = events.filter(({ type }) => type === 'InvoiceExtinguished')
      expect(ends.length).toBeLessThanOrEqual(1)
    }))
  test('it loses no cent: what was offered is applied or left', () =>
    always(({ before, events, after }) => {
      if (opensRound(events)) return
      const applied = events.reduce((total, event) => {
        if (event.type === 'CreditNoteApplied') {
          agree(event.applied.minor + event.excess.minor, event.amount.minor)
        }
        if (event.type === 'PaymentUnapplied') return total - event.restored.minor
        if (event.type === 'InvoiceReassigned') return total + event.amount.minor
        if (event.type === 'InvoiceIndemnified') {
          return total + event.borne.minor + event.chargedBack.minor
        }
        return 'applied' in event ? total + event.applied.minor : total
      }, 0n)
      agree(before.open.minor - applied, after.open.minor)
      for (const event of events) if ('open' in event) agree(event.open, after.open)
    }))
  test('it is asked, and remembers, in plain data', () =>
    always(({ command, events }) => {
      agree(Command.decode(sent(Command.encode(command))), E.right(command))
      for (const event of events) {
        agree(Event.decode(sent(Event.encode(event))), E.right(event))
      }
    }))
  test('it answers and becomes the same after its state was kept', () =>
    always(({ before, command, events, after }) => {
      agree(decide(kept(before), command), decide(before, command))
      agree(events.reduce(evolve, kept<State>(before)), after)
    }))
  test('it is left as it was by what happens next', () =>
    always(({ before, events }) => {
      const shown = snapshot(before)
      events.reduce(evolve, before as State)
      agree(snapshot(before), shown)
    }))
})

/** What was given back whole came again. */
const opensRound = (events: ReadonlyArray<Event>): boolean =>
  events.some(({ type }) => type === 'InvoiceSubmitted')

interface Step {
  readonly before: Invoice
  readonly command: Command
  readonly events: ReadonlyArray<Event>
  readonly after: Invoice
}

function always(law: (step: Step) => void): void {
  const amount = fc
    .integer({ min: 1, max: 5_000_00 })
    .map((cents): Money => ({ minor: BigInt(cents), currency: 'EUR' }))
  const asked = fc.oneof(
    amount.map((offered) => pay(offered)),
    fc
      .tuple(fc.constantFrom('AV1', 'AV2', 'AV3', 'AV4'), amount)
      .map(([number, lowers]) => credit(number, lowers)),
    amount.map((contested) => dispute(contested)),
    fc
      .tuple(amount, fc.constantFrom('dispute' as const, 'fraud' as const), fc.boolean())
      .map(([back, ground, isAll]) => reassign(isAll ? eur('12000.00') : back, ground)),
    fc.tuple(amount, amount).map(([borne, back]) => indemnify(borne, back)),
    fc.constantFrom(submit('R2', 1), assign(), rejectIt(), hold(), assign('R2'), rejectIt('R2')),
    fc.constantFrom(unpay(), resolve('partly'), notify('2026-01-13')),
    fc.constantFrom(extend('2026-04-09'), extend('2026-05-09'), extend('2026-03-01')),
  )
  const obey = (before: Invoice, command: Command): Invoice => {
    const decision = decide(before, command)
    const events = E.isRight(decision) ? decision.right : []
    const after = present(events.reduce(evolve, before as State))
    law({ before, command, events, after })
    return after
  }
  fc.assert(
    fc.property(
      fc.constantFrom(told([], submit()), told([], submit(), hold()), owned),
      fc.array(asked, { maxLength: 15, size: 'max' }),
      (begun, commands) => void commands.reduce(obey, present(stateAfter(begun))),
    ),
  )
}

function present(state: State): Invoice {
  if (state.status === 'Absent') throw new Error('no invoice')
  return state
}
