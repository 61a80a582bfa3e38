/** An event as the store takes it, and as it gives it back. */

/** Plain data under its stored name. */
export interface Stored {
  /** A UUID in lower case; no two events share one. */
  readonly id: string
  /** Not empty; one that starts with `$` is the store's own, and so for streams. */
  readonly type: string
  readonly data: { readonly [field: string]: Json }
  /** Who, when, why, and the proof of it. Keys that start with `$` are the store's own. */
  readonly metadata: Readonly<Record<string, string>>
}

export type Json =
  | null
  | boolean
  | number
  | string
  | ReadonlyArray<Json>
  | { readonly [field: string]: Json }

/** What was written, and where. */
export interface Recorded extends Stored {
  /** Category and identity, `guaranteeLine-C1_D1`. */
  readonly stream: string
  /** Place in its stream, from 0, without gaps. */
  readonly revision: bigint
  readonly position: Position
}

/** The place of a stream's last event, from 0; `none` before the first. */
export type Revision = bigint | 'none'

/** Place in the whole store: later ones sort after, as text. Not to be reckoned with. */
export type Position = string

/** The same in the words of whoever wrote it: `event` for `type` and `data`. */
export interface Decoded<Event> extends Omit<Recorded, 'type' | 'data'> {
  readonly event: Event
}
