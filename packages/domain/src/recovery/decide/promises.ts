/** What the debtor promised: it stands, is superseded, kept or broken (rules 1.19). */
import { accept, reject } from '../../decider.ts'
import { plusDays } from '../../values/day.ts'
import {
  equals,
  isNegative,
  isPositive,
  isZero,
  type Money,
  max,
  minus,
  zero,
} from '../../values/money.ts'
import type { BreakPromise, KeepPromise, MakePromise, Receivable } from '../commands.ts'
import type { Event, PromiseMade } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { type State, standing } from '../state.ts'

export const makePromise = (
  state: State,
  receivable: Receivable,
  command: MakePromise,
): Decision => {
  const { amount, promisedOn, madeOn } = command
  const { open, assignedOn } = receivable
  const before = standing(state)
  if (before && isAsBefore(before, command)) return accept()
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  if (isZero(open)) return reject({ type: 'InvoiceIsPaid', open })
  if (amount.currency !== open.currency) {
    return reject({ type: 'CurrencyMustMatch', currency: open.currency })
  }
  if (madeOn < assignedOn) return reject({ type: 'BeforeAssignment', assignedOn })
  if (promisedOn < madeOn) return reject({ type: 'PromiseInThePast', madeOn })
  if (isNegative(minus(open, amount))) return reject({ type: 'PromiseAboveOpen', open })
  const lapsed = before && before.promisedOn < madeOn ? before : undefined
  const superseded = lapsed ? undefined : before
  return accept<Event>(...(lapsed ? [broken(lapsed, receivable)] : []), {
    ...{ ...command, type: 'PromiseMade', open },
    supersedes: superseded
      ? { amount: superseded.amount, promisedOn: superseded.promisedOn }
      : null,
  })
}

export const keepPromise = (
  state: State,
  receivable: Receivable,
  { keptOn }: KeepPromise,
): Decision => {
  const promise = standing(state)
  if (promise === undefined) {
    return state.promise?.became === 'Kept' ? accept() : reject({ type: 'NoPromiseStands' })
  }
  const { amount, madeOn, promisedOn } = promise
  if (keptOn < madeOn || promisedOn < keptOn) {
    return reject({ type: 'NotOfThatPromise', madeOn, promisedOn })
  }
  const paid = paidOf(promise, receivable)
  if (isNegative(minus(paid, amount))) return reject({ type: 'PromiseNotPaid', amount, paid })
  return accept<Event>({ type: 'PromiseKept', ...partsOf(promise), paid, keptOn })
}

export const breakPromise = (
  state: State,
  receivable: Receivable,
  { on }: BreakPromise,
): Decision => {
  const promise = standing(state)
  if (promise === undefined) {
    return state.promise?.became === 'Broken' ? accept() : reject({ type: 'NoPromiseStands' })
  }
  const { promisedOn } = promise
  if (on <= promisedOn) return reject({ type: 'PromiseNotLapsed', promisedOn })
  return accept(broken(promise, receivable))
}

/** On the day after the promised one, whenever that is seen (golden P-1). */
export const broken = (promise: PromiseMade, receivable: { readonly open: Money }): Event => ({
  ...{ type: 'PromiseBroken', ...partsOf(promise), paid: paidOf(promise, receivable) },
  brokenOn: plusDays(promise.promisedOn, 1),
})

/** By what the invoice is open for less than when it was made. */
export const paidOf = (promise: PromiseMade, { open }: { readonly open: Money }): Money =>
  max(minus(promise.open, open), zero(open.currency))

export const partsOf = ({ invoiceId, contractId, debtorId, amount, promisedOn }: PromiseMade) => ({
  ...{ invoiceId, contractId, debtorId, amount, promisedOn },
})

const isAsBefore = (before: PromiseMade, { amount, promisedOn, contact, madeOn }: MakePromise) =>
  equals(before.amount, amount) &&
  before.promisedOn === promisedOn &&
  before.contact === contact &&
  before.madeOn === madeOn
