/** A check: one question put to every event of a history, in the order of the log. */
import type { Decoded, Recorded } from '@quittance/event-store'
import type { AnyEvent } from '@quittance/ledger'
import type { either as E } from 'fp-ts'

export interface Check {
  /** What a person calls it by. */
  readonly name: string
  /** One sentence: what holds when it finds nothing. */
  readonly holds: string
  /** Its help: what it asks, what a finding means, and what to do. */
  readonly page: string
  /**
   * Begins at the first event. Events come one by one; each may be found wanting. What holds only once all
   * that follows is written is asked `atTheEnd`. No check keeps the events.
   */
  readonly begin: (atTheEnd: (ask: Asking) => void) => (examined: Examined) => Found | undefined
}

/** What does not hold at the end of the log, each at the event since which it does not. */
export type Asking = () => ReadonlyArray<Found & Place>

export type Place = Pick<Finding, 'stream' | 'revision'>

export interface Examined {
  readonly recorded: Recorded
  /** In the words of its room, or why it cannot be read. */
  readonly told: E.Either<string, Decoded<AnyEvent>>
}

export interface Found {
  readonly expected: string
  readonly found: string
}

/** What does not hold, and where. */
export interface Finding extends Found {
  readonly check: string
  readonly stream: string
  readonly revision: string
}
