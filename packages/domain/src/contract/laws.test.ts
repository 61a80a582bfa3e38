/** What holds for a contract, whatever it is asked. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { agree } from '../testing/agree.ts'
import { eur, written } from '../testing/amounts.ts'
import {
  book,
  contractAfter,
  invoice,
  only,
  startedOn,
  taxable,
  taxing,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import { always, availableOn, held, type Law } from '../testing/contract-stories.ts'
import { asKept, kept, sent, snapshot } from '../testing/plain.ts'
import { day, type Month, monthAfter } from '../values/day.ts'
import {
  equals,
  isNegative,
  isPositive,
  type Money,
  minus,
  negated,
  plus,
  sum,
  zero,
} from '../values/money.ts'
import { portion, rate } from '../values/rate.ts'
import { imbalance } from './account.ts'
import { type Assessed, availabilityOn, type Cause, type Exclusion } from './availability.ts'
import { required } from './guarantee-fund.ts'
import { Command, type Contract, decider, Event, termsOn } from './index.ts'
import { later } from './state/fund.ts'
import { isStarted } from './state/life.ts'

const { decide, evolve } = decider

const laws: Readonly<Record<string, Law>> = {
  'client account + guarantee fund = outstanding − funds in use, after every event': ({
    before,
    events,
  }) => {
    events.reduce((state: Contract, event) => {
      const after = evolve(state, event) as Contract
      agree(imbalance(after.account), eur('0.00'))
      return after
    }, before)
  },

  'what is open of its receivables is the outstanding': ({ after: { account, funding } }) => {
    const open = [...funding.receivables.values()].map((each) => each.open)
    agree(sum(open, 'EUR'), account.outstanding)
    agree(
      open.filter((amount) => !isPositive(amount)),
      [],
    )
  },

  'the fund is what is required, whenever the outstanding has changed': ({
    before,
    after: { account, life },
  }) => {
    if (equals(before.account.outstanding, account.outstanding)) return
    const { guaranteeFund } = termsOn(life, day('2026-01-31'))
    const basis = { base: account.outstanding, assigned: eur('0.00') }
    agree(account.guaranteeFund, required(basis, guaranteeFund))
  },

  'the fund moves in its own events only, once an append at most': ({ before, events, after }) => {
    const levied = events.flatMap((event) => {
      if (event.type === 'GuaranteeFundLevied') return [event.amount]
      if (event.type === 'GuaranteeFundReleased') return [minus(eur('0.00'), event.amount)]
      return []
    })
    expect(levied.length).toBeLessThanOrEqual(1)
    agree(minus(after.account.guaranteeFund, before.account.guaranteeFund), sum(levied, 'EUR'))
  },

  'every euro that is not available has one cause': ({ after }) => {
    for (const on of days) {
      const waterfall = availabilityOn(after, on)
      const { outstanding, fundsInUse, exclusions } = waterfall
      const amounts = exclusions.map(({ amount }) => amount)
      agree(
        amounts.filter((amount) => !isPositive(amount)),
        [],
      )
      agree(sum(amounts, 'EUR'), minus(minus(outstanding, fundsInUse), waterfall.availability))
    }
  },

  'no euro is excluded that is not there: of a receivable, of a debtor, of all': ({ after }) => {
    for (const on of days.slice(1)) {
      const { receivables, exclusions, eligible, fundable } = availabilityOn(after, on)
      const wrong = receivables.filter(
        ({ receivable: { open }, eligible: left, exclusions: own }) =>
          isNegative(left) || !equals(plus(left, totalOf(own)), open),
      )
      agree(wrong, [])
      agree(
        sum(
          receivables.map(({ eligible: left }) => left),
          'EUR',
        ),
        eligible,
      )
      const ofDebtors = exclusions.filter(({ cause }) => byDebtor.includes(cause))
      agree(minus(eligible, totalOf(ofDebtors)), fundable)
      for (const { debtorId, left } of eligibleByDebtor(receivables)) {
        const own = ofDebtors.filter((each) => each.debtorId === debtorId)
        agree(isNegative(minus(left, totalOf(own))), false)
      }
    }
  },

  'what may be drawn is the same, seen from the client account': ({ after }) => {
    const { clientAccount } = after.account
    for (const on of days) {
      const { exclusions, availability } = availabilityOn(after, on)
      const but = exclusions.filter(({ cause }) => cause !== 'guaranteeFund')
      if (isStarted(after.life, on)) {
        agree(minus(clientAccount, totalOf(but)), availability)
      }
    }
  },

  'a higher limit never lowers what may be drawn': ({ after }) => {
    for (const [debtorId, { limit, lineRevision, ...more }] of after.funding.debtors) {
      const raised = { ...more, lineRevision, limit: plus(limit, eur('1234.56')) }
      const debtors = after.funding.debtors.set(debtorId, raised)
      const higher = { ...after, funding: { ...after.funding, debtors } }
      const [, on] = days
      const gained = minus(availableOn(higher, on), availableOn(after, on))
      agree(isNegative(gained), false)
    }
  },

  'no debtor is left more than his share of the pool, to the cent': ({ after }) => {
    const [, on] = days
    const { concentration } = termsOn(after.life, on)
    if (concentration === null) return
    const { receivables, exclusions, fundable } = availabilityOn(after, on)
    const others = exclusions.filter(({ cause }) => byDebtor.includes(cause))
    const left = eligibleByDebtor(receivables).map(({ debtorId, left: all }) =>
      minus(all, totalOf(others.filter((each) => each.debtorId === debtorId))),
    )
    const capped = totalOf(exclusions.filter(({ cause }) => cause === 'concentration'))
    const pool = concentration.base === 'total' ? plus(fundable, capped) : fundable
    const share = portion(pool, concentration.limit, 'HalfUp')
    for (const each of left) {
      agree(isPositive(minus(each, plus(share, eur('0.01')))), false)
    }
  },

  'an over-advance is open exactly as long as less than nothing is available': ({
    command,
    events,
    after,
  }) => {
    const said = events.at(-1)
    if (said?.type === 'OverAdvanceIncurred') {
      agree(availableOn(after, said.incurredOn), negated(said.amount))
      agree(isPositive(said.amount), true)
    } else if (said?.type === 'OverAdvanceCured') {
      agree(availableOn(after, said.curedOn), said.availability)
      agree(isNegative(said.availability), false)
    } else if (command.type === 'BookCollection' && events.length > 0) {
      const on = later(after.funding.judgedOn, command.receivedOn)
      const isOver = isNegative(availableOn(after, on))
      if (isStarted(after.life, command.receivedOn)) {
        agree(after.funding.isOverAdvanced, isOver)
      }
    }
  },

  'each exclusion rests on an event that says so': ({ after }) => {
    for (const { restsOn = 0n } of availabilityOn(after, days[1]).exclusions) {
      agree(restsOn <= after.revision, true)
    }
  },

  'a draw is granted within what is available, and takes as much of it': ({
    before,
    command,
    events,
    after,
  }) => {
    if (command.type !== 'GrantAdvance' && command.type !== 'GrantSweep') return
    const on = command.type === 'GrantSweep' ? command.sweptOn : command.requestedOn
    for (const answer of events) {
      if (answer.type === 'AdvanceDeclined') {
        agree(answer.availability, availableOn(before, on))
        const { reason, amount } = answer
        agree(reason, reasonOf(before, command, availableOn(before, on), amount))
      }
      if (answer.type === 'AdvanceGranted') {
        agree(answer.availability, availableOn(before, on))
        agree(availableOn(after, on), minus(answer.availability, answer.amount))
        agree(isNegative(availableOn(after, on)), false)
      }
    }
  },

  'a draw that is paid as granted changes no availability': ({ before, command, after }) => {
    if (command.type !== 'BookAdvance' || !before.funding.earmarks.has(command.advanceId)) return
    const { paidOn: on } = command
    if (!isStarted(before.life, on)) return
    agree(availableOn(after, on), availableOn(before, on))
  },

  'what is left of advances on one receivable is what is set apart, by value date': ({
    after: { advances, interest, funding },
  }) => {
    const paid = [...advances].flatMap(([of, advance]) =>
      advance.paid ? [[of, advance.paid.left] as const] : [],
    )
    const left = paid.map(([, amount]) => amount)
    const apart = [...interest.valued.values()].map((valued) => valued.apart)
    agree(sum(apart, 'EUR'), sum(left, 'EUR'))
    agree(
      left.filter((amount) => !isPositive(amount)),
      [],
    )
    agree(
      paid.filter(([of]) => !funding.receivables.has(of)),
      [],
    )
  },

  'an advance on one receivable is settled or comes back once, with the interest of its own scale':
    ({ before, events }) => {
      const settled = only('AdvanceSettled', events).map(({ advanceId }) => advanceId)
      const returned = only('AdvanceReturned', events).map(({ advanceId }) => advanceId)
      agree(new Set(settled).size, settled.length)
      for (const { invoiceId } of only('AdvanceSettled', events)) {
        agree(before.advances.has(invoiceId), true)
      }
      for (const { advance, exclTax } of only('FinancingCommissionCharged', events)) {
        if (advance === null) continue
        expect([...settled, ...returned]).toContain(advance.advanceId)
        agree(exclTax, advance.rounded)
      }
    },

  'what counts by value date is what is in use': ({ after: { account, interest } }) =>
    agree(
      sum(
        interest.valued.valueSeq().map(({ fundsInUse }) => fundsInUse),
        'EUR',
      ),
      account.fundsInUse,
    ),

  'a closed month was charged what its scale makes now, once no movement is late': ({
    command,
    after,
  }) => {
    if (command.type !== 'CloseMonth') return
    const again = decide(
      { ...after, interest: { ...after.interest, lateFrom: day('2025-01-01') } },
      {
        ...command,
        month: nextOf(after),
      },
    )
    agree(
      E.isRight(again) && again.right.filter(({ type }) => type === 'FinancingCommissionCorrected'),
      [],
    )
  },

  'it may be asked twice': ({ command, after }) => {
    const moneyMoved = ['BookCollection', 'BookCreditNote', 'NoteDebtorCredit']
    if (moneyMoved.includes(command.type)) return // each of them is told apart by its command's id
    agree(decide(after, command), E.right([]))
  },

  'it is asked in plain data': ({ command }) => {
    agree(Command.decode(sent(Command.encode(command))), E.right(command))
  },

  'it remembers in plain data': ({ events }) => {
    for (const event of events) {
      agree(Event.decode(sent(Event.encode(event))), E.right(event))
    }
  },

  'it answers and becomes the same after its state was kept': ({
    before,
    command,
    events,
    after,
  }) => {
    // One step of about twenty: to keep a state takes longer than all else.
    const { outstanding, clientAccount } = before.account
    if ((outstanding.minor + clientAccount.minor) % 19n !== 0n) return
    agree(snapshot(decide(kept(before), command)), snapshot(E.right(events)))
    agree(asKept(events.reduce(evolve, kept(before))), asKept(after))
  },

  'it is left as it was, whatever happens next': ({ before, events }) => {
    const shown = snapshot(before)
    events.reduce(evolve, before)
    agree(snapshot(before), shown)
  },
}

test('Whatever a contract is asked, its laws hold', () =>
  always((step) => {
    for (const [name, law] of Object.entries(laws)) held(name, law, step)
  }))

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
        agree(accountAfter(transmit('R1', all.toReversed()), book('R1')), whole)
        agree(
          accountAfter(
            ...[transmit('R1', all.slice(0, cut)), book('R1')],
            ...[transmit('R2', all.slice(cut)), book('R2')],
          ),
          whole,
        )
      }),
    ))

  function accountAfter(...commands: ReadonlyArray<Command>) {
    return contractAfter(told(startedOn(untaxed), ...commands)).account
  }
})

/** Before its start, among its days, and when all of it is overdue. */
const days = [day('2026-01-01'), day('2026-02-15'), day('2026-12-31')] as const

const byDebtor: ReadonlyArray<Cause> = ['overLimit', 'debtorCredit', 'concentration']

const totalOf = (exclusions: ReadonlyArray<Exclusion>) =>
  sum(
    exclusions.map(({ amount }) => amount),
    'EUR',
  )

const eligibleByDebtor = (receivables: ReadonlyArray<Assessed>) =>
  [...new Set(receivables.map(({ receivable }) => receivable.debtorId))].map((debtorId) => ({
    debtorId,
    left: sum(
      receivables
        .filter(({ receivable }) => receivable.debtorId === debtorId)
        .map(({ eligible }) => eligible),
      'EUR',
    ),
  }))

const reasonOf = (
  { life }: Contract,
  command: Extract<Command, { type: 'GrantAdvance' | 'GrantSweep' }>,
  available: Money,
  amount: Money,
) => {
  if (command.type === 'GrantAdvance') {
    return isPositive(minus(amount, available)) ? 'AboveAvailability' : undefined
  }
  return termsOn(life, command.sweptOn).drawing === 'dailySweep' ? 'NothingAvailable' : 'NotSwept'
}

function nextOf({ interest }: Contract): Month {
  const last = interest.closed.last()
  if (!last) throw new Error('no month is closed')
  return monthAfter(last.month)
}
