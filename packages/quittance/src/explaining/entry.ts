/** An entry of the journal: the event that posts it, and its lines. */
import { type AnnualDate, isPositive, plus, zero } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { type Cut, type Entry, factorChart } from '@quittance/projections'

import { entriesOf } from '../accounting/entries.ts'
import { type Explanation, placeOf } from './explanation.ts'

const closes = '12-31' as AnnualDate

/** Of every year that has that number. */
export const entriesExplained = async (
  store: Pick<EventStore, 'readAll'>,
  number: string,
  cut: Cut,
): Promise<ReadonlyArray<Explanation>> => {
  const explained: Array<Explanation> = []
  for await (const page of entriesOf(store, closes, cut)) {
    for (const { entry } of page) if (entry?.number === number) explained.push(explanation(entry))
  }
  return explained
}

const explanation = ({ number, bookedOn, closesOn, lines, source }: Entry): Explanation => {
  const debits = lines.filter(({ amount }) => isPositive(amount))
  const currency = lines[0]?.amount.currency ?? 'EUR'
  return {
    figure: `entry ${number} of ${bookedOn}, in the year to ${closesOn}`,
    result: debits.map(({ amount }) => amount).reduce(plus, zero(currency)),
    rule: `${source.type} posts these lines, debits positive; together they are zero`,
    source: 'docs/concepts/accounting.md, what posts',
    steps: lines.map(({ account, party, receivable, label, amount }) => ({
      says: [account, factorChart[account].label, party, receivable, `(${label})`]
        .filter((word) => word !== undefined)
        .join(' '),
      ...{ amount, event: placeOf(source) },
    })),
  }
}
