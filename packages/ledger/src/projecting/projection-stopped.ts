/** Why a projection no longer follows the log. */
import type { Position } from '@quittance/event-store'

/** An event that a projection could not be told. */
export interface Offender {
  readonly stream: string
  readonly revision: bigint
  /** Neither is known of what the store itself cannot read. */
  readonly position: Position | undefined
  readonly type: string | undefined
  readonly reason: string
}

/** The rows are at the event before. */
export class ProjectionStopped extends Error {
  override readonly name = 'ProjectionStopped'
  readonly projection: string
  readonly offender: Offender

  constructor(projection: string, offender: Offender) {
    const { stream, revision, position, type = 'an event', reason } = offender
    const where = position === undefined ? '' : ` at position ${position}`
    super(`${projection} stopped before ${type}, ${stream}@${revision}${where}: ${reason}`)
    this.projection = projection
    this.offender = offender
  }
}

/** Rows of another fold answer by now: another version of this program serves. */
export class ProjectionSuperseded extends Error {
  override readonly name = 'ProjectionSuperseded'
  readonly projection: string

  constructor(projection: string, version: string) {
    super(`The rows of ${projection} that answer are no longer those of version ${version}`)
    this.projection = projection
  }
}

/** The last event of the rows is not in the log, or not there: nothing may be added to them. */
export class RowsOfAnotherLog extends Error {
  override readonly name = 'RowsOfAnotherLog'
  readonly projection: string

  constructor(projection: string, position: Position | undefined) {
    super(
      `the rows of ${projection} were folded from another log: this one does not have their last event at position ${position}; ` +
        'name the file that is for the rows of this ledger, or fold them anew with rebuild(); then keep them again',
    )
    this.projection = projection
  }
}
