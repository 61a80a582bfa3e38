/** A copy of a ledger, taken while it is written. */
import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

import { type DriverName, driverOf } from './drivers.ts'
import { openLedgerFile } from './ledger-file.ts'
import { fileFailure } from './result-code.ts'
import { StoreFileError, type StoreFileFailure } from './store-file-error.ts'

export interface BackupOptions {
  /** How long to wait for another process that keeps the file to itself, in milliseconds: 5,000. */
  readonly busyTimeout?: number
  readonly driver?: DriverName
}

/**
 * Copies the ledger at `from`, as it is at one moment, to a new file at `to`: whole by itself, and
 * on the disk. Other processes may write meanwhile; this one does nothing else, so a service has it
 * done by another process. Rejects with a `StoreFileError`, also where there is a file at `to`; then
 * there is none that was not there before.
 */
export const backup = async (
  from: string,
  to: string,
  { busyTimeout = 5_000, driver: name }: BackupOptions = {},
): Promise<void> => {
  const driver = driverOf(name)
  const target = resolve(to)
  const options = { create: false, busyTimeout, durability: 'full', check: 'quick' } as const
  const source = openLedgerFile(driver, from, options, (connection) => connection)
  try {
    reserve(target)
    const part = `${target}.${randomUUID()}.part`
    try {
      source.prepare('VACUUM INTO ?').run(part)
      flush(part)
      // Over the empty file that was made above: whoever comes second is refused, not overwritten.
      renameSync(part, target)
      flush(dirname(target))
    } catch (error) {
      for (const file of [part, target]) rmSync(file, { force: true })
      throw new StoreFileError(target, notCopied(error, driver.resultCode(error)), error)
    }
  } finally {
    source.close()
  }
}

const reserve = (target: string): void => {
  try {
    closeSync(openSync(target, 'wx'))
  } catch (error) {
    throw new StoreFileError(target, notCopied(error, undefined), error)
  }
}

const notCopied = (error: unknown, code: number | undefined): StoreFileFailure => {
  const { code: system, message } = error as { readonly code?: string; readonly message?: string }
  if (code !== undefined) return fileFailure({ code, reason: String(message) })
  if (system === 'EEXIST') return { type: 'Taken' }
  if (system === 'ENOSPC') return { type: 'Full' }
  return { type: 'Unwritable', reason: String(system ?? message) }
}

const flush = (path: string): void => {
  const opened = openSync(path, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
