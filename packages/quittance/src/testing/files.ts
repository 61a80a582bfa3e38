/** A ledger's file, read past the front door. */
import type { Recorded } from '@quittance/event-store'
import { openSqlite } from '@quittance/event-store-sqlite'

import { driverOf } from '../../../event-store-sqlite/src/drivers.ts'
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
  const connection = driverOf().connect(path)
  connection.execute(sql)
  connection.close()
}

/** An event is never changed nor deleted: whoever would, has to be rid of the triggers first, and to put them back. */
export const tamper = (path: string, sql: string): void => {
  const connection = driverOf().connect(path)
  const triggers = connection
    .prepare(
      `SELECT name, sql FROM sqlite_master
      WHERE name IN ('events_are_not_changed', 'events_are_not_deleted')`,
    )
    .rows()
  for (const [name] of triggers) connection.execute(`DROP TRIGGER ${name}`)
  connection.execute(sql)
  for (const [, trigger] of triggers) connection.execute(String(trigger))
  connection.close()
}
