/** A check: one question put to every event of a history, in the order of the log. */
import type { Movement } from '@quittance/domain/figures'
import type { Checkpoints, Decoded, Recorded } from '@quittance/event-store'
import type { AnyEvent } from '@quittance/ledger'
import type { either as E } from 'fp-ts'

export interface Check {
  /** What a person calls it by. */
  readonly name: string
  /** One sentence: what holds when it finds nothing. */
  readonly holds: string
  /** Its help: what it asks, what a finding means, and what to do. */
  readonly page: string
  /** At the first event of a log. */
  readonly begin: (given: Given) => Examining
}

interface Given {
  /** What holds only once all that follows is written is asked at the end of the log. */
  readonly atTheEnd: (ask: Asking) => void
  /** How far the reactions have come; a file that was exported has none. */
  readonly checkpoints: Checkpoints | undefined
}

/** Events come one by one; each may be found wanting. No check keeps the events, nor anything of what is over. */
export interface Examining {
  /** Each event of the log. */
  readonly log?: Examine
  /**
   * Of a stream, what its events are asked, from the first on; nothing where it is none of the check's
   * business. Once nothing more is to be expected of the stream it is let go. Should it go on all the same, it
   * is asked of anew, and told again what came before.
   */
  readonly stream?: (stream: string) => Examine | undefined
}

export type Examine = (examined: Examined) => Found | undefined

/** What does not hold at the end of the log, each at the event since which it does not. */
export type Asking = () => Findings | Promise<Findings>
export type Findings = ReadonlyArray<Found & Place>

export type Place = Pick<Finding, 'stream' | 'revision'>

/** Of the moment: whoever examines it keeps what he needs. */
export interface Examined {
  readonly recorded: Recorded
  /** In the words of its room, or why it cannot be read. */
  readonly told: E.Either<string, Decoded<AnyEvent>>
  /** What it does to the figures of its contract; of other streams, and of what cannot have happened, nothing. */
  readonly movements: ReadonlyArray<Movement>
  /** It was examined before: what is reckoned across streams has it already. */
  readonly isAgain: boolean
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
