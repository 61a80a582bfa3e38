/** A check: one question put to every event of a history, in the order of the log. */
import type { Decoded, Recorded } from '@quittance/event-store'
import type { AnyEvent } from '@quittance/ledger'
import type { either as E } from 'fp-ts'

export interface Check {
  /** What a person calls it by. */
  readonly name: string
  /** One sentence: what holds when it finds nothing. */
  readonly holds: string
  /** Begins at the first event. Events come one by one; each may be found wanting. */
  readonly begin: () => (examined: Examined) => Found | undefined
}

export interface Examined {
  readonly recorded: Recorded
  /** In the words of its room, or why it cannot be read. */
  readonly told: E.Either<string, Decoded<AnyEvent>>
}

interface Found {
  readonly expected: string
  readonly found: string
}

/** What does not hold, and where. */
export interface Finding extends Found {
  readonly check: string
  readonly stream: string
  readonly revision: string
}
