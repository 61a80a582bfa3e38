/** Aged balance (_balance âgée_): what each debtor owes by how long it is due, and his account (_compte débiteur_). */
import {
  type Currency,
  type Day,
  type DebtorId,
  daysFrom,
  isZero,
  type Money,
  minus,
  plus,
  zero,
} from '@quittance/domain/values'

import { disputedOf } from './disputed.ts'
import type { Position } from './position.ts'

/** Days past due, the last of each included; the due date itself is not past. */
export const ages = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'beyond90'] as const
export type Age = (typeof ages)[number]

export interface Aged {
  readonly byAge: Readonly<Record<Age, Money>>
  /** All of it. */
  readonly open: Money
  /** Of what is open. */
  readonly disputed: Money
  /** The debtor's own money with this contract, of which no invoice is paid yet (_trop-perçu_). */
  readonly credit: Money
  /** Open less credit: the debtor's account, below zero where he is owed. */
  readonly account: Money
}

export interface AgedDebtor extends Aged {
  readonly debtorId: DebtorId
}

export interface AgedBalance {
  readonly on: Day
  /** By name: each who owes something, or has a credit. */
  readonly debtors: ReadonlyArray<AgedDebtor>
  readonly total: Aged
}

/** By the contract's own stream alone; its total is the outstanding. Of a day, or the last on which anything was booked. */
export const agedBalance = (position: Position, on: Day = position.lastBookedOn): AgedBalance => {
  const { funding, life } = position
  const { currency } = life
  const debtors = new Map<DebtorId, Aged>()
  let total = nothingOwed(currency)
  const change = (debtorId: DebtorId, by: (before: Aged) => Aged): void => {
    debtors.set(debtorId, by(debtors.get(debtorId) ?? nothingOwed(currency)))
    total = by(total)
  }
  for (const [invoiceId, { debtorId, dueOn, open }] of funding.receivables) {
    const disputed = disputedOf(position, invoiceId, open)
    change(debtorId, (before) => owing(before, ageOf(dueOn, on), open, disputed))
  }
  for (const [debtorId, { credit }] of funding.debtors) {
    if (!isZero(credit)) change(debtorId, (before) => credited(before, credit))
  }
  const byName = [...debtors]
    .map(([debtorId, aged]): AgedDebtor => ({ debtorId, ...aged }))
    .sort((one, other) => (one.debtorId < other.debtorId ? -1 : 1))
  return { on, debtors: byName, total }
}

export const ageOf = (dueOn: Day, on: Day): Age => {
  const days = daysFrom(dueOn, on)
  if (days <= 0) return 'notDue'
  if (days <= 30) return 'upTo30'
  if (days <= 60) return 'upTo60'
  return days <= 90 ? 'upTo90' : 'beyond90'
}

const nothingOwed = (currency: Currency): Aged => {
  const nothing = zero(currency)
  return {
    byAge: {
      notDue: nothing,
      upTo30: nothing,
      upTo60: nothing,
      upTo90: nothing,
      beyond90: nothing,
    },
    ...{ open: nothing, disputed: nothing, credit: nothing, account: nothing },
  }
}

const owing = (aged: Aged, age: Age, open: Money, disputed: Money): Aged => ({
  ...aged,
  byAge: { ...aged.byAge, [age]: plus(aged.byAge[age], open) },
  open: plus(aged.open, open),
  disputed: plus(aged.disputed, disputed),
  account: plus(aged.account, open),
})

const credited = (aged: Aged, credit: Money): Aged => ({
  ...aged,
  credit: plus(aged.credit, credit),
  account: minus(aged.account, credit),
})
