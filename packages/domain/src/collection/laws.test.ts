/** What holds for a collection, whatever it is asked (rules 1.15, invariant 7). */
import { test } from '@jest/globals'
import fc from 'fast-check'
import { agree } from '../testing/agree.ts'

import { eur } from '../testing/amounts.ts'
import {
  allocate,
  allocateCredit,
  chargeReported,
  directId,
  excessId,
  forward,
  holdCredit,
  holdExcess,
  holdRest,
  identify,
  passOn,
  receive,
  refund,
  reportDirect,
  reverse,
} from '../testing/collection.ts'
import { keepsTo } from '../testing/machine.ts'
import { isNegative, isZero, type Money, minus, sum } from '../values/money.ts'
import {
  type Command,
  decider,
  type Event,
  reversedAmount,
  type State,
  unallocated,
} from './index.ts'
import { creditOf } from './state.ts'

const amount = fc.oneof(
  fc.integer({ min: 1, max: 2_600_000 }).map((cents) => (cents / 100).toFixed(2)),
  fc.constantFrom('0.01', '200.00', '12000.00', '25000.00'),
)
const asked: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom(receive(), receive('cheque'), identify(), identify('C'), reverse()),
  fc.constantFrom(reverse('returned'), holdRest(['B', '0.01']), allocateCredit('F102', '0.01')),
  amount.map((of) => allocate(['F101', eur(of)])),
  amount.map((of) => allocate(['F101', eur(of)], ['F7', eur('1.00'), 'AF-2'])),
  amount.map((of) => holdCredit(of)),
  amount.map((of) => forward(of)),
  amount.map((of) => refund(of)),
  amount.map((of) => refund(of, { debtor: 'B' })),
  fc.constantFrom(passOn(), passOn('2026-03-11'), chargeReported(), chargeReported('100.00')),
)

/** As each collection begins: of all that is asked, its own id. */
const kinds = {
  'a bank entry': {
    ...{ first: receive(), collectionId: undefined },
    ways: { Absent: ['Received'], Received: ['Identified', 'Closed', 'Reversed'] },
  },
  'a direct payment': {
    ...{ first: reportDirect(), collectionId: directId },
    ways: {
      ...{ Absent: ['Reported'], Reported: ['Charged', 'Identified'] },
      Charged: ['Identified', 'Closed'],
    },
  },
  // No money came: none goes back.
  'the excess of a credit note': {
    ...{ first: holdExcess(), collectionId: excessId },
    ways: { Absent: ['Closed'], Closed: [] },
  },
}

test.each(Object.entries(kinds))('%s goes where it may, and is whole', (_name, of) => {
  const own = (command: Command): Command =>
    of.collectionId && 'collectionId' in command
      ? ({ ...command, collectionId: of.collectionId } as Command)
      : command
  const isOwn = ({ type }: Command) => type !== 'ReceiveCollection' || of.first.type === type
  keepsTo(decider, {
    asked: fc.oneof(fc.constant(of.first), asked.filter(isOwn).map(own)),
    comes,
    standing,
    ways: { Identified: ['Closed', 'Reversed'], Closed: ['Reversed'], ...of.ways },
    holds: (after, before, events) => {
      isWhole(after)
      const moved = events.reduce(whereTo, figuresOf(before))
      agree(figuresOf(after), moved)
    },
  })
})

/** Nothing is left of what is closed: all of it is an invoice's, the debtor's, or gone. */
function standing(state: State) {
  if (state.status === 'Absent') return 'Absent'
  if (state.status === 'Reported') return isZero(state.charged) ? 'Reported' : 'Charged'
  return state.status !== 'Reversed' && isZero(unallocated(state)) ? 'Closed' : state.status
}

/** Received = allocated + held + refunded + forwarded + reversed + what is in suspense. */
function isWhole(state: State) {
  if (state.status === 'Absent' || state.status === 'Reported') return
  const { allocated, held, refunded, forwarded, credits, received } = state
  const parts = [allocated, held, refunded, forwarded, reversedAmount(state), unallocated(state)]
  agree(parts.filter(isNegative), [])
  agree(sum(parts, 'EUR'), received.amount)
  agree(sum([...credits.values()], 'EUR'), held)
}

type Figures = Readonly<
  Record<'allocated' | 'held' | 'refunded' | 'forwarded' | 'returned', bigint>
>

function figuresOf(state: State): Figures {
  if (state.status === 'Absent' || state.status === 'Reported') {
    return { allocated: 0n, held: 0n, refunded: 0n, forwarded: 0n, returned: 0n }
  }
  const { allocated, held, refunded, forwarded, returned } = state
  return {
    ...{ allocated: allocated.minor, held: held.minor },
    ...{ refunded: refunded.minor, forwarded: forwarded.minor, returned: returned.minor },
  }
}

/** Of each event, what it says: kept apart from the fold, which has to come to the same. */
function whereTo(figures: Figures, event: Event): Figures {
  const { allocated, held, refunded, forwarded, returned } = figures
  switch (event.type) {
    case 'PaymentAllocated':
      return { ...figures, allocated: allocated + total([...event.allocations, ...event.claims]) }
    case 'CreditHeld':
    case 'ExcessHeld':
      return { ...figures, held: held + event.amount.minor }
    case 'RemainderHeld': {
      const isGone = allocated + held === 0n
      const rest = isGone ? 0n : event.amount.minor
      return { ...figures, allocated: allocated - rest, held: held + rest }
    }
    case 'CreditAllocated': {
      const used = total(event.allocations)
      return { ...figures, allocated: allocated + used, held: held - used }
    }
    case 'CollectionRefunded': {
      const ofCredit = event.contractId === null ? 0n : event.amount.minor
      return { ...figures, held: held - ofCredit, refunded: refunded + event.amount.minor }
    }
    case 'CollectionForwarded':
      return { ...figures, forwarded: forwarded + event.amount.minor }
    case 'DirectPaymentPassedOn':
      return { ...figures, forwarded: event.charged.minor, returned: event.charged.minor }
    case 'CollectionReversed':
      return {
        ...{ allocated: 0n, held: 0n, refunded },
        ...{ forwarded: forwarded - returned, returned: 0n },
      }
    default:
      return figures
  }
}

function total(allocations: ReadonlyArray<{ readonly amount: Money }>) {
  return allocations.reduce((all, { amount }) => all + amount.minor, 0n)
}

/** A remainder of what was allocated, a use of what is held, a charge of what was reported. */
function comes(state: State, command: Command) {
  if (command.type === 'ChargeReportedPayment') {
    return state.status === 'Reported' && isZero(state.charged)
  }
  if (state.status === 'Absent' || state.status === 'Reported') {
    return command.type !== 'HoldRemainder' && command.type !== 'AllocateCredit'
  }
  if (command.type === 'HoldRemainder') return !isZero(state.allocated)
  if (command.type !== 'AllocateCredit') return true
  const { contractId, debtorId } = command
  const credit = creditOf(state, contractId, debtorId)
  return state.reversed !== undefined || !isNegative(minus(credit, eur('0.01')))
}
