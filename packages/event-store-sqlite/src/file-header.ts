/**
 * What a file is, by its first hundred bytes. Looked at before SQLite is, since SQLite leaves its
 * marks even where it only reads: a file beside a database in WAL mode, a journal rolled back.
 */
import { closeSync, openSync, readSync, statSync } from 'node:fs'

import { applicationId, schemaVersion } from './schema.ts'
import { StoreFileError } from './store-file-error.ts'

const headerBytes = 100
const magic = 'SQLite format 3\0'
/** Where the header has its marks, as the file format of SQLite says. */
const userVersionAt = 60
const applicationIdAt = 68

/** Throws a `StoreFileError` for a file that is there and is no ledger this package knows. */
export const lookAt = (path: string): 'missing' | 'empty' | 'ledger' => {
  const header = firstBytes(path)
  if (header === undefined) return 'missing'
  if (header.length === 0) return 'empty'
  if (header.length < headerBytes || header.toString('latin1', 0, magic.length) !== magic)
    throw new StoreFileError(path, { type: 'NotADatabase' })
  demandMarks(path, header.readInt32BE(applicationIdAt), header.readInt32BE(userVersionAt))
  return 'ledger'
}

export const demandMarks = (path: string, application: number, version: number): void => {
  if (application !== applicationId || version < 1)
    throw new StoreFileError(path, { type: 'NotALedger' })
  if (version > schemaVersion)
    throw new StoreFileError(path, { type: 'NewerSchema', found: version, known: schemaVersion })
}

const firstBytes = (path: string): Buffer | undefined => {
  try {
    // A pipe or a device would keep whoever opens it waiting.
    if (statSync(path, { throwIfNoEntry: false })?.isFile() === false)
      throw new StoreFileError(path, { type: 'Unreadable', reason: 'it is no file' })
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(headerBytes)
      return bytes.subarray(0, readSync(file, bytes, 0, headerBytes, 0))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (error instanceof StoreFileError) throw error
    const { code } = error as { readonly code?: string }
    if (code === 'ENOENT') return undefined
    throw new StoreFileError(path, { type: 'Unreadable', reason: String(code) }, error)
  }
}
