/** The arithmetic that a step of an explanation writes out, done again. */
import { rate } from '@quittance/domain/values'

type Decimal = ReturnType<typeof rate>

const number = '(-?[\\d,]+(?:\\.\\d+)?)'
const written = (text: string): RegExp => new RegExp(text.replaceAll('#', number))

/** To the cent, half up. */
const cents = (of: Decimal): Decimal => of.toDecimalPlaces(2)

const sums: ReadonlyArray<readonly [RegExp, (...of: Array<Decimal>) => Decimal | undefined]> = [
  [
    written(': # × # % = #, at least #$'),
    (of = zero, by = zero, share = zero, least = zero) =>
      cents(of.times(by).div(100)).eq(share) && share.lt(least) ? least : undefined,
  ],
  [written(': # × # %(?:, [^×]*)?$'), (of = zero, by = zero) => cents(of.times(by).div(100))],
  [
    written(': # × # / #, less # × # / # before, given back$'),
    (of = zero, now = zero, face = zero, _same = zero, before = zero) =>
      cents(of.times(before).div(face)).minus(cents(of.times(now).div(face))),
  ],
  [
    written(': # × # / #, given back$'),
    (of = zero, now = zero, face = zero) => cents(of.times(now).div(face)).negated(),
  ],
  [
    written(': # × # days? / 365$'),
    (of = zero, days = zero) => of.times(days).div(365).toDecimalPlaces(10),
  ],
  [
    written(': # × # days? × # % / #$'),
    (of = zero, days = zero, by = zero, year = zero) =>
      of.times(days).times(by).div(100).div(year).toDecimalPlaces(10),
  ],
  [
    written(': \\(# \\+ # of the fund\\) × # days? × # % / #$'),
    (of = zero, fund = zero, days = zero, by = zero, year = zero) =>
      of.plus(fund).times(days).times(by).div(100).div(year).toDecimalPlaces(10),
  ],
]

const zero = rate('0')

/** What it comes to; `none` where it writes out no arithmetic, `wrong` where that contradicts itself. */
const reckoned = (says: string): Decimal | 'none' | 'wrong' => {
  for (const [pattern, sum] of sums) {
    const found = pattern.exec(says)
    if (found === null) continue
    return sum(...found.slice(1).map((text) => rate(text.replaceAll(',', '')))) ?? 'wrong'
  }
  return 'none'
}

/** Amounts that are nobody's product: taken over, or what is left. */
const isTakenOver = (says: string): boolean =>
  /^(rounded to|less what was charged|less factoring commission)|by the tariff of|bears nothing$/.test(
    says,
  )

interface Explained {
  readonly figure: string
  readonly result: string
  readonly steps: ReadonlyArray<{ readonly says: string; readonly amount?: string }>
}

/** What does not come to what it says: the steps together, or one of them alone. */
export const unsound = ({ figure, result, steps }: Explained): ReadonlyArray<string> => {
  const sum = steps.reduce((total, { amount = '0' }) => total.plus(amount), zero)
  const wrong = steps.filter(({ says, amount }) => {
    const by = reckoned(says)
    return by === 'wrong' || (by !== 'none' && !(amount !== undefined && by.eq(amount)))
  })
  return [
    ...(sum.eq(result) ? [] : [`${figure}: ${sum.toFixed()}`]),
    ...wrong.map(({ says, amount }) => `${figure}: ${says} is not ${amount}`),
  ]
}

/** Steps of a fee that have an amount, and neither reckon it nor take it over. */
export const unreckoned = ({ steps }: Pick<Explained, 'steps'>): ReadonlyArray<string> =>
  steps
    .filter(({ says, amount }) => amount !== undefined && reckoned(says) === 'none')
    .filter(({ says }) => !isTakenOver(says))
    .map(({ says }) => says)
