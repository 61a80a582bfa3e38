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
import { isZero, type Money, minus } from '../../values/money.ts'
import { text } from '../../values/text.ts'
import { periodEndIn } from '../annual-minimum.ts'
import type { CloseMonth } from '../commands/closing.ts'
import type { Event } from '../events.ts'
import { type Price, priceOn } from '../financing-rate.ts'
import { type InterestScale, interestScale } from '../interest.ts'
import type { Decision } from '../rejection.ts'
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
  const last = interest.closed.last()?.month
  const next = last === undefined ? monthOf(life.startedOn) : monthAfter(last)
  if (month !== next) return reject({ type: 'MonthsCloseInOrder', next })
  const terms = termsOn(life, lastDayOf(month))
  const { reference } = terms.financingCommission
  if (fixing.reference !== reference) return reject({ type: 'ReferenceMustMatch', reference })

  const on = lastDayOf(month)
  const valueOn = firstDayOf(monthAfter(month))
  const charged = [
    ...interestOf(contract, command, valueOn),
    ...feesOf(contractId, terms, 'monthly', { reference: text(month), on, valueOn }),
    ...annualMinimumOf(contract, contractId, periodEndIn(life, month), valueOn),
    ...indexationOf(contract, contractId, month, valueOn),
  ]
  const occasion = { contractId, reference: text(month), on: valueOn }
  return accept(...withFund(contract, charged, occasion))
}

const interestOf = (
  contract: Contract,
  { contractId, month, fixing }: CloseMonth,
  valueOn: Day,
): ReadonlyArray<Event> => {
  const corrections = correctionsOf(contract, contractId, month)
  const scale = scaleOf(corrections.reduce(evolve, contract), month, fixing)
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
 * A movement came late to a closed month: that month and those after it are computed anew, each at
 * its own rate, and the difference is posted in the month that closes now. No correction enters the
 * scale of a closed month.
 */
const correctionsOf = (
  contract: Contract,
  contractId: ContractId,
  open: Month,
): ReadonlyArray<Event> => {
  const { life, interest } = contract
  const { lateFrom } = interest
  if (lateFrom === undefined) return []
  return interest.closed
    .toArray()
    .filter(({ month }) => month >= monthOf(lateFrom))
    .flatMap(({ month, fixing, charged }): ReadonlyArray<Event> => {
      const scale = scaleOf(contract, month, fixing)
      const difference = minus(scale.rounded, charged)
      if (isZero(difference)) return []
      const charge = { ...chargeOf(life, month, difference), valueOn: firstDayOf(open) }
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

const scaleOf = ({ life, interest }: Contract, month: Month, fixing: Fixing): InterestScale =>
  interestScale(
    interest.valued,
    [firstDayOf(month), firstDayOf(monthAfter(month))],
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

const sameFixing = (one: Fixing, other: Fixing): boolean =>
  one.reference === other.reference && one.rate.eq(other.rate) && one.source === other.source
