/** SQLite's result codes, and what they mean to whoever appends, reads or opens. */
import type { AppendError, ReadFailure } from '@quittance/event-store'

import type { StoreFileFailure } from './store-file-error.ts'

/** What was thrown, with its code, extended or not. */
export interface Failed {
  readonly code: number | undefined
  readonly reason: string
}

const busy = 5
const locked = 6
const full = 13
/** Permission denied, read-only, authorisation denied. */
const denied = new Set([3, 8, 23])
const [malformed, notADatabase] = [11, 26]
const damaged = new Set([malformed, notADatabase])
/** No such table, and the like: marked as a ledger, yet without what a ledger has. */
const missingTable = 1
const cannotOpen = 14

const primary = (code: number | undefined): number | undefined =>
  code === undefined ? undefined : code & 0xff

/** Another connection has what is asked for. */
export const isBusy = ({ code }: Failed): boolean =>
  primary(code) === busy || primary(code) === locked

/** There is no room left: on the disk, or below a limit of the file. */
export const isFull = ({ code }: Failed): boolean => primary(code) === full

export const isMalformed = ({ code }: Failed): boolean => primary(code) === malformed

export const isNoDatabase = ({ code }: Failed): boolean => primary(code) === notADatabase

/** `committing`: the failure came as the transaction was being made durable. */
export const appendError = (stream: string, failed: Failed, committing: boolean): AppendError => {
  const code = primary(failed.code)
  const reason = reasonOf(failed)
  if (code !== undefined && denied.has(code)) return { type: 'Denied', stream, reason }
  // Whoever waits in vain for a lock has not written; of any other failed commit nobody knows.
  const mayHaveBeenWritten = committing && !isBusy(failed)
  return { type: 'Unavailable', stream, reason, mayHaveBeenWritten }
}

export const readFailure = (failed: Failed): ReadFailure => ({
  type: denied.has(primary(failed.code) ?? 0) ? 'Denied' : 'Unavailable',
  reason: reasonOf(failed),
})

/** With what to do, where it passes by nothing else. */
const reasonOf = (failed: Failed): string =>
  isFull(failed) ? `${failed.reason}; make room on its disk` : failed.reason

export const fileFailure = (failed: Failed): StoreFileFailure => {
  const code = primary(failed.code)
  const { reason } = failed
  if (isBusy(failed)) return { type: 'Locked' }
  if (isFull(failed)) return { type: 'Full' }
  if (code === missingTable || (code !== undefined && damaged.has(code)))
    return { type: 'Damaged', reason }
  if (code === cannotOpen || (code !== undefined && denied.has(code)))
    return { type: 'Unwritable', reason }
  return { type: 'Unreadable', reason }
}
