/**
 * The financing commission (_commission de financement_) by the method of numbers: balance × days on
 * value dates, at the rate of each day, rounded once a period (goldens AF-1, FL-1).
 */
import type { Currency } from '../values/currency.ts'
import { type Day, daysFrom } from '../values/day.ts'
import { invariant } from '../values/invariant.ts'
import { isZero, type Money, max, min, minus, plus, zero } from '../values/money.ts'
import { atLeastZero, interest, type Rate, without } from '../values/rate.ts'
import type { Fixing, Segment } from './events/commissions.ts'
import type { Terms } from './events/terms.ts'
import { bearing } from './scale-lines.ts'

/** By how much each figure changes on a value date. */
export interface Valuation {
  readonly fundsInUse: Money
  readonly guaranteeFund: Money
  /** Of the funds in use, interest charged that bears none itself. */
  readonly uncapitalised: Money
}

/** A change, and the day from which it counts. */
export type Valued = readonly [valueOn: Day, change: Partial<Valuation>]

/** What the days cost, from `from` on until another price follows. */
export interface Price extends Pick<Segment, 'rate' | 'dayCount'> {
  readonly from: Day
  readonly interestFreeShare: Rate
}

export interface InterestScale {
  readonly segments: ReadonlyArray<Segment>
  /** To ten digits after the point. */
  readonly exact: Rate
  readonly rounded: Money
}

/** A reference and the margin, as the floor has it; below zero only where there is none (golden FL-1). */
export const financingRate = (
  reference: Rate,
  { margin, floor }: Pick<Terms['financingCommission'], 'margin' | 'floor'>,
): Rate => {
  if (floor === 'none') return reference.plus(margin)
  return atLeastZero((floor === 'onReference' ? atLeastZero(reference) : reference).plus(margin))
}

/** What a day costs by its terms, at that fixing. */
export const priceOn = (
  { financingCommission, guaranteeFund }: Terms,
  from: Day,
  fixing: Pick<Fixing, 'rate'>,
): Price => ({
  from,
  rate: financingRate(fixing.rate, financingCommission),
  dayCount: financingCommission.dayCount,
  interestFreeShare: guaranteeFund.interestFreeShare,
})

/**
 * Of the days `from` included to `to` excluded, whatever the order of the changes; `prices` in order, the
 * first of them from `from` or before. What bears interest are the funds in use, without interest that is
 * not capitalised, and the share of the guarantee fund that is not free of it. Days without any have no
 * segment; a client in credit has one, without numbers: he neither pays nor earns. What changes neither
 * balance nor price starts none.
 */
export const interestScale = (
  changes: Iterable<Valued>,
  [from, to]: readonly [from: Day, to: Day],
  prices: ReadonlyArray<Price>,
  currency: Currency,
): InterestScale => {
  const before = nothing(currency)
  const byDay = new Map<Day, Valuation>([[from, before]])
  for (const [on, change] of changes) {
    if (on < to) byDay.set(on, together(byDay.get(on) ?? before, change))
  }
  for (const price of prices) {
    if (from < price.from && price.from < to && !byDay.has(price.from)) {
      byDay.set(price.from, before)
    }
  }
  const days = [...byDay].sort(([one], [other]) => (one < other ? -1 : 1))

  const pieces: Array<Piece> = []
  let standing = before
  for (const [index, [on, change]] of days.entries()) {
    standing = after(standing, change)
    if (on < from) continue
    const price = prices.findLast((each) => each.from <= on)
    invariant(price !== undefined, `nothing says what ${on} costs`)
    const piece = pieceOf(standing, price, [on, days[index + 1]?.[0] ?? to])
    const last = pieces.at(-1)
    if (last && goesOn(last, piece)) pieces[pieces.length - 1] = { ...last, to: piece.to }
    else pieces.push(piece)
  }
  const segments = pieces.filter(isUsed).map(numbered)
  return { segments, ...interest(segments, currency) }
}

export const nothing = (currency: Currency): Valuation => {
  const none = zero(currency)
  return { fundsInUse: none, guaranteeFund: none, uncapitalised: none }
}

export const together = (one: Valuation, other: Partial<Valuation>): Valuation => ({
  fundsInUse: other.fundsInUse ? plus(one.fundsInUse, other.fundsInUse) : one.fundsInUse,
  guaranteeFund: other.guaranteeFund
    ? plus(one.guaranteeFund, other.guaranteeFund)
    : one.guaranteeFund,
  uncapitalised: other.uncapitalised
    ? plus(one.uncapitalised, other.uncapitalised)
    : one.uncapitalised,
})

/** Interest that bears none is paid last: it is never more than what is in use. */
const after = (standing: Valuation, change: Valuation): Valuation => {
  const next = together(standing, change)
  const inUse = max(next.fundsInUse, zero(next.fundsInUse.currency))
  return { ...next, uncapitalised: min(next.uncapitalised, inUse) }
}

/** A segment before its numbers. */
type Piece = Omit<Segment, 'numbers'>

const pieceOf = (
  { fundsInUse, guaranteeFund, uncapitalised }: Valuation,
  { rate, dayCount, interestFreeShare }: Price,
  [from, to]: readonly [Day, Day],
): Piece => {
  const balance = minus(fundsInUse, uncapitalised)
  return {
    from,
    to,
    balance,
    bearingFund: without(guaranteeFund, interestFreeShare),
    rate,
    dayCount,
  }
}

const goesOn = (last: Piece, next: Piece): boolean =>
  last.balance.minor === next.balance.minor &&
  last.bearingFund.eq(next.bearingFund) &&
  last.rate.eq(next.rate) &&
  last.dayCount === next.dayCount

const isUsed = ({ balance, bearingFund }: Piece): boolean =>
  !isZero(balance) || !bearingFund.isZero()

const numbered = (piece: Piece): Segment => ({
  ...piece,
  numbers: bearing(piece).times(daysFrom(piece.from, piece.to)),
})
