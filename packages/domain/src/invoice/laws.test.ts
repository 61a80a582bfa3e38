/** What holds for an invoice, whatever it is asked. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import {
  assign,
  credit,
  hold,
  pay,
  rejectIt,
  stateAfter,
  submit,
  told,
} from '../testing/invoice.ts'
import { kept, sent, snapshot } from '../testing/plain.ts'
import { isNegative, isZero, type Money } from '../values/money.ts'
import { Command, decider, Event, type Invoice, type State } from './index.ts'

const { decide, evolve } = decider
const owned = told([], submit(), assign())

describe('Whatever an invoice is asked', () => {
  test('it is open for no less than nothing, and extinguished when for nothing', () =>
    always(({ after, events }) => {
      expect(isNegative(after.open)).toBe(false)
      expect(after.status === 'Extinguished').toBe(isZero(after.open))
      const ends = events.filter(({ type }) => type === 'InvoiceExtinguished')
      expect(ends.length).toBeLessThanOrEqual(1)
    }))
  test('it loses no cent: what was offered is applied or left', () =>
    always(({ before, events, after }) => {
      const applied = events.reduce((total, event) => {
        if (event.type === 'CreditNoteApplied') {
          expect(event.applied.minor + event.excess.minor).toBe(event.amount.minor)
        }
        return 'applied' in event ? total + event.applied.minor : total
      }, 0n)
      expect(before.open.minor - applied).toBe(after.open.minor)
      for (const event of events) if ('open' in event) expect(event.open).toEqual(after.open)
    }))
  test('it is asked, and remembers, in plain data', () =>
    always(({ command, events }) => {
      expect(Command.decode(sent(Command.encode(command)))).toEqual(E.right(command))
      for (const event of events) {
        expect(Event.decode(sent(Event.encode(event)))).toEqual(E.right(event))
      }
    }))
  test('it answers and becomes the same after its state was kept', () =>
    always(({ before, command, events, after }) => {
      expect(decide(kept(before), command)).toEqual(E.right(events))
      expect(events.reduce(evolve, kept<State>(before))).toEqual(after)
    }))
  test('it is left as it was by what happens next', () =>
    always(({ before, events }) => {
      const shown = snapshot(before)
      events.reduce(evolve, before as State)
      expect(snapshot(before)).toBe(shown)
    }))
})

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
    fc.constantFrom(submit('R2', 1), assign(), rejectIt(), hold()),
  )
  const obey = (before: Invoice, command: Command): Invoice => {
    const decision = decide(before, command)
    if (E.isLeft(decision)) throw new Error(decision.left.type)
    const after = present(decision.right.reduce(evolve, before as State))
    law({ before, command, events: decision.right, after })
    return after
  }
  fc.assert(
    fc.property(
      fc.array(asked, { maxLength: 15, size: 'max' }),
      (commands) => void commands.reduce(obey, present(stateAfter(owned))),
    ),
  )
}

function present(state: State): Invoice {
  if (state.status === 'Absent') throw new Error('no invoice')
  return state
}
