/** Why nothing was appended. */
import type { Revision } from './recorded.ts'

export type AppendError =
  | Conflict
  | Duplicate
  | TooLarge
  | StreamDeleted
  | Denied
  | Unavailable
  | Corrupt

/** The stream is not as expected, perhaps since someone else has written meanwhile: read again, decide again. */
export interface Conflict {
  readonly type: 'Conflict'
  readonly stream: string
  readonly expected: Revision | 'exists'
  readonly actual: Revision
}

/** An event of this id is in the store already, at another place. */
export interface Duplicate {
  readonly type: 'Duplicate'
  readonly stream: string
  readonly id: string
}

/** An event, or all of them together, is beyond `limit`, in bytes. */
export interface TooLarge {
  readonly type: 'TooLarge'
  readonly stream: string
  readonly limit: number
}

/** The stream is closed for ever. */
export interface StreamDeleted {
  readonly type: 'StreamDeleted'
  readonly stream: string
}

/** The store does not let us write here. */
export interface Denied {
  readonly type: 'Denied'
  readonly stream: string
  readonly reason: string
}

/** The store did not answer well. If it may have written all the same, send the same bytes again. */
export interface Unavailable {
  readonly type: 'Unavailable'
  readonly stream: string
  readonly reason: string
  readonly mayHaveBeenWritten: boolean
}

/** What was to be written is no event: an empty name, an id that is no UUID, data that is no JSON. */
export interface Corrupt {
  readonly type: 'Corrupt'
  readonly stream: string
  readonly reason: string
}
