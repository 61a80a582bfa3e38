/** What an adapter gives, so that the contract can be put to it. */
import type { Row } from '../row.ts'
import type { AnyStore } from '../tables.ts'

export interface Harness {
  readonly capabilities: Capabilities
  /** A store without events, alone with them; the row that asked for it closes it. */
  readonly open: () => Promise<Opened>
}

/** What a store, or its harness, can show; or why it cannot, in a few words for the table. */
export type Declared = true | { readonly not: string }

export interface Capabilities {
  /**
   * `strict`: an id is written once, and the same again is known for what it is under `any` too.
   * `as EventStoreDB`: at the end of its stream an id is written again.
   */
  readonly idempotence: 'strict' | 'as EventStoreDB'
  /** What one append may hold, in bytes, give or take a thousand of the store's own. */
  readonly maxAppendBytes: number
  /** The store can be opened twice: `Opened.again`. */
  readonly again: Declared
  /** Rows can be put into the store past its port: `Opened.plant`. */
  readonly plant: Declared
  /** A subscription says when it has caught up. */
  readonly caughtUp: Declared
  /** The answer to an append can be lost, or withheld for ever: `Opened.loseAnswer`, `Opened.silence`. */
  readonly lostAnswers: Declared
  /** The store keeps the tables of projections beside its events: `tables`. */
  readonly tables: Declared
  /** There is a connection, and it can be cut: `Opened.cut`. */
  readonly cut: Declared
}

export interface Opened {
  readonly store: AnyStore
  /** Another handle on the same events. */
  readonly again?: () => Promise<AnyStore>
  /**
   * Writes a row just as it is: how damage, and a stream of many years, come into a test. A store
   * whose positions are no counts gives the row a position of its own.
   */
  readonly plant?: (row: Row) => Promise<void>
  /** The next append of `store` is committed, and its answer never arrives: the connection breaks first. */
  readonly loseAnswer?: () => Promise<void>
  /** The next append of `store` is committed, and nothing is heard of it again. */
  readonly silence?: () => Promise<void>
  /** Breaks every connection of `store` that is open now; new ones are let in. */
  readonly cut?: () => Promise<void>
}
