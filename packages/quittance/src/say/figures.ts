/** Figures as people read them. */
import { Money, type Rate } from '@quittance/domain/values'

/** `3,825.89`; without a currency, which the table or the sentence names. */
export const amount = (money: Money): string => grouped(Money.encode(money).amount)

/** `865,548.00` */
export const grouped = (text: string): string => {
  const [units = '', fraction] = text.split('.')
  const thousands = units.replace(/\d(?=(\d{3})+$)/g, '$&,')
  return fraction === undefined ? thousands : `${thousands}.${fraction}`
}

/** `3.52 %` of a rate of 0.0352. */
export const percent = (rate: Rate): string => `${rate.times(100).toFixed()} %`

/** `3,825.89 EUR`. */
export const inCurrency = (money: Money): string => `${amount(money)} ${money.currency}`

/** Nothing where there is nothing: a column of zeros hides what matters. */
export const amountOrBlank = (money: Money): string => (money.minor === 0n ? '' : amount(money))
