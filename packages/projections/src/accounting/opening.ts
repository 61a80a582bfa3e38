/** Opening balances (_à nouveaux_): what earlier years left, and their result as one figure. */
import {
  type AnnualDate,
  type Day,
  inYear,
  isZero,
  plus,
  plusDays,
  yearOf,
  zero,
} from '@quittance/domain/values'

import type { Chart } from './chart.ts'
import type { Line } from './entry.ts'
import type { Entry } from './journal.ts'

/** In it the income and expenses of earlier years stand: no closing entry moves them. */
const result = '120100'

type Kept = Pick<Line<string>, 'account' | 'party' | 'amount'>

export const opening = (chart: Chart) => {
  const left = new Map<string, Kept>()
  const keep = ({ account, party, amount }: Kept) => {
    const key = `${account} ${party ?? ''} ${amount.currency}`
    const before = left.get(key)?.amount ?? zero(amount.currency)
    left.set(key, { account, party, amount: plus(before, amount) })
  }
  return {
    tell: ({ lines }: Pick<Entry<string>, 'lines'>): void => {
      for (const { account, party, amount } of lines) {
        const isOfTheYear = ['income', 'expense'].includes(chart[account]?.nature ?? '')
        keep(
          isOfTheYear ? { account: result, party: undefined, amount } : { account, party, amount },
        )
      }
    },
    /** On the first day of the year that closes then; none where nothing was left. */
    entry: (closesOn: Day): Omit<Entry<string>, 'source'> | undefined => {
      const kept = [...left].filter(([, { amount }]) => !isZero(amount))
      if (kept.length === 0) return undefined
      const on = firstDayOf(closesOn)
      return {
        ...{ journal: 'AN', number: 'AN000001', bookedOn: on, validOn: on, closesOn },
        ...{ contractId: undefined, collectionId: undefined },
        lines: kept
          .toSorted(([one], [other]) => (one < other ? -1 : 1))
          .map(([, each]) => ({
            ...{ ...each, receivable: undefined, label: `À nouveau ${on}`, piece: 'AN' },
            pieceOn: undefined,
          })),
      }
    },
  }
}

/** Of the financial year that ends then. */
const firstDayOf = (closesOn: Day): Day =>
  plusDays(inYear(yearOf(closesOn) - 1, closesOn.slice(5) as AnnualDate), 1)
