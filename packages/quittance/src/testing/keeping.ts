/** Rows that are kept, as they are on the disk. */
import type { EventStore, Tables } from '@quittance/event-store'
import type { Given, Persistent } from '@quittance/ledger'

export const givenTo = (store: EventStore): Given => ({
  ...{ store, now: () => new Date(), jitter: () => 1, deadline: 5_000 },
})

/** Of the version that answers: its rows, each parsed, and the place that they have come to. */
export const textsIn = async (
  tables: Tables,
  { name }: Pick<Persistent<unknown, never>, 'name'>,
) => {
  const table = { projection: name, version: (await tables.live(name)) ?? 'none' }
  const texts: Array<readonly [key: string, row: unknown]> = []
  for await (const page of tables.all(table))
    texts.push(...page.map(([key, text]) => [key, JSON.parse(text)] as const))
  return { texts, place: (await tables.place(table)) ?? '' }
}
