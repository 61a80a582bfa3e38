/** What the ledger is given, since it has no clock and no dice of its own. */
import type { EventStore } from '@quittance/event-store'

export interface Given {
  readonly store: EventStore
  /** When we know. No decision reads it. */
  readonly now: () => Date
  /** Milliseconds before another try, at random, so that two writers do not meet again. */
  readonly jitter: (tried: number) => number
  /** Milliseconds for which a command is tried again, when others write first or the store is busy. */
  readonly deadline: number
}

/** Anything up to 50 ms, twice that with each try, 2 s at most; `random` is from 0 to 1. */
export const fullJitter =
  (random: () => number) =>
  (tried: number): number =>
    random() * Math.min(2_000, 50 * 2 ** tried)
