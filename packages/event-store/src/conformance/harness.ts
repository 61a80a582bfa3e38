/** What an adapter gives, so that the contract can be put to it. */
import type { EventStore } from '../event-store.ts'
import type { Row } from '../row.ts'

export interface Harness {
  readonly capabilities: Capabilities
  /** A store without events, alone with them; the row that asked for it closes it. */
  readonly open: () => Promise<Opened>
}

export interface Capabilities {
  /**
   * `strict`: an id is written once, and the same again is known for what it is under `any` too.
   * `as EventStoreDB`: at the end of its stream an id is written again.
   */
  readonly idempotence: 'strict' | 'as EventStoreDB'
  /** What one append may hold, in bytes, give or take a thousand of the store's own. */
  readonly maxAppendBytes: number
  /** The store can be opened twice: `Opened.again`. */
  readonly again: boolean
  /** Rows can be put into the store past its port: `Opened.plant`. */
  readonly plant: boolean
}

export interface Opened {
  readonly store: EventStore
  /** Another handle on the same events. */
  readonly again?: () => Promise<EventStore>
  /**
   * Writes a row just as it is: how damage, and a stream of many years, come into a test. A store
   * whose positions are no counts gives the row a position of its own.
   */
  readonly plant?: (row: Row) => Promise<void>
}
