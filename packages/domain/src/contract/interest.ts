/**
 * The financing commission (_commission de financement_) by the method of numbers: balance × days on
 * value dates, at the rate of each day, rounded once a period (golden AF-1).
 */
import type { Currency } from '../values/currency.ts'
import { type Day, daysFrom } from '../values/day.ts'
import { invariant } from '../values/invariant.ts'
import { isZero, type Money, max, min, minus, negated, zero } from '../values/money.ts'
import { interest, type Rate, without } from '../values/rate.ts'
import type { Segment } from './events/commissions.ts'
import type { Price } from './financing-rate.ts'
import { bearing } from './scale-lines.ts'
import { nothing, together, type Valuation, type Valued } from './valuation.ts'

export interface InterestScale {
  readonly segments: ReadonlyArray<Segment>
  /** To ten digits after the point. */
  readonly exact: Rate
  readonly rounded: Money
}

/**
 * Of the days `from` included to `to` excluded, whatever the order of the changes; `prices` in order, the
 * first of them from `from` or before. What bears interest are the funds in use, without advances apart and
 * interest that is not capitalised, and the share of the guarantee fund that is not free of it. Days without any have no
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

/**
 * Of one advance, at one price from its payment to the value date of what settles it (golden F-2); less what
 * its invoice has paid of it before.
 */
export const advanceScale = (
  amount: Money,
  [from, to]: readonly [from: Day, to: Day],
  price: Price,
  repaid: ReadonlyArray<readonly [valueOn: Day, amount: Money]> = [],
): InterestScale => {
  const days = [from, from < to ? to : from] as const
  const less = repaid.map(([on, part]): Valued => [on, { fundsInUse: negated(part) }])
  return interestScale(
    [[from, { fundsInUse: amount }], ...less],
    days,
    [{ ...price, from }],
    amount.currency,
  )
}

/** Interest that bears none is paid last: it is never more than what is in use. */
const after = (standing: Valuation, change: Valuation): Valuation => {
  const next = together(standing, change)
  const inUse = max(minus(next.fundsInUse, next.apart), zero(next.fundsInUse.currency))
  return { ...next, uncapitalised: min(next.uncapitalised, inUse) }
}

/** A segment before its numbers. */
type Piece = Omit<Segment, 'numbers'>

const pieceOf = (
  { fundsInUse, guaranteeFund, uncapitalised, apart }: Valuation,
  { rate, dayCount, interestFreeShare }: Price,
  [from, to]: readonly [Day, Day],
): Piece => {
  const balance = minus(minus(fundsInUse, apart), uncapitalised)
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
