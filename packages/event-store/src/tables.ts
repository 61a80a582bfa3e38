/** What the log adds up to, kept: rows, and the place in the log that they have come to, in one. */
import type { EventStore } from './event-store.ts'

/** The rows of one projection, folded in one way: another way is another table beside it. */
export interface Table {
  readonly projection: string
  /** A label, of whoever folds. */
  readonly version: string
}

/**
 * A text that sorts after the one before: a position, or what its owner makes of one. A table is
 * there once it has a place.
 */
export type Place = string

/** By key; `undefined` for one that is there no longer. */
export type Changed = ReadonlyMap<string, string | undefined>

export interface Changes {
  readonly rows: Changed
  /** Events that were put aside, by their position. */
  readonly parked: Changed
}

/** A key and its text. */
export type KeptRow = readonly [key: string, text: string]

/** Keys in order of their UTF-8 bytes; none of the pages is empty. */
export type RowPages = AsyncIterable<ReadonlyArray<KeptRow>>

/** Keys and texts are well-formed Unicode without U+0000. All reject, and pages throw, with a `ReadError`. */
export interface Tables {
  /** The place that the rows have come to; nothing for a table that is not there. */
  readonly place: (table: Table) => Promise<Place | undefined>
  /** Those of the rows that are there. */
  readonly rows: (table: Table, keys: ReadonlyArray<string>) => Promise<ReadonlyMap<string, string>>
  /**
   * Every row, each page as it is when it is read. Throws `Unavailable` where the table is not there,
   * or is dropped on the way.
   */
  readonly all: (table: Table) => RowPages
  /** The same of what was put aside. */
  readonly parked: (table: Table) => RowPages
  /**
   * The changes and the place that they lead to, all or nothing; and only if the rows are still at
   * `before`, and `after` is later. Says whether it did. Where nobody knows whether it did, it rejects,
   * and the place tells. Rejects with `TextRefused`, before anything is written, where a key or a text
   * is none.
   */
  readonly write: (table: Table, move: Move<Place>, changes: Changes) => Promise<boolean>
  /** The version that answers questions. */
  readonly live: (projection: string) => Promise<string | undefined>
  /**
   * Lets another version answer, and drops the one before, all or nothing; and only if it is still
   * the one before that answers, and the other is there and has come as far; `anyhow`, however far
   * that is. Says whether `after` answers now.
   */
  readonly goLive: (projection: string, move: Move<string>, anyhow?: boolean) => Promise<boolean>
  /** Throws away a version, unless it answers questions; says whether it is gone. */
  readonly drop: (table: Table) => Promise<boolean>
  /** Those that are there, in the order of `all`. */
  readonly versions: (projection: string) => Promise<ReadonlyArray<string>>
}

export interface Move<A> {
  /** Nothing, at first. */
  readonly before: A | undefined
  readonly after: A
}

/** A store that keeps tables beside its events, and closes them with itself. */
export interface TableStore extends EventStore {
  readonly tables: Tables
}

/** Some keep tables, and some do not. */
export type AnyStore = EventStore & Partial<Pick<TableStore, 'tables'>>
