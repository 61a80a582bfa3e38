/** The statements that projections need; each is prepared when it is first run. */
import type { KeptRow, Place, Table } from '@quittance/event-store'

import type { Connection, Statement, Value } from './driver.ts'
import { tableSchema } from './table-schema.ts'

/** Of a table's texts, where they are. */
export type Texts = 'projected_rows' | 'parked_events'

const pageSize = 500

export const tableRows = (connection: Connection) => {
  const prepared = new Map<string, Statement>()
  const statement = (sql: string): Statement => {
    const known = prepared.get(sql) ?? connection.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  const rows = (sql: string, ...parameters: ReadonlyArray<Value>) =>
    statement(sql).rows(...parameters)
  /** Both columns are texts by the table, which is strict. */
  const keptRows = (sql: string, ...parameters: ReadonlyArray<Value>) =>
    rows(sql, ...parameters).map(([key, text]): KeptRow => [key as string, text as string])
  const run = (sql: string, ...parameters: ReadonlyArray<Value>) => {
    statement(sql).run(...parameters)
  }

  let made = false
  /** Once they are, they stay; unless the transaction that made them is undone. */
  const areMade = (): boolean => {
    if (made) return true
    const found = rows("SELECT 1 FROM sqlite_schema WHERE name = 'parked_events'").length > 0
    made = found && !connection.inTransaction()
    return found
  }
  const one = (sql: string, ...parameters: ReadonlyArray<Value>): string | undefined => {
    const found = areMade() ? rows(sql, ...parameters)[0]?.[0] : undefined
    return typeof found === 'string' ? found : undefined
  }

  return {
    make: (): void => {
      if (!areMade()) connection.execute(tableSchema)
    },
    place: ({ projection, version }: Table): Place | undefined =>
      one(`SELECT place FROM projections WHERE ${ofTable}`, projection, version),
    live: (projection: string): string | undefined =>
      one('SELECT version FROM live_projections WHERE projection = ?', projection),
    versions: (projection: string): ReadonlyArray<string> =>
      areMade()
        ? Array.from(
            rows('SELECT version FROM projections WHERE projection = ? ORDER BY 1', projection),
            ([version]) => version as string,
          )
        : [],
    ofKeys: (
      { projection, version }: Table,
      keys: ReadonlyArray<string>,
    ): ReadonlyArray<KeptRow> =>
      areMade()
        ? keptRows(
            `SELECT rows.key, text FROM json_each(?) AS wanted
             CROSS JOIN projected_rows AS rows ON ${ofTable} AND rows.key = wanted.value`,
            JSON.stringify(keys),
            projection,
            version,
          )
        : [],
    /** The first after `last`; of a table that is there. */
    page: (texts: Texts, { projection, version }: Table, last: string | undefined) => {
      const after = last === undefined ? [] : [last]
      return keptRows(
        `SELECT key, text FROM ${texts} WHERE ${ofTable} ${after.map(() => 'AND key > ?').join()}
         ORDER BY key LIMIT ${pageSize}`,
        ...[projection, version, ...after],
      )
    },
    put: (texts: Texts, { projection, version }: Table, key: string, text: string | undefined) =>
      text === undefined
        ? run(`DELETE FROM ${texts} WHERE ${ofTable} AND key = ?`, projection, version, key)
        : run(
            `INSERT INTO ${texts} (projection, version, key, text) VALUES (?, ?, ?, ?)
             ON CONFLICT DO UPDATE SET text = excluded.text`,
            ...[projection, version, key, text],
          ),
    putPlace: ({ projection, version }: Table, place: Place) =>
      run(
        `INSERT INTO projections (projection, version, place) VALUES (?, ?, ?)
         ON CONFLICT DO UPDATE SET place = excluded.place`,
        ...[projection, version, place],
      ),
    putLive: (projection: string, version: string) =>
      run(
        `INSERT INTO live_projections (projection, version) VALUES (?, ?)
         ON CONFLICT DO UPDATE SET version = excluded.version`,
        ...[projection, version],
      ),
    remove: ({ projection, version }: Table): void => {
      for (const table of ['projections', 'projected_rows', 'parked_events'])
        run(`DELETE FROM ${table} WHERE ${ofTable}`, projection, version)
    },
  }
}

const ofTable = 'projection = ? AND version = ?'
