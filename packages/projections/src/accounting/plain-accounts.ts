/** Names of accounts in plain-text journals, where the path of the chart is filled in for each party and receivable. */
import { normalised } from '@quittance/domain/values'

import type { Account, Chart } from './chart.ts'
import type { Line } from './entry.ts'

type Of = Pick<Line<string>, 'party' | 'receivable'>

/** `creances:B:F101`; what a line does not name is left out. */
export const hledgerAccount = (chart: Chart, code: string, of: Of): string =>
  pathOf(chart, code)
    .map((part) => filled(part, of) ?? part)
    .filter((part) => part !== '')
    .join(':')

/** `Assets:Creances:B:F101` */
export const beancountAccount = (chart: Chart, code: string, of: Of): string => {
  const parts = pathOf(chart, code).map((part) => {
    const given = filled(part, of)
    return given === undefined ? `${part.charAt(0).toUpperCase()}${part.slice(1)}` : spelt(given)
  })
  return [roots[chart[code]?.nature ?? 'memo'], ...parts.filter((part) => part !== '')].join(':')
}

const roots: Readonly<Record<Account['nature'], string>> = {
  ...{ asset: 'Assets', liability: 'Liabilities', income: 'Income', expense: 'Expenses' },
  memo: 'Equity',
}

const pathOf = (chart: Chart, code: string): ReadonlyArray<string> =>
  (chart[code]?.path ?? code).split(':')

/** Of a number, the part that tells it from others: nothing in it means anything to a journal. */
const filled = (part: string, { party, receivable }: Of): string | undefined => {
  if (part === '{party}') return party ?? ''
  if (part === '{receivable}') return receivable === undefined ? '' : normalised(receivable)
  return undefined
}

/**
 * Beancount knows letters, digits and hyphens, a capital or a digit first. What is not plainly so is spelt
 * out after an `X--`, which nothing plain has: two names never become one.
 */
const spelt = (name: string): string => {
  if (name === '' || /^[A-Z0-9][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(name)) return name
  const letters = Array.from(name, (letter) =>
    /[A-Za-z0-9]/.test(letter) ? letter : `-${letter.codePointAt(0)?.toString(16)}-`,
  )
  return `X--${letters.join('')}`
}
