/** Months close in order, and only then is interest charged. */
import { accept, reject } from '../../decider.ts'
import { firstDayOf, lastDayOf, type Month, monthAfter, monthOf } from '../../values/day.ts'
import type { ContractId } from '../../values/identity.ts'
import { isZero, minus } from '../../values/money.ts'
import { flooredPlus } from '../../values/rate.ts'
import type { CloseMonth } from '../commands/closing.ts'
import type { Fixing } from '../events/commissions.ts'
import type { Event } from '../events.ts'
import { type InterestScale, interestScale, type RateFrom } from '../interest.ts'
import type { Decision } from '../rejection.ts'
import { type Life, termsOn } from '../state/life.ts'
import { type Contract, evolve } from '../state.ts'
import { taxed, vatOn } from '../vat.ts'
import { notThere } from './life.ts'

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

  const corrections = correctionsOf(contract, contractId, month)
  const scale = scaleOf(corrections.reduce(evolve, contract), month, fixing)
  const events: Array<Event> = [
    ...corrections,
    { type: 'MonthClosed', contractId, month, fixing, ...scale },
  ]
  if (!isZero(scale.rounded)) {
    const valueOn = firstDayOf(monthAfter(month))
    const charge = taxed(scale.rounded, vatOn(terms, 'financingCommission', lastDayOf(month)))
    events.push({ type: 'FinancingCommissionCharged', contractId, month, ...charge, valueOn })
  }
  return accept(...events)
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
      const { segments, rounded } = scaleOf(contract, month, fixing)
      const difference = minus(rounded, charged)
      if (isZero(difference)) return []
      const last = lastDayOf(month)
      const vat = vatOn(termsOn(life, last), 'financingCommission', last)
      const charge = { ...taxed(difference, vat), valueOn: firstDayOf(open) }
      return [{ type: 'FinancingCommissionCorrected', contractId, month, segments, ...charge }]
    })
}

const scaleOf = ({ life, interest }: Contract, month: Month, fixing: Fixing): InterestScale =>
  interestScale(
    interest.valued,
    [firstDayOf(month), firstDayOf(monthAfter(month))],
    ratesOf(life, month, fixing),
    life.currency,
  )

/** The month's reference plus the margin of each day. */
const ratesOf = (life: Life, month: Month, fixing: Fixing): ReadonlyArray<RateFrom> => {
  const first = firstDayOf(month)
  const later = life.versions
    .toArray()
    .map(({ effectiveOn }) => effectiveOn)
    .filter((on) => first < on && on <= lastDayOf(month))
  return [first, ...later].map((from) => ({
    from,
    rate: flooredPlus(fixing.rate, termsOn(life, from).financingCommission.margin),
  }))
}

const sameFixing = (one: Fixing, other: Fixing): boolean =>
  one.reference === other.reference && one.rate.eq(other.rate) && one.source === other.source
