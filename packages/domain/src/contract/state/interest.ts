/** What bears interest, by value date, and the months that are closed. */
import { List, Map as PersistentMap } from 'immutable'
import type { Currency } from '../../values/currency.ts'
import { type Day, lastDayOf, type Month, monthAfter } from '../../values/day.ts'
import type { Fixing } from '../../values/fixing.ts'
import { invariant } from '../../values/invariant.ts'
import { type Money, plus } from '../../values/money.ts'
import type { Movement } from '../account.ts'
import type { Event } from '../events.ts'
import { nothing, together, type Valuation } from '../valuation.ts'
import type { Apart } from './linked-advances.ts'

export interface Interest {
  /** By how much what bears interest changes from each day on. */
  readonly valued: PersistentMap<Day, Valuation>
  /** In order, without a gap. */
  readonly closed: List<ClosedMonth>
  /** The earliest day of a closed month to which a movement came late; none since the last closing. */
  readonly lateFrom: Day | undefined
}

interface ClosedMonth {
  readonly month: Month
  readonly fixing: Fixing
  /** Without tax, corrections included. */
  readonly charged: Money
}

export const noInterest: Interest = { valued: PersistentMap(), closed: List(), lateFrom: undefined }

export const valuedAfter = (interest: Interest, movement: Movement): Interest => {
  const { valueOn, by, uncapitalised } = movement
  const amount = by.fundsInUse ?? by.guaranteeFund
  if (amount === undefined) return interest
  const change = { ...by, ...(uncapitalised && { uncapitalised }) }
  return changed(interest, [valueOn, change], amount.currency)
}

/** What of the funds in use is an advance's that bears interest of its own, or is so no longer. */
export const setApart = (interest: Interest, [valueOn, apart]: Apart): Interest =>
  changed(interest, [valueOn, { apart }], apart.currency)

const changed = (
  interest: Interest,
  [valueOn, change]: readonly [Day, Partial<Valuation>],
  currency: Currency,
): Interest => {
  const before = interest.valued.get(valueOn) ?? nothing(currency)
  const valued = interest.valued.set(valueOn, together(before, change))
  const last = interest.closed.last()?.month
  const isLate = last !== undefined && valueOn <= lastDayOf(last)
  const isEarliest = interest.lateFrom === undefined || valueOn < interest.lateFrom
  return { ...interest, valued, lateFrom: isLate && isEarliest ? valueOn : interest.lateFrom }
}

export const closedOn = (interest: Interest, event: Event): Interest => {
  switch (event.type) {
    case 'MonthClosed': {
      const { month, fixing, rounded } = event
      const last = interest.closed.last()?.month
      invariant(
        last === undefined || monthAfter(last) === month,
        `${month} is closed after ${last}`,
      )
      const closed = interest.closed.push({ month, fixing, charged: rounded })
      return { ...interest, closed, lateFrom: undefined }
    }
    case 'FinancingCommissionCorrected': {
      const index = interest.closed.findIndex(({ month }) => month === event.month)
      const before = interest.closed.get(index)
      invariant(
        index >= 0 && before !== undefined,
        `${event.month} is corrected before it is closed`,
      )
      const charged = plus(before.charged, event.exclTax)
      return { ...interest, closed: interest.closed.set(index, { ...before, charged }) }
    }
    default:
      return interest
  }
}
