/** An entry of the journal: the event that posts it, and its lines. */
import { type AnnualDate, isPositive, plus, zero } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { type Cut, type Entry, factorChart } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { entriesOf } from '../accounting/entries.ts'
import { type Explained, type Explanation, placeOf } from './explanation.ts'

/** Of every year that has that number; without any, how far each journal goes. */
export const entriesExplained = async (
  store: Pick<EventStore, 'readAll'>,
  number: string,
  closes: AnnualDate,
  cut: Cut,
): Promise<Explained> => {
  const explained: Array<Explanation> = []
  const last = new Map<string, string>()
  for await (const page of entriesOf(store, closes, cut)) {
    for (const { entry } of page) {
      if (entry === undefined) continue
      last.set(`${entry.journal} ${entry.closesOn}`, entry.number)
      if (entry.number === number) explained.push(explanation(entry))
    }
  }
  return explained.length > 0 ? E.right(explained) : E.left(ranges(last))
}

/** A sequence has no gap, so its last number says all of them. */
const ranges = (last: ReadonlyMap<string, string>): ReadonlyArray<string> =>
  [...last].map(([of, number]) => {
    const [journal = '', closesOn] = of.split(' ')
    return `${journal}000001 to ${number} of the year to ${closesOn}`
  })

const explanation = ({ number, bookedOn, closesOn, lines, source }: Entry): Explanation => {
  const debits = lines.filter(({ amount }) => isPositive(amount))
  const currency = lines[0]?.amount.currency ?? 'EUR'
  return {
    figure: `entry ${number} of ${bookedOn}, in the year to ${closesOn}`,
    result: debits.map(({ amount }) => amount).reduce(plus, zero(currency)),
    event: placeOf(source),
    rule: `${source.type} posts these lines, debits positive; together they are zero, and the debits come to this`,
    source: 'docs/concepts/accounting.md, what posts',
    steps: lines.map(({ account, party, receivable, label, amount }) => ({
      says: [account, factorChart[account].label, party, receivable, `(${label})`]
        .filter((word) => word !== undefined)
        .join(' '),
      amount,
    })),
  }
}
