/** What was put aside, told again. */
import { invariant } from '@quittance/domain/values'
import type { EventStore, Recorded, Table, Tables } from '@quittance/event-store'

import { folded } from './folding.ts'
import { type Parked, parkedIn, parkedText } from './parked.ts'
import { liveTable, type Named, type Persistent } from './persistent.ts'
import { againAt } from './place.ts'

/** In the order of the log. */
export const parkedBy = async (
  tables: Tables,
  projection: Named,
): Promise<ReadonlyArray<Parked>> => {
  const table = await liveTable(tables, projection)
  return table === undefined ? [] : parkedAt(tables, table)
}

/**
 * Tells each again, in the order of the log, on the rows as they are by now; what goes well is put
 * aside no longer, and the rest counts an attempt more. Gives back what is still put aside. Whoever
 * keeps the rows may go on meanwhile.
 */
export const resume = async <Row, Event>(
  { store }: { readonly store: EventStore },
  tables: Tables,
  projection: Persistent<Row, Event>,
): Promise<ReadonlyArray<Parked>> => {
  const table = await liveTable(tables, projection)
  if (table === undefined) return []
  for (const parked of await parkedAt(tables, table)) {
    const recorded = await eventAt(store, parked)
    while (!(await toldAgain(tables, table, projection, recorded)));
  }
  return parkedAt(tables, table)
}

/** Not, where somebody else wrote meanwhile: then once more, on what he wrote. */
const toldAgain = async <Row, Event>(
  tables: Tables,
  table: Table,
  projection: Persistent<Row, Event>,
  recorded: Recorded,
): Promise<boolean> => {
  const { position } = recorded
  const before = await tables.place(table)
  if (before === undefined) return true // Dropped: where it was folded anew it was told again.
  const parked = (await parkedAt(tables, table)).find((one) => one.position === position)
  if (parked === undefined) return true
  const again = await folded(tables, table, { ...projection, unfit: 'park' }, [recorded])
  const text = again.parked.get(position)
  const aside = text && parkedText(recorded, parkedIn([position, text]).reason, parked.attempts + 1)
  const changes = { rows: again.rows, parked: new Map([[position, aside]]) }
  return tables.write(table, { before, after: againAt(before) }, changes)
}

const parkedAt = async (tables: Tables, table: Table): Promise<ReadonlyArray<Parked>> => {
  const parked: Array<Parked> = []
  for await (const page of tables.parked(table)) parked.push(...page.map(parkedIn))
  return parked
}

const eventAt = async (store: EventStore, { stream, revision }: Parked): Promise<Recorded> => {
  for await (const [recorded] of store.read(stream, { from: revision, to: revision }))
    if (recorded !== undefined) return recorded
  invariant(false, `${stream}@${revision} is parked and not in the log`)
}
