/** Figures by their names: amounts, and whatever else is one word. */
import { Money, sum } from '@quittance/domain/values'

/** Nothing where there is none. */
export type Figure = Money | string | undefined
export type Figures = Readonly<Record<string, Figure>>

/** Alike where the figures are: of an amount the decimal text. */
export const textOf = (figure: Figure): string =>
  Money.is(figure) ? Money.encode(figure).amount : (figure ?? 'none')

export const totalOf = (amounts: Iterable<Money>, { currency }: Pick<Money, 'currency'>): Money =>
  sum([...amounts], currency)

/** A number, a day, a yes or no: as a word each. */
export const wordsOf = (
  words: Readonly<Record<string, string | number | boolean | null | undefined>>,
): Figures =>
  Object.fromEntries(
    Object.entries(words).map(([name, word]) => [name, word == null ? undefined : String(word)]),
  )
