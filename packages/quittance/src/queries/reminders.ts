/** What was due of reminders: read in the streams of what the contracts bought, and of who owes it. */
import type { Debtor } from '@quittance/domain/events'
import type { EventStore, Pages } from '@quittance/event-store'
import {
  type Cut,
  cut,
  debtorsTold,
  project,
  type ReceivableEvent,
  receivablesTold,
  type Service,
  withReminders,
} from '@quittance/projections'

import { told } from './told.ts'

export const remindedIn = async (
  store: Pick<EventStore, 'read'>,
  rows: ReadonlyArray<Service>,
  by: Cut,
): Promise<ReadonlyArray<Service>> => {
  const debtorIds = new Set(rows.flatMap(({ invoices }) => [...invoices.values()]))
  const debtors = await project(debtorsTold)(
    cut(by)(told<Debtor.Event>(inTurn(store, debtorIds, 'debtor'))),
  )
  const reminded: Array<Service> = []
  for (const row of rows) {
    const invoiceIds = row.invoices.keys()
    const receivables = await project(receivablesTold)(
      cut(by)(told<ReceivableEvent>(inTurn(store, invoiceIds, 'invoice', 'recovery'))),
    )
    reminded.push(withReminders(row, { told: receivables, debtors }))
  }
  return reminded
}

/** One stream after the other, so that no more is remembered than those of one contract. */
async function* inTurn(
  { read }: Pick<EventStore, 'read'>,
  ids: Iterable<string>,
  ...categories: ReadonlyArray<string>
): Pages {
  for (const id of ids) {
    for (const category of categories) yield* read(`${category}-${id}`)
  }
}
