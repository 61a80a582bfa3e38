/** Rows as they are kept, to be compared with what the log says. */
import type { Position, RowPages, Tables } from '@quittance/event-store'

import { liveTable, type Persistent } from './persistent.ts'
import { positionIn } from './place.ts'

export interface KeptRows {
  /** Of the last event that they have come to; nothing before the first. */
  readonly position: Position | undefined
  /** Each as `writtenRow` writes it. */
  readonly rows: RowPages
  /** That of a key, written alike; nothing where there is none. */
  readonly of: (key: string) => Promise<string | undefined>
}

/** Those that answer; nothing where there are none of this fold. */
export const keptOf = async (
  tables: Pick<Tables, 'live' | 'place' | 'all' | 'rows'>,
  projection: Pick<Persistent<never, never>, 'name' | 'version'>,
): Promise<KeptRows | undefined> => {
  const table = await liveTable(tables, projection)
  if (table === undefined) return undefined
  const position = positionIn((await tables.place(table)) ?? '')
  const of = async (key: string) => (await tables.rows(table, [key])).get(key)
  return { position, rows: tables.all(table), of }
}
