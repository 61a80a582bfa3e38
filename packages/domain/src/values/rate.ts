/** Rates: exact decimal fractions of one, and the only place where money is rounded. */
import { Decimal } from 'decimal.js'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import { literal } from './branded.ts'
import { type Currency, decimals } from './currency.ts'
import type { Money } from './money.ts'

/** Our own copy: no one else's `Decimal.set` changes our arithmetic, and products stay exact. */
const Exact = Decimal.clone({ defaults: true, precision: 120 })

/**
 * Stored as text without trailing zeros, `"0.0175"`; read from any plain decimal, `"0.0150"` too, but
 * from no JSON number, exponent or plus sign. Twenty digits either side keep every product exact.
 */
export const Rate = new t.Type<Decimal, string>(
  'Rate',
  Decimal.isDecimal,
  (u, context) =>
    typeof u === 'string' && /^-?\d{1,20}(\.\d{1,20})?$/.test(u)
      ? t.success(new Exact(u))
      : t.failure(u, context),
  (rate) => rate.toFixed(),
)
export type Rate = t.TypeOf<typeof Rate>

/** A rate from 0 to 1: what part of a whole. */
export const Share: t.Type<Decimal, string> = new t.Type(
  'Share',
  (u): u is Decimal => Rate.is(u) && u.gte(0) && u.lte(1),
  (u, context) => {
    const rate = Rate.validate(u, context)
    return E.isRight(rate) && Share.is(rate.right) ? rate : t.failure(u, context)
  },
  Rate.encode,
)

/** A rate from 0 to 100: how many times something. */
export const Multiple: t.Type<Decimal, string> = new t.Type(
  'Multiple',
  (u): u is Decimal => Rate.is(u) && u.gte(0) && u.lte(100),
  (u, context) => {
    const rate = Rate.validate(u, context)
    return E.isRight(rate) && Multiple.is(rate.right) ? rate : t.failure(u, context)
  },
  Rate.encode,
)

/** Interest a year, from −1 to 1: what is beyond is a mistake. */
export const AnnualRate: t.Type<Decimal, string> = new t.Type(
  'AnnualRate',
  (u): u is Decimal => Rate.is(u) && u.abs().lte(1),
  (u, context) => {
    const rate = Rate.validate(u, context)
    return E.isRight(rate) && AnnualRate.is(rate.right) ? rate : t.failure(u, context)
  },
  Rate.encode,
)

/** An amount before it is rounded, in the currency's unit, to ten digits after the point. */
export const Unrounded = new t.Type<Decimal, string>(
  'Unrounded',
  Decimal.isDecimal,
  (u, context) =>
    typeof u === 'string' && /^-?\d{1,40}(\.\d{1,10})?$/.test(u)
      ? t.success(new Exact(u))
      : t.failure(u, context),
  (amount) => amount.toFixed(),
)

/** An amount as it is before any rounding, in the currency's unit. */
export const ExactAmount = new t.Type<Decimal, string>(
  'ExactAmount',
  Decimal.isDecimal,
  (u, context) =>
    typeof u === 'string' && /^-?\d{1,40}(\.\d{1,30})?$/.test(u)
      ? t.success(new Exact(u))
      : t.failure(u, context),
  (amount) => amount.toFixed(),
)
export type ExactAmount = t.TypeOf<typeof ExactAmount>

/** Actual days, over a year of so many. */
export const DayCount = t.keyof({ 'ACT/360': null, 'ACT/365': null }, 'DayCount')
export type DayCount = t.TypeOf<typeof DayCount>

/** A rate written in source code: `rate('0.0080')`. */
export const rate = (text: string): Rate => literal(Rate, text)

const roundings = {
  /** To the nearest; a half goes away from zero. */
  HalfUp: Decimal.ROUND_HALF_UP,
  /** To the nearest; a half goes to the even neighbour. */
  HalfEven: Decimal.ROUND_HALF_EVEN,
  /** Towards zero. */
  Down: Decimal.ROUND_DOWN,
} as const

export type Rounding = keyof typeof roundings

/** `rate` of an amount: a commission, its VAT, a share that may be advanced. */
export const portion = ({ minor, currency }: Money, rate: Rate, rounding: Rounding): Money => {
  const exact = new Exact(minor.toString()).times(rate)
  return { minor: BigInt(exact.toDecimalPlaces(0, roundings[rounding]).toFixed()), currency }
}

/** `numerator / denominator` of an amount, rounded half up: days of a year, a part of a whole. */
export const fraction = (
  { minor, currency }: Money,
  numerator: bigint,
  denominator: bigint,
): Money => {
  const exact = new Exact(minor.toString()).times(`${numerator}`).div(`${denominator}`)
  return { minor: BigInt(exact.toDecimalPlaces(0, roundings.HalfUp).toFixed()), currency }
}

/** How many times `whole` is in `part`, times `multiplier`, rounded half up to six digits. */
export const ratio = (part: Money, whole: Money, multiplier: Rate = new Exact(1)): Rate =>
  exactly(part).times(multiplier).div(exactly(whole)).toDecimalPlaces(6, roundings.HalfUp)

/** In the currency's unit. */
export const exactly = ({ minor, currency }: Money): ExactAmount =>
  new Exact(minor.toString()).div(new Exact(10).pow(decimals[currency]))

/** What is left of an amount without that share of it. */
export const without = (amount: Money, share: Rate): ExactAmount =>
  exactly(amount).times(new Exact(1).minus(share)).plus(0) // no zero below zero

export const atLeastZero = (rate: Rate): Rate => (rate.isNegative() ? new Exact(0) : rate)

/** That of which `amount` is left once `rate` of it is held back; `rate` is below one. */
export const grossedUp = (amount: Money, rate: Rate, rounding: Rounding): Money =>
  quotient(new Exact(amount.minor.toString()), new Exact(1).minus(rate), amount.currency, rounding)

/**
 * Of a whole in which each of `count` parts is `rate` of it, and `rest` all the others together: one such part,
 * or the most that the next may be. `rate × count` is below one.
 */
export const shareOfWhole = (rest: Money, rate: Rate, count: number, rounding: Rounding): Money =>
  quotient(
    new Exact(rest.minor.toString()).times(rate),
    new Exact(1).minus(rate.times(count)),
    rest.currency,
    rounding,
  )

const quotient = (of: Decimal, by: Decimal, currency: Currency, rounding: Rounding): Money => {
  const exact = of.div(by)
  return { minor: BigInt(exact.toDecimalPlaces(0, roundings[rounding]).toFixed()), currency }
}

/**
 * Interest: `Σ numbers × rate / year`, where numbers are balance × days. The amount is rounded once,
 * half up; `exact` is the same to ten digits after the point.
 */
export const interest = (
  parts: ReadonlyArray<{
    readonly numbers: ExactAmount
    readonly rate: Rate
    readonly dayCount: DayCount
  }>,
  currency: Currency,
): { readonly exact: Rate; readonly rounded: Money } => {
  // Over the years' common multiple, so that the one division is the last thing done.
  const amount = parts
    .reduce(
      (total, { numbers, rate, dayCount }) =>
        total.plus(numbers.times(rate).times(dayCount === 'ACT/360' ? 73 : 72)),
      new Exact(0),
    )
    .div(360 * 73)
  const minor = amount.times(new Exact(10).pow(decimals[currency]))
  return {
    exact: amount.toDecimalPlaces(10, roundings.HalfUp).plus(0), // no zero below zero
    rounded: { minor: BigInt(minor.toDecimalPlaces(0, roundings.HalfUp).toFixed()), currency },
  }
}
