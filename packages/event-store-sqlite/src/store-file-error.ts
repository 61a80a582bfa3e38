/** Why a file could not be opened as a ledger. */
export class StoreFileError extends Error {
  override readonly name = 'StoreFileError'
  readonly path: string
  readonly failure: StoreFileFailure

  constructor(path: string, failure: StoreFileFailure, cause?: unknown) {
    super(sentence(path, failure), { cause })
    this.path = path
    this.failure = failure
  }
}

export type StoreFileFailure =
  /** There is no file, and none was to be made. */
  | { readonly type: 'Missing' }
  /** A file of no bytes, and no ledger was to be begun. */
  | { readonly type: 'Empty' }
  | { readonly type: 'NotADatabase' }
  /** An SQLite file of something else. */
  | { readonly type: 'NotALedger' }
  /** Written by a later version of this package; both are versions of the schema. */
  | { readonly type: 'NewerSchema'; readonly found: number; readonly known: number }
  /** A ledger, yet cut short or overwritten. */
  | { readonly type: 'Damaged'; readonly reason: string }
  | { readonly type: 'Unreadable'; readonly reason: string }
  | { readonly type: 'Unwritable'; readonly reason: string }
  /** Another process kept it to itself for longer than `busyTimeout`. */
  | { readonly type: 'Locked' }
  /** There is no room left on its disk. */
  | { readonly type: 'Full' }
  /** There is a file already where a copy was to be made. */
  | { readonly type: 'Taken' }

const sentence = (path: string, failure: StoreFileFailure): string => {
  switch (failure.type) {
    case 'Missing':
      return `There is no file ${path}: check the path, or open it with "create: true" to begin a ledger there.`
    case 'Empty':
      return `${path} is an empty file: check the path, or open it with "create: true" to begin a ledger in it.`
    case 'NotADatabase':
      return `${path} is not an SQLite database, and was left as it is: name the file of a ledger, or a new one.`
    case 'NotALedger':
      return `${path} is an SQLite database of something else, and was left as it is: name the file of a ledger, or a new one.`
    case 'NewerSchema':
      return `${path} has schema version ${failure.found} where this package knows ${failure.known}, and was left as it is: update @quittance/event-store-sqlite.`
    case 'Damaged':
      return `${path} is a damaged ledger (${failure.reason}): restore it from a copy, and keep this file for whoever looks into it.`
    case 'Unreadable':
      return `${path} cannot be read (${failure.reason}): check the path and its permissions.`
    case 'Unwritable':
      return `${path} cannot be written (${failure.reason}): check the permissions of the file and of its directory.`
    case 'Full':
      return `There is no room left on the disk of ${path}: make room, then try again; what is in the ledger is safe.`
    case 'Taken':
      return `${path} is there already, and was left as it is: name a file that is not, for the copy.`
    case 'Locked':
      return `${path} is locked by another process: wait for it to end, then open the ledger again.`
  }
}
