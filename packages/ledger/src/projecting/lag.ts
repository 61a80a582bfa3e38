/** How far rows are behind the log. */
import type { Place, Position, Tables } from '@quittance/event-store'

import type { Given } from '../given.ts'
import { headOf } from './advancing.ts'
import { liveTable, type Named, positionIn } from './persistent.ts'

export interface Lag {
  /** What the rows that answer have come to; nothing while there are none. */
  readonly place: Place | undefined
  /** The last event of the log, if there is one. */
  readonly head: Position | undefined
  /** For how long the first event that is not yet in the rows has been waiting for them; 0 if none is. */
  readonly milliseconds: number
}

/** Two events are read, however far behind the rows are. Any process may ask. */
export const lagOf = async (
  { store, now }: Pick<Given, 'store' | 'now'>,
  tables: Tables,
  projection: Named,
): Promise<Lag> => {
  const table = await liveTable(tables, projection)
  const place = table && (await tables.place(table))
  const after = positionIn(place ?? '')
  const from = after === undefined ? {} : { after }
  for await (const [first] of store.readAll({ ...from, limit: 1 })) {
    const since = Date.parse(first?.metadata['recordedAt'] ?? '')
    const milliseconds = Math.max(0, now().getTime() - since)
    return { place, head: await headOf(store), milliseconds }
  }
  return { place, head: after, milliseconds: 0 }
}
