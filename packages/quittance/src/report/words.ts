/** A report's words: amounts, days and the trade's own terms, as a person reads them. */
import { isZero, type Money, type Rate } from '@quittance/domain/values'

import { french, type Text } from '../page/document.ts'
import { amount, percent } from '../say/figures.ts'

/** `−3,825.89`, with the minus that is as wide as a digit. */
export const figure = (money: Money): string => amount(money).replace('-', '−')

/** Nothing where there is nothing: a column of zeros hides what matters. */
export const figureOrBlank = (money: Money): string => (isZero(money) ? '' : figure(money))

/** `3.52 %`, which no line breaks. */
export const percentage = (rate: Rate): string => percent(rate).replace(' ', '\u00a0')

/** Of our own words, `funds in use (fonds employés)`: what stands in parentheses is French. */
export const withFrench = (words: string): Text => {
  const [, before = words, trade, after = ''] = /^(.*\()([^()]+)(\).*)$/.exec(words) ?? []
  return trade === undefined ? words : [before, french(trade), after]
}

/** `advanceRate` as `advance rate`; what is no such name stays as it is. */
export const spaced = (name: string): string =>
  name.replace(/(?<=[a-z])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
