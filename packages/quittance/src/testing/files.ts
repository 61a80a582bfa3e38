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

/** An event is never changed: whoever would, has to be rid of the trigger first, and to put it back. */
export const tamper = (path: string, sql: string): void => {
  const connection = driverOf().connect(path)
  const [[trigger] = []] = connection
    .prepare("SELECT sql FROM sqlite_master WHERE name = 'events_are_not_changed'")
    .rows()
  connection.execute(`DROP TRIGGER events_are_not_changed; ${sql}; ${trigger}`)
  connection.close()
}
