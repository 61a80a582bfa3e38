/** The port: an append-only log of events, kept in streams. It knows no factoring. */
import type { taskEither as TE } from 'fp-ts'

import type { AppendError } from './append-error.ts'
import type { Position, Recorded, Revision, Stored } from './recorded.ts'

export interface EventStore {
  /**
   * All of the events, or none of them; and only if the stream is as the writer has read it.
   * The same ids at the same place again: yes, and nothing is written. No events: nothing is
   * written either, yet what is expected must hold.
   */
  readonly append: (
    stream: string,
    expected: Expected,
    events: ReadonlyArray<Stored>,
  ) => TE.TaskEither<AppendError, Appended>

  /** One stream; unless told otherwise, all of it from its first event. A stream that does not exist has no page. */
  readonly read: (stream: string, range?: StreamRange) => Pages

  /** Every stream, in the order in which it was written. */
  readonly readAll: (range?: LogRange) => Pages

  /**
   * Every event that passes, in the order of the log and each once: first those there are, then those
   * to come. Resumes by itself where the connection breaks; ends when `signal` aborts, when whoever
   * iterates stops, or when the store is closed. Each who iterates begins anew. Throws a `ReadError`
   * for a position that is none, at an event that cannot be read, and on a store closed before.
   */
  readonly subscribe: (
    subscription?: Subscription,
  ) => AsyncIterable<ReadonlyArray<Recorded> | CaughtUp>

  /** How far a reader has come, kept beside the events. */
  readonly checkpoints: Checkpoints

  /**
   * Ends what is under way and lets go of file or connection; afterwards everything is `Unavailable`.
   * Again: nothing happens.
   */
  readonly close: () => Promise<void>
}

/** The revision after which the events go; `none`, no stream yet; `exists`, some; `any`, whatever there is. */
export type Expected = bigint | 'none' | 'exists' | 'any'

export interface Appended {
  /** Of the last event of this append; `none` after an empty append to a stream that has none. */
  readonly revision: Revision
  /** Of the last event of this append, if there is one. */
  readonly position: Position | undefined
  /** Whether this append began the stream: the same answer when it is sent again. */
  readonly created: boolean
}

/** A page at a time, so that memory stays constant; none is empty. Throws a `ReadError` when it breaks off. */
export type Pages = AsyncIterable<ReadonlyArray<Recorded>>

export interface StreamRange {
  /** The first revision to read, itself included; from the end when backwards. */
  readonly from?: bigint
  /** The last revision to read, itself included. */
  readonly to?: bigint
  readonly direction?: Direction
  /** At most so many events in all. */
  readonly limit?: number
}

export interface LogRange {
  /** Only what comes after this position, itself excluded; what comes before it when backwards. */
  readonly after?: Position
  readonly filter?: Filter
  readonly direction?: Direction
  /** At most so many events in all. */
  readonly limit?: number
}

/**
 * Once each time that a subscriber has had all there was: first when history is through, then after
 * what came later; never twice without an event between.
 */
export interface CaughtUp {
  readonly type: 'CaughtUp'
}

export interface Subscription {
  /** Only what comes after this position, itself excluded; `end`, only what comes once the first `CaughtUp` is there. */
  readonly after?: Position | 'end'
  readonly filter?: Filter
  readonly signal?: AbortSignal
}

export type Direction = 'forwards' | 'backwards'

/** Events that pass have one of the prefixes, if any are named, and one of the types, if any are named. */
export interface Filter {
  readonly streamPrefixes?: ReadonlyArray<string>
  readonly types?: ReadonlyArray<string>
}

/**
 * A name and a text each. Losing one costs time, never an event. All reject with a `ReadError`: of
 * what was to be kept nobody then knows whether it is.
 */
export interface Checkpoints {
  readonly load: (name: string) => Promise<string | undefined>
  readonly save: (name: string, checkpoint: string) => Promise<void>
  /** Keeps `after` only if what is kept is still `before`, which is nothing at first; whether it did. */
  readonly replace: (name: string, before: string | undefined, after: string) => Promise<boolean>
}
