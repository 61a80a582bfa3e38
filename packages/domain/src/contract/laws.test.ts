/** What holds for a contract, whatever it is asked. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { eur, written } from '../testing/amounts.ts'
import {
  book,
  contractAfter,
  invoice,
  startedOn,
  taxable,
  taxing,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import { always, availableOf } from '../testing/contract-stories.ts'
import { kept, sent, snapshot } from '../testing/plain.ts'
import { day, type Month, monthAfter } from '../values/day.ts'
import { equals, isNegative, isPositive, minus, sum, zero } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import { imbalance } from './account.ts'
import { availability } from './availability.ts'
import { required } from './guarantee-fund.ts'
import { Command, type Contract, decider, Event, termsOn } from './index.ts'

const { decide, evolve } = decider

describe('Whatever a contract is asked', () => {
  test('client account + guarantee fund = outstanding − funds in use, after every event', () =>
    always(({ before, events }) => {
      events.reduce((state: Contract, event) => {
        const after = evolve(state, event) as Contract
        expect(imbalance(after.account)).toEqual(eur('0.00'))
        return after
      }, before)
    }))

  test('what is open of its receivables is the outstanding', () =>
    always(({ after: { account, funding } }) => {
      const open = [...funding.receivables.values()].map((each) => each.open)
      expect(sum(open, 'EUR')).toEqual(account.outstanding)
      expect(open.filter((amount) => !isPositive(amount))).toEqual([])
    }))

  test('the fund is what is required, whenever the outstanding has changed', () =>
    always(({ before, after: { account, life } }) => {
      if (equals(before.account.outstanding, account.outstanding)) return
      const { guaranteeFund } = termsOn(life, day('2026-01-31'))
      const basis = { base: account.outstanding, assigned: eur('0.00') }
      expect(account.guaranteeFund).toEqual(required(basis, guaranteeFund))
    }))

  test('the fund moves in its own events only, once an append at most', () =>
    always(({ before, events, after }) => {
      const levied = events.flatMap((event) => {
        if (event.type === 'GuaranteeFundLevied') return [event.amount]
        if (event.type === 'GuaranteeFundReleased') return [minus(eur('0.00'), event.amount)]
        return []
      })
      expect(levied.length).toBeLessThanOrEqual(1)
      expect(minus(after.account.guaranteeFund, before.account.guaranteeFund)).toEqual(
        sum(levied, 'EUR'),
      )
    }))

  test('every euro that is not available has one cause', () =>
    always(({ after: { account, funding, life } }) => {
      const waterfall = availability(account, funding, termsOn(life, day('2026-01-31')))
      const { outstanding, fundsInUse, exclusions } = waterfall
      const amounts = exclusions.map(({ amount }) => amount)
      expect(amounts.filter((amount) => !isPositive(amount))).toEqual([])
      expect(sum(amounts, 'EUR')).toEqual(
        minus(minus(outstanding, fundsInUse), waterfall.availability),
      )
    }))

  test('a draw is granted within what is available, and takes as much of it', () =>
    always(({ before, events: [answer], after }) => {
      if (answer?.type === 'AdvanceDeclined') {
        expect(answer.availability).toEqual(availableOf(before))
        expect(isPositive(minus(answer.amount, answer.availability))).toBe(true)
      }
      if (answer?.type === 'AdvanceGranted') {
        expect(answer.availability).toEqual(availableOf(before))
        expect(availableOf(after)).toEqual(minus(answer.availability, answer.amount))
        expect(isNegative(availableOf(after))).toBe(false)
      }
    }))

  test('a draw that is paid as granted changes no availability', () =>
    always(({ before, command, after }) => {
      if (command.type !== 'BookAdvance' || !before.funding.earmarks.has(command.advanceId)) return
      expect(availableOf(after)).toEqual(availableOf(before))
    }))

  test('what counts by value date is what is in use', () =>
    always(({ after: { account, interest } }) =>
      expect(
        sum(
          interest.valued.valueSeq().map(({ fundsInUse }) => fundsInUse),
          'EUR',
        ),
      ).toEqual(account.fundsInUse),
    ))

  test('a closed month was charged what its scale makes now, once no movement is late', () =>
    always(({ command, after }) => {
      if (command.type !== 'CloseMonth') return
      const again = decide(
        { ...after, interest: { ...after.interest, lateFrom: day('2025-01-01') } },
        {
          ...command,
          month: nextOf(after),
        },
      )
      expect(
        E.isRight(again) &&
          again.right.filter(({ type }) => type === 'FinancingCommissionCorrected'),
      ).toEqual([])
    }))

  test('it may be asked twice', () =>
    always(({ command, after }) => {
      const moneyMoved = ['BookCollection', 'BookCreditNote', 'NoteDebtorCredit']
      if (moneyMoved.includes(command.type)) return // each of them is told apart by its command's id
      expect(decide(after, command)).toEqual(E.right([]))
    }))

  test('it is asked in plain data', () =>
    always(({ command }) => {
      expect(Command.decode(sent(Command.encode(command)))).toEqual(E.right(command))
    }))

  test('it remembers in plain data', () =>
    always(({ events }) => {
      for (const event of events) {
        expect(Event.decode(sent(Event.encode(event)))).toEqual(E.right(event))
      }
    }))

  test('it answers and becomes the same after its state was kept', () =>
    always(({ before, command, events, after }) => {
      // One step of twenty: to compare what was kept takes longer than all else.
      if (before.account.outstanding.minor % 20n !== 0n) return
      expect(decide(kept(before), command)).toEqual(E.right(events))
      expect(events.reduce(evolve, kept(before))).toEqual(after)
    }))

  test('it is left as it was, whatever happens next', () =>
    always(({ before, events }) => {
      const shown = snapshot(before)
      events.reduce(evolve, before)
      expect(snapshot(before)).toBe(shown)
    }))
})

describe('A schedule that is cut in two, or comes in another order', () => {
  const untaxed = taxing(terms, 'factoringCommission', { ...taxable, rate: rate('0') })
  const lines = fc
    .array(fc.tuple(fc.constantFrom('B', 'C'), fc.integer({ min: 1, max: 3_000_000 })), {
      minLength: 2,
      maxLength: 8,
    })
    .map((all) =>
      all.map(([debtor, cents], index) =>
        invoice(debtor, `F${index}`, written({ ...zero('EUR'), minor: BigInt(cents) })),
      ),
    )

  test('changes no figure but the rounding of its VAT', () =>
    fc.assert(
      fc.property(lines, fc.nat(), (all, at) => {
        const cut = 1 + (at % (all.length - 1))
        const whole = accountAfter(transmit('R1', all), book('R1'))
        expect(accountAfter(transmit('R1', all.toReversed()), book('R1'))).toEqual(whole)
        expect(
          accountAfter(
            ...[transmit('R1', all.slice(0, cut)), book('R1')],
            ...[transmit('R2', all.slice(cut)), book('R2')],
          ),
        ).toEqual(whole)
      }),
    ))

  function accountAfter(...commands: ReadonlyArray<Command>) {
    return contractAfter(told(startedOn(untaxed), ...commands)).account
  }
})

function nextOf({ interest }: Contract): Month {
  const last = interest.closed.last()
  if (!last) throw new Error('no month is closed')
  return monthAfter(last.month)
}
