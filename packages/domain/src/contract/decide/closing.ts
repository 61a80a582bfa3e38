/** Months close in order, and only then is interest charged. */
import { accept, reject } from '../../decider.ts'
import {
  type Day,
  firstDayOf,
  lastDayOf,
  type Month,
  monthAfter,
  monthOf,
} from '../../values/day.ts'
import type { Fixing } from '../../values/fixing.ts'
import type { ContractId } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import { isZero, type Money, minus } from '../../values/money.ts'
import { text } from '../../values/text.ts'
import { periodEndIn } from '../annual-minimum.ts'
import type { CloseMonth } from '../commands/closing.ts'
import type { Event } from '../events.ts'
import { type Price, priceOn } from '../financing-rate.ts'
import { type InterestScale, interestScale } from '../interest.ts'
import type { Decision, Rejection } from '../rejection.ts'
import type { Interest } from '../state/interest.ts'
import { type Life, termsOn } from '../state/life.ts'
import { type Contract, evolve } from '../state.ts'
import { taxed, vatOn } from '../vat.ts'
import { feesOf } from './commissions.ts'
import { withFund } from './fund.ts'
import { notThere } from './life.ts'
import { annualMinimumOf, indexationOf } from './month-end.ts'

export const closeMonth = (contract: Contract, command: CloseMonth): Decision => {
  const { contractId, month, fixing } = command
  const { life, interest } = contract
  if (life.startedOn === undefined) return reject({ type: 'ContractNotStarted' })

  const before = interest.closed.find((closed) => closed.month === month)
  if (before) {
    return sameFixing(before.fixing, fixing)
      ? accept()
      : reject({ type: 'MonthAlreadyClosed', month, fixing: before.fixing })
  }
  if (life.closedOn !== undefined) return notThere(life, 'Closed')
  const why = cannotClose(contract, command)
  if (why) return reject(why)

  const on = lastDayOf(month)
  const terms = termsOn(life, on)
  const valueOn = firstDayOf(monthAfter(month))
  const charged = [
    ...interestOf(contract, command, { until: valueOn, valueOn }),
    ...feesOf(contractId, terms, 'monthly', { reference: text(month), on, valueOn }),
    ...annualMinimumOf(contract, contractId, periodEndIn(life, month), valueOn),
    ...indexationOf(contract, contractId, month, valueOn),
  ]
  const occasion = { contractId, reference: text(month), on: valueOn }
  return accept(...withFund(contract, charged, occasion))
}

type Closing = Pick<CloseMonth, 'contractId' | 'month' | 'fixing'>

/** Another month comes first, or it is another reference's fixing. */
export const cannotClose = (
  { life, interest }: Contract,
  { month, fixing }: Closing,
): Rejection | undefined => {
  const next = nextToClose(life, interest)
  if (month !== next) return { type: 'MonthsCloseInOrder', next }
  const { reference } = termsOn(life, lastDayOf(month)).financingCommission
  return fixing.reference === reference ? undefined : { type: 'ReferenceMustMatch', reference }
}

const nextToClose = ({ startedOn }: Life, { closed }: Interest): Month => {
  invariant(startedOn !== undefined, 'months close once a contract has started')
  const last = closed.last()?.month
  return last === undefined ? monthOf(startedOn) : monthAfter(last)
}

/** The month that will charge what is in no closed one yet, if anything is. */
export const monthDue = (contract: Contract, contractId: ContractId): Month | undefined => {
  const { life, interest } = contract
  const latest = interest.valued.keySeq().max()
  if (latest === undefined) return undefined
  const next = nextToClose(life, interest)
  const corrections = correctionsOf(contract, contractId, firstDayOf(next))
  const isCharged = monthOf(latest) < next && corrections.length === 0
  return isCharged ? undefined : next
}

/** Of the days of the month before `until`; what is charged counts from `valueOn`. */
export const interestOf = (
  contract: Contract,
  { contractId, month, fixing }: Closing,
  { until, valueOn }: { readonly until: Day; readonly valueOn: Day },
): ReadonlyArray<Event> => {
  const corrections = correctionsOf(contract, contractId, firstDayOf(month))
  const scale = scaleOf(corrections.reduce(evolve, contract), month, fixing, until)
  const closed: Event = { type: 'MonthClosed', contractId, month, fixing, ...scale }
  if (isZero(scale.rounded)) return [...corrections, closed]
  const charge = { ...chargeOf(contract.life, month, scale.rounded), valueOn }
  return [
    ...corrections,
    closed,
    { type: 'FinancingCommissionCharged', contractId, month, advance: null, ...charge },
  ]
}

/**
 * A movement came late to a closed month: that month and those after it are computed anew up to that
 * day, each at its own rate, and the difference counts from it: the first of the month that closes now, or the
 * day on which the client is repaid. No correction enters the scale of a closed month.
 */
export const correctionsOf = (
  contract: Contract,
  contractId: ContractId,
  on: Day,
): ReadonlyArray<Event> => {
  const { life, interest } = contract
  const { lateFrom } = interest
  if (lateFrom === undefined) return []
  return interest.closed
    .toArray()
    .filter(({ month }) => month >= monthOf(lateFrom))
    .flatMap(({ month, fixing, charged }): ReadonlyArray<Event> => {
      const ended = firstDayOf(monthAfter(month))
      const scale = scaleOf(contract, month, fixing, on < ended ? on : ended)
      const difference = minus(scale.rounded, charged)
      if (isZero(difference)) return []
      const charge = { ...chargeOf(life, month, difference), valueOn: on }
      return [{ type: 'FinancingCommissionCorrected', contractId, month, ...scale, ...charge }]
    })
}

/** As the terms of a month's last day have it, when its fee falls due. */
const chargeOf = (life: Life, month: Month, exclTax: Money) => {
  const last = lastDayOf(month)
  const terms = termsOn(life, last)
  return {
    ...taxed(exclTax, vatOn(terms, 'financingCommission', last)),
    capitalised: terms.financingCommission.capitalisation === 'monthly',
  }
}

const scaleOf = (
  { life, interest }: Contract,
  month: Month,
  fixing: Fixing,
  until: Day,
): InterestScale =>
  interestScale(
    interest.valued,
    [firstDayOf(month), until],
    pricesOf(life, month, fixing),
    life.currency,
  )

/** The month's reference at the terms of each day. */
const pricesOf = (life: Life, month: Month, fixing: Fixing): ReadonlyArray<Price> => {
  const first = firstDayOf(month)
  const later = life.versions
    .toArray()
    .map(({ effectiveOn }) => effectiveOn)
    .filter((on) => first < on && on <= lastDayOf(month))
  return [first, ...later].map((from) => priceOn(termsOn(life, from), from, fixing))
}

export const sameFixing = (one: Fixing, other: Fixing): boolean =>
  one.reference === other.reference && one.rate.eq(other.rate) && one.source === other.source
