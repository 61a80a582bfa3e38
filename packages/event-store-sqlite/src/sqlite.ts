/** An event store in one SQLite file. */
import { ReadError, type TableStore } from '@quittance/event-store'
import { defaultMaxAppendBytes } from '@quittance/event-store/adapter'
import { either as E } from 'fp-ts'

import { appending } from './appending.ts'
import { checkpointsIn } from './checkpoints.ts'
import type { Connection, Driver } from './driver.ts'
import { type DriverName, driverOf } from './drivers.ts'
import { following } from './following.ts'
import { groupCommit } from './group-commit.ts'
import type { Check } from './integrity.ts'
import { type Durability, openLedgerFile } from './ledger-file.ts'
import { reading } from './reading.ts'
import { type Failed, readFailure } from './result-code.ts'
import { tablesIn } from './tables.ts'

export interface SqliteOptions {
  /** Begins a ledger where there is no file, or an empty one. Unless asked for: `false`. */
  readonly create?: boolean
  /** How long an append waits for another process that writes, in milliseconds: 5,000. */
  readonly busyTimeout?: number
  /** Type, data and metadata of one append together: 16,777,216. */
  readonly maxAppendBytes?: number
  /** What an acknowledged append survives: `full`. */
  readonly durability?: Durability
  /** How closely the file is looked at before it is used: `quick`. */
  readonly check?: Check
  /** Which SQLite: the runtime's own, `node`, where that is settled (from Node 26 on), else `libsql`. */
  readonly driver?: DriverName
}

/**
 * Opens the ledger in the file at `path`. An append is acknowledged once the commit that holds it
 * is as durable as asked for; appends in flight together share a commit. Rejects with a
 * `StoreFileError` what is no ledger or a damaged one, and leaves it untouched. Any number of stores of
 * one process may be open on one file; to copy it there, take `backup`: a process that opens and closes
 * the file by other means loses the locks of all of them.
 */
export const openSqlite = async (path: string, options?: SqliteOptions): Promise<TableStore> =>
  openSqliteThrough(driverOf(options?.driver), path, options)

/** The same through any driver. */
export const openSqliteThrough = (
  driver: Driver,
  path: string,
  {
    create = false,
    busyTimeout = 5_000,
    maxAppendBytes = defaultMaxAppendBytes,
    durability = 'full',
    check = 'quick',
  }: SqliteOptions = {},
): TableStore =>
  openLedgerFile(driver, path, { create, busyTimeout, durability, check }, (connection) =>
    storeOn(connection, driver, { busyTimeout: Math.trunc(busyTimeout), maxAppendBytes }),
  )

const storeOn = (
  connection: Connection,
  driver: Driver,
  {
    busyTimeout,
    maxAppendBytes,
  }: { readonly busyTimeout: number; readonly maxAppendBytes: number },
): TableStore => {
  let open = true
  const reason = 'it is closed'

  const failed = (thrown: unknown): Failed => ({
    code: driver.resultCode(thrown),
    reason: (thrown as { readonly message?: string }).message ?? String(thrown),
  })
  const attempt = <A>(work: () => A): A => {
    if (!open) throw new ReadError({ type: 'Unavailable', reason })
    try {
      return work()
    } catch (error) {
      throw new ReadError(readFailure(failed(error)))
    }
  }
  const { subscribe, bell } = following(connection, attempt, () => open)
  const group = groupCommit(connection, { failed, busyTimeout, committed: bell.ring })
  const append = appending(connection, group, maxAppendBytes)

  return {
    append: (stream, expected, events) => async () =>
      open
        ? append(stream, expected, events)()
        : E.left({ type: 'Unavailable', stream, reason, mayHaveBeenWritten: false }),
    ...reading(connection, attempt),
    subscribe,
    checkpoints: checkpointsIn(connection, group, attempt),
    tables: tablesIn(connection, group, attempt),
    close: async () => {
      if (!open) return
      open = false
      group.close()
      closeFile(connection)
      bell.ring()
    },
  }
}

/**
 * Moves what is in the WAL into the file, which is then whole by itself. Whoever still reads may
 * prevent it, and nothing is lost by that: so it does not wait, and does not fail.
 */
const closeFile = (connection: Connection): void => {
  try {
    connection.execute('PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE);')
  } catch {
    // The events are in the WAL, and safe there.
  }
  connection.close()
}
