/** Figures as people read them. */
import { Money } from '@quittance/domain/values'

/** `3,825.89`; without a currency, which the table or the sentence names. */
export const amount = (money: Money): string => {
  const { amount: text } = Money.encode(money)
  const [units = '', fraction] = text.split('.')
  const grouped = units.replace(/\d(?=(\d{3})+$)/g, '$&,')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** `3,825.89 EUR`. */
export const inCurrency = (money: Money): string => `${amount(money)} ${money.currency}`

/** Nothing where there is nothing: a column of zeros hides what matters. */
export const amountOrBlank = (money: Money): string => (money.minor === 0n ? '' : amount(money))
