/** Figures by their names, as texts that are alike where the figures are. */
import { type Day, Money, sum } from '@quittance/domain/values'

/** Amounts are decimal texts of the room's own currency; nothing where there is none. */
export type Figures = Readonly<Record<string, string | undefined>>

/** Each under its own name. */
export const amountsOf = (moneys: Readonly<Record<string, Money | undefined>>): Figures =>
  Object.fromEntries(
    Object.entries(moneys).map(([name, money]) => [name, money && Money.encode(money).amount]),
  )

export const totalOf = (amounts: Iterable<Money>, { currency }: Pick<Money, 'currency'>): Money =>
  sum([...amounts], currency)

/** Each of these as a text: a day, a number, a word. */
export const wordsOf = (
  words: Readonly<Record<string, Day | number | string | boolean | null | undefined>>,
): Figures =>
  Object.fromEntries(
    Object.entries(words).map(([name, word]) => [name, word == null ? undefined : String(word)]),
  )
