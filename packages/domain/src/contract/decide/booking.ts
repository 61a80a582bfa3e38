/** What is bought, and what comes with that: the same for a schedule and for what is released of it. */
import { accept } from '../../decider.ts'
import { type Money, sum } from '../../values/money.ts'
import { text } from '../../values/text.ts'
import { bookingReference } from '../account.ts'
import type { ScheduleBooked } from '../events/schedules.ts'
import type { Terms } from '../events/terms.ts'
import type { Decision, Rejection } from '../rejection.ts'
import type { Contract } from '../state.ts'
import { commissionOn } from './commissions.ts'
import { withFund } from './fund.ts'

/** The booking, the commission on what it buys, and what the fund needs then, in one append. */
export const buy = (contract: Contract, terms: Terms, booked: ScheduleBooked): Decision => {
  const { contractId, scheduleId, valueOn: on, accepted, released } = booked
  const bought = accepted.filter(({ kind }) => kind === 'invoice')
  const occasion = released
    ? ({ kind: 'release', scheduleId, number: released.number } as const)
    : ({ kind: 'schedule', scheduleId } as const)
  const charge = commissionOn(contractId, occasion, bought, terms, on)
  // Of an advance on one receivable, the commission is taken when it is collected.
  const events = [booked, ...(terms.advanceMode === 'A' ? charge : [])]
  // Where nothing is bought, nothing changes that the fund would follow.
  if (bought.length === 0) return accept(...events)
  const reference = text(bookingReference(booked))
  return accept(...withFund(contract, events, { contractId, reference, on }))
}

export const purchasedOf = (
  accepted: ScheduleBooked['accepted'],
  currency: Money['currency'],
): Money =>
  sum(
    accepted.filter(({ kind }) => kind === 'invoice').map(({ amount }) => amount),
    currency,
  )

export const notAssigning = ({ runOff, suspended }: Contract['life']): Rejection | undefined => {
  if (runOff) return { type: 'AssignmentEnded', runOffOn: runOff.runOffOn }
  return suspended.includes('assignment') ? { type: 'AssignmentSuspended' } : undefined
}
