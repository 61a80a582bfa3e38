/** Money: a whole number of a currency's smallest units, so that sums are exact. */
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import { Currency, decimals } from './currency.ts'
import { exact } from './exact.ts'
import { invariant } from './invariant.ts'

export interface Money {
  readonly minor: bigint
  readonly currency: Currency
}

const InMemory = t.strict({ minor: t.bigint, currency: Currency })

const Stored = exact({ amount: t.string, currency: Currency }, 'Money')
type Stored = t.TypeOf<typeof Stored>

const write = ({ minor, currency }: Money): Stored => {
  const [sign, units] = minor < 0n ? ['-', -minor] : ['', minor]
  const digits = units.toString().padStart(decimals[currency] + 1, '0')
  const point = digits.length - decimals[currency]
  const fraction = digits.slice(point)
  return { amount: `${sign}${digits.slice(0, point)}${fraction && `.${fraction}`}`, currency }
}

/** Each amount has one spelling: what would not be written so is not read. */
const read = ({ amount, currency }: Stored): Money | undefined => {
  if (!spellings[decimals[currency]].test(amount)) return undefined
  const minor = BigInt(amount.replace('.', ''))
  return minor === 0n && amount.startsWith('-') ? undefined : { minor, currency }
}

/** By the decimals of the currency. */
const spellings = {
  0: /^-?(0|[1-9]\d*)$/,
  2: /^-?(0|[1-9]\d*)\.\d{2}$/,
  3: /^-?(0|[1-9]\d*)\.\d{3}$/,
} as const

/** What is neither more nor less than stored money, without the paths that messages need: most of it is. */
const readAtOnce = (u: unknown): Money | undefined => {
  if (typeof u !== 'object' || u === null || Object.keys(u).length !== 2) return undefined
  const { amount, currency } = u as Readonly<Record<string, unknown>>
  return typeof amount === 'string' && Currency.is(currency)
    ? read({ amount, currency })
    : undefined
}

/** Stored as text, `"1250.00"`: a JSON number is binary and loses cents. */
export const Money = new t.Type<Money, Stored>(
  'Money',
  InMemory.is,
  (u, context) => {
    const money = readAtOnce(u)
    if (money) return t.success(money)
    const stored = Stored.validate(u, context)
    if (E.isLeft(stored)) return stored
    return t.failure(u, context, `not an amount: ${stored.right.amount}`)
  },
  write,
)

/** Money as anyone may name it: less than 10^15 units of its currency either way. What adds up may be more. */
export const Amount = new t.Type<Money, Stored>(
  'Amount',
  (u): u is Money => Money.is(u) && isWithinReason(u),
  (u, context) => {
    const money = Money.validate(u, context)
    return E.isRight(money) && !isWithinReason(money.right) ? t.failure(u, context) : money
  },
  Money.encode,
)

const isWithinReason = ({ minor, currency }: Money): boolean => {
  const most = 10n ** BigInt(15 + decimals[currency])
  return -most < minor && minor < most
}

/** Money written in source code: `money('1250.00', 'EUR')`. */
export const money = (amount: string, currency: Currency): Money => {
  const decoded = Money.decode({ amount, currency })
  invariant(E.isRight(decoded), `"${amount}" is not an amount of ${currency}`)
  return decoded.right
}

export const zero = (currency: Currency): Money => ({ minor: 0n, currency })

export const plus = (a: Money, b: Money): Money => ({
  minor: a.minor + b.minor,
  currency: shared(a, b),
})

export const minus = (a: Money, b: Money): Money => ({
  minor: a.minor - b.minor,
  currency: shared(a, b),
})

export const sum = (amounts: Iterable<Money>, currency: Currency): Money => {
  let minor = 0n
  for (const amount of amounts) minor += plus(amount, zero(currency)).minor
  return { minor, currency }
}

export const negated = ({ minor, currency }: Money): Money => ({ minor: -minor, currency })

export const times = ({ minor, currency }: Money, count: number): Money => ({
  minor: minor * BigInt(count),
  currency,
})

export const min = (a: Money, b: Money): Money => (isNegative(minus(a, b)) ? a : b)

export const max = (a: Money, b: Money): Money => (isNegative(minus(a, b)) ? b : a)

export const equals = (a: Money, b: Money): boolean =>
  a.currency === b.currency && a.minor === b.minor

export const isPositive = ({ minor }: Money): boolean => minor > 0n

export const isZero = ({ minor }: Money): boolean => minor === 0n

export const isNegative = ({ minor }: Money): boolean => minor < 0n

const shared = (a: Money, b: Money): Currency => {
  invariant(a.currency === b.currency, `${a.currency} and ${b.currency} do not add up`)
  return a.currency
}
