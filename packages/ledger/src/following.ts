/** How a ledger sees to it that what follows is written: by itself, or by workers that it waits for. */
import type { Position } from '@quittance/event-store'
import type { either as E } from 'fp-ts'

import type { Stop, Told } from './answer.ts'
import type { Part } from './part.ts'

export interface Following {
  /** What follows from all that a contract has is written; or the worker that has not come so far. */
  readonly caughtUp: (contractId: string) => Promise<E.Either<Part, unknown>>
  /** What follows from a command's events, the last of which is at `position`: written, all of it. */
  readonly consequences: (
    events: ReadonlyArray<Told>,
    position: Position | undefined,
  ) => Promise<E.Either<Part, ReadonlyArray<Told>>>
  /** Why this contract's policies stopped, if they did. */
  readonly stopped: (contractId: string) => Promise<Stop | undefined>
  readonly resume: (contractId?: string) => Promise<void>
  readonly close: () => Promise<void>
}
