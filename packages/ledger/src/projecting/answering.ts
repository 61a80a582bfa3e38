/** Rows as they are read. */
import { ReadError, type Table, type Tables } from '@quittance/event-store'

import { liveTable, type Persistent, readRow } from './persistent.ts'

export interface Rows<Row> {
  /** The row of that key; nothing where there is none, or not yet. */
  readonly of: (key: string) => Promise<Row | undefined>
  /** All of them, in order of their keys, each page as it is when it is read. */
  readonly all: () => AsyncIterable<ReadonlyArray<Row>>
}

/**
 * Of whatever version answers. Rejects, and pages throw, with a `ReadError`: `Unavailable` until rows
 * of this fold have been built, and in the middle of `all` where others take their place.
 */
export const rowsOf = <Row>(
  tables: Tables,
  projection: Pick<Persistent<Row, never>, 'name' | 'version' | 'Row'>,
): Rows<Row> => {
  const answering = async (): Promise<Table> => {
    const table = await liveTable(tables, projection)
    if (table !== undefined) return table
    const reason = `the rows of ${projection.name} have not been built yet`
    throw new ReadError({ type: 'Unavailable', reason })
  }
  return {
    of: async (key) => {
      for (;;) {
        const table = await answering()
        const text = (await tables.rows(table, [key])).get(key)
        if (text !== undefined) return readRow(projection, text)
        // What is not there may have been dropped with its table.
        if ((await answering()).version === table.version) return undefined
      }
    },
    all: async function* () {
      for await (const page of tables.all(await answering()))
        yield page.map(([, text]) => readRow(projection, text))
    },
  }
}
