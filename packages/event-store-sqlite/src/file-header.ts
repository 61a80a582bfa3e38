/**
 * What a file is, by the marks in its header. Looked at before it is opened as a ledger, since SQLite
 * leaves its own even where it only reads: a file beside a database in WAL mode, a journal rolled
 * back; none where it is told that nobody changes the file. It is SQLite that looks, and nobody else:
 * a process that closes a file loses all its locks on it, those of a ledger that is open there too.
 */
import { accessSync, constants, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

import type { Connection, Driver } from './driver.ts'
import { isMalformed, isNoDatabase } from './result-code.ts'
import { applicationId, schemaVersion } from './schema.ts'
import { StoreFileError } from './store-file-error.ts'

/** In bytes; what is shorter has no header. */
const smallestPage = 512

interface Marks {
  readonly application: number
  readonly version: number
}

/** Throws a `StoreFileError` for a file that is there and is no ledger this package knows. */
export const lookAt = (driver: Driver, path: string): 'missing' | 'empty' | 'ledger' => {
  const size = sizeOf(path)
  if (size === undefined) return 'missing'
  if (size === 0) return 'empty'
  if (size < smallestPage) throw new StoreFileError(path, { type: 'NotADatabase' })
  const marks = marksOf(driver, path)
  if (marks !== undefined) demandMarks(path, marks)
  return 'ledger'
}

export const demandMarks = (path: string, { application, version }: Marks): void => {
  if (application !== applicationId || version < 1)
    throw new StoreFileError(path, { type: 'NotALedger' })
  if (version > schemaVersion)
    throw new StoreFileError(path, { type: 'NewerSchema', found: version, known: schemaVersion })
}

export const marksIn = (connection: Connection): Marks => ({
  application: mark(connection, 'application_id'),
  version: mark(connection, 'user_version'),
})

const mark = (connection: Connection, name: 'application_id' | 'user_version'): number =>
  Number(connection.prepare(`PRAGMA ${name}`).rows()[0]?.[0])

const sizeOf = (path: string): number | undefined => {
  try {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return undefined
    // A pipe or a device would keep whoever opens it waiting.
    if (!found.isFile())
      throw new StoreFileError(path, { type: 'Unreadable', reason: 'it is no file' })
    accessSync(path, constants.R_OK)
    return found.size
  } catch (error) {
    if (error instanceof StoreFileError) throw error
    const { code } = error as { readonly code?: string }
    throw new StoreFileError(path, { type: 'Unreadable', reason: String(code) }, error)
  }
}

/** None where the file is shorter than it says, as while its WAL is moved into it: opened, it will tell. */
const marksOf = (driver: Driver, path: string): Marks | undefined => {
  let connection: Connection | undefined
  try {
    connection = driver.connect(`${pathToFileURL(path).href}?mode=ro&immutable=1`)
    return marksIn(connection)
  } catch (error) {
    const [code, reason] = [driver.resultCode(error), String(error)]
    if (isMalformed({ code, reason })) return undefined
    if (isNoDatabase({ code, reason }))
      throw new StoreFileError(path, { type: 'NotADatabase' }, error)
    throw new StoreFileError(path, { type: 'Unreadable', reason }, error)
  } finally {
    connection?.close()
  }
}
