/** SQLite through libsql, which is prebuilt and runs on Node 20. */
import Database from 'libsql'

import type { Connection, Driver, Statement, Value } from './driver.ts'

export const libsql: Driver = {
  connect: (path) => {
    const database = new Database(path)
    return {
      execute: (sql) => {
        database.exec(sql)
      },
      prepare: (sql) => statement(database, sql),
      inTransaction: () => database.inTransaction,
      // libsql frees a statement only when it is collected. Until then the file has no lock on its
      // events, yet stays open, with an empty `-wal` beside it; at the end of the process it is gone.
      close: () => {
        database.close()
      },
    } satisfies Connection
  },
  // An error may come from another realm, so it is told by what it carries and not by its class.
  resultCode: (thrown) => {
    const code = (thrown as { readonly rawCode?: unknown } | null | undefined)?.rawCode
    return typeof code === 'number' ? code : undefined
  },
}

const statement = (database: Database.Database, sql: string): Statement => {
  const prepared = database.prepare(sql)
  // Rows as lists: as objects they would carry a field `_metadata`, of libsql's own.
  // Not before it is read from: a statement without rows refuses.
  let reading: Database.Statement | undefined
  return {
    run: (...parameters) => prepared.run(...parameters).changes,
    rows: (...parameters) => {
      reading ??= prepared.raw().safeIntegers()
      return reading.all(...parameters) as ReadonlyArray<ReadonlyArray<Value>>
    },
  }
}
