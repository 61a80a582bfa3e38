/** A commitment of the charter, as its clocks are kept. */
import type { CommitmentId, Instant, Team } from '@quittance/domain/values'

import type { Mark, Told } from './mark.ts'

export interface Commitment {
  readonly id: CommitmentId
  /** In the charter's words. */
  readonly promise: string
  /** Who keeps it. */
  readonly team: Team
  /** What its delays are told in. */
  readonly unit: 'seconds' | 'days'
  /** Whether the terms may promise it in hours. */
  readonly inHours: boolean
  readonly marks: (told: Told) => ReadonlyArray<Mark>
  /** Marks that the calendar makes, and no event: all of them by that instant, beside those told. */
  readonly made?: (marks: ReadonlyArray<Mark>, at: Instant) => ReadonlyArray<Mark>
  readonly rule?: PairingRule
}

/** How its stops find their starts, where that is not the next stop of the same subject. */
export interface PairingRule {
  /** A clock is stopped only once it was `ready`. */
  readonly needsReady?: boolean
  /** A clock that nobody `asked` for in time does not count. */
  readonly needsAsked?: boolean
  /** A stop holds until the next start: what was done ahead is done. */
  readonly standing?: boolean
  /** What stops a clock begins another, and does not stop that. */
  readonly chained?: boolean
}
