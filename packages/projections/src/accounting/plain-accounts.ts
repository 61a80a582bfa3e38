/** Names of accounts in plain-text journals, where the path of the chart is filled in for each party and receivable. */
import { normalised } from '@quittance/domain/values'

import type { Account, Chart } from './chart.ts'
import type { Line } from './entry.ts'

type Of = Pick<Line<string>, 'party' | 'receivable'>

/** `creances:B:F101`; what a line does not name is left out. */
export const hledgerAccount = (chart: Chart, code: string, of: Of): string =>
  partsOf(chart, code, of).join(':')

/** `Assets:Creances:B:F101` */
export const beancountAccount = (chart: Chart, code: string, of: Of): string =>
  [roots[natureOf(chart, code)], ...partsOf(chart, code, of).map(component)].join(':')

const roots: Readonly<Record<Account['nature'], string>> = {
  ...{ asset: 'Assets', liability: 'Liabilities', income: 'Income', expense: 'Expenses' },
  memo: 'Equity',
}

const natureOf = (chart: Chart, code: string) => chart[code]?.nature ?? 'memo'

const partsOf = (chart: Chart, code: string, { party, receivable }: Of): ReadonlyArray<string> =>
  (chart[code]?.path ?? code)
    .replace('{party}', party ?? '')
    // Of a number the part that tells it from others; nothing in it means anything to a journal.
    .replace('{receivable}', receivable === undefined ? '' : normalised(receivable))
    .split(':')
    .filter((part) => part !== '')

/** Beancount knows letters, digits and single hyphens, a capital or digit first; whatever else is spelt out. */
const component = (part: string): string => {
  const capital = `${part.charAt(0).toUpperCase()}${part.slice(1)}`
  const isOfChart = /^[a-z]/.test(part) && /^[a-z]+(-[a-z]+)*$/.test(part)
  if (isOfChart) return capital
  if (/^[A-Z0-9][A-Za-z0-9]*(-[A-Za-z0-9]+)*$/.test(part)) return part
  const spelt = Array.from(part, (character) =>
    /[A-Za-z0-9]/.test(character) ? character : `-${character.codePointAt(0)?.toString(16)}-`,
  )
  return `X--${spelt.join('')}`
}
