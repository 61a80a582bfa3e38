/** A ledger's file, read past the front door. */
import type { Recorded } from '@quittance/event-store'
import { openSqlite } from '@quittance/event-store-sqlite'

import { libsql } from '../../../event-store-sqlite/src/libsql-driver.ts'
import { all } from './log.ts'

export const readLog = async (path: string): Promise<ReadonlyArray<Recorded>> => {
  const store = await openSqlite(path)
  try {
    return await all(store)
  } finally {
    await store.close()
  }
}

/** Past the store, as any program that knows SQLite. */
export const execute = (path: string, sql: string): void => {
  const connection = libsql.connect(path)
  connection.execute(sql)
  connection.close()
}

/** An event is never changed: whoever would, has to be rid of the trigger first. */
export const tamper = (path: string, sql: string): void =>
  execute(path, `DROP TRIGGER events_are_not_changed; ${sql}`)
