/** Rows that are kept up to date on disk, as long as the ledger is open. */
import { randomUUID } from 'node:crypto'
import type { Tables } from '@quittance/event-store'
import {
  type Given,
  keep,
  type Parked,
  type Persistent,
  parkedBy,
  type Rows,
  type Running,
  rebuild,
  resume,
  rowsOf,
} from '@quittance/ledger'

/** What is recorded is in the rows a moment later; `settled` waits until it is. */
export interface Kept<Row> extends Rows<Row>, Running {
  /** Folds all anew beside what answers, which then gives way to it. */
  readonly rebuild: () => Promise<void>
  /** What was put aside, in the order of the log; only of a projection that may. */
  readonly parked: () => Promise<ReadonlyArray<Parked>>
  /** Tells it again what was put aside; gives back what still is. */
  readonly resume: () => Promise<ReadonlyArray<Parked>>
}

export interface Keeping {
  /**
   * Keeps the rows of a projection, `balances` for one, until the ledger is closed; of several processes
   * that do, one at a time. Its `done` rejects where it has to stop before: look after it. Throws `TablesMissing` where there is no place for them.
   */
  readonly keep: <Row, Event>(projection: Persistent<Row, Event>) => Kept<Row>
}

/** The store keeps events only, and no file was named for rows. */
export class TablesMissing extends Error {
  override readonly name = 'TablesMissing'

  constructor(projection: string) {
    super(
      `There is no place for the rows of ${projection}: name a file for them, as in ` +
        "openLedger('esdb://…', { tables: 'balances.db' }).",
    )
  }
}

export const keepingIn = (given: Given, tables: Tables | undefined) => {
  const holder = randomUUID()
  const kept: Array<Running> = []
  return {
    keep: <Row, Event>(projection: Persistent<Row, Event>): Kept<Row> => {
      if (tables === undefined) throw new TablesMissing(projection.name)
      const running = keep(given, tables, projection, { holder })
      kept.push(running)
      return {
        ...running,
        ...rowsOf(tables, projection),
        rebuild: () => rebuild(given, tables, projection),
        parked: () => parkedBy(tables, projection),
        resume: () => resume(given, tables, projection),
      }
    },
    /** What ended badly has told whoever looks after it. */
    stop: async (): Promise<void> => {
      await Promise.allSettled(kept.map(({ stop }) => stop()))
    },
  }
}
