/** How far rows are behind the log. */
import type { Tables } from '@quittance/event-store'

import type { Given } from '../given.ts'
import { type Lag, lagAt } from '../lag.ts'
import { liveTable, type Named } from './persistent.ts'
import { positionIn } from './place.ts'

/** Of the rows that answer; any process may ask. */
export const lagOf = async (
  given: Pick<Given, 'store' | 'now'>,
  tables: Tables,
  projection: Named,
): Promise<Lag> => {
  const table = await liveTable(tables, projection)
  const place = table && (await tables.place(table))
  return lagAt(given, positionIn(place ?? ''))
}
