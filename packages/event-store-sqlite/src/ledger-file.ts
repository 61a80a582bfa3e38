/** A ledger's file, opened: found, looked at, begun if it is to be. */
import { resolve } from 'node:path'

import type { Connection, Driver } from './driver.ts'
import { demandMarks, lookAt, marksIn } from './file-header.ts'
import { type Check, damageIn } from './integrity.ts'
import { fileFailure } from './result-code.ts'
import { schema } from './schema.ts'
import { StoreFileError } from './store-file-error.ts'

export interface FileOptions {
  /** Begins a ledger where there is no file, or an empty one. */
  readonly create: boolean
  /** How long to wait for another process that writes, in milliseconds. */
  readonly busyTimeout: number
  readonly durability: Durability
  readonly check: Check
}

/**
 * What an acknowledged append survives. `full`: a loss of power, since each commit waits for the
 * disk. `normal`: the end of the process; a loss of power may take the last appends, and no others.
 */
export type Durability = 'full' | 'normal'

/** Throws a `StoreFileError`, also for what `use` throws; the file is then as it was. */
export const openLedgerFile = <A>(
  driver: Driver,
  path: string,
  { create, busyTimeout, durability, check }: FileOptions,
  use: (connection: Connection) => A,
): A => {
  // Absolute, so that no driver takes a path for an address or a word of its own (`:memory:`).
  const file = resolve(path)
  const found = lookAt(driver, file)
  if (found === 'missing' && !create) throw new StoreFileError(file, { type: 'Missing' })
  if (found === 'empty' && !create) throw new StoreFileError(file, { type: 'Empty' })
  let connection: Connection | undefined
  try {
    connection = driver.connect(file)
    // First of all: even to change the journal mode is to wait for others.
    connection.execute(`PRAGMA busy_timeout = ${Math.trunc(busyTimeout)}`)
    begin(connection, create)
    demandMarks(file, marksIn(connection))
    const reason = damageIn(connection, check)
    if (reason !== undefined) throw new StoreFileError(file, { type: 'Damaged', reason })
    const used = use(connection)
    const synchronous = durability === 'normal' ? 'NORMAL' : 'FULL'
    connection.execute(`PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous};`)
    // What a savepoint may have to undo, an append at most, would otherwise go through a file.
    connection.execute('PRAGMA temp_store = MEMORY')
    return used
  } catch (error) {
    connection?.close()
    if (error instanceof StoreFileError) throw error
    const reason = (error as { readonly message?: string }).message ?? String(error)
    const code = driver.resultCode(error)
    // What a driver says without a code, it says of opening.
    const failure = fileFailure({ code: connection === undefined ? (code ?? 14) : code, reason })
    throw new StoreFileError(file, failure, error)
  }
}

/**
 * Writes the tables into a database without any. Not yet in WAL mode, so that the marks are in the
 * file itself from the first moment on and `lookAt` need not look any further.
 */
const begin = (connection: Connection, create: boolean): void => {
  if (!create || !isEmpty(connection)) return
  connection.execute('BEGIN IMMEDIATE')
  try {
    // Another process may have been faster.
    if (isEmpty(connection)) connection.execute(schema)
    connection.execute('COMMIT')
  } catch (error) {
    if (connection.inTransaction()) connection.execute('ROLLBACK')
    throw error
  }
}

const isEmpty = (connection: Connection): boolean =>
  connection.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').rows().length === 0
