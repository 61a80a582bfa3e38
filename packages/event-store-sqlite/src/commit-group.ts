/** A group of writes in one transaction: each answered once it is committed, or as it failed. */
import type { Connection } from './driver.ts'
import { type Failed, isFull } from './result-code.ts'
import { rollBack } from './transaction.ts'

export interface Write<Answer> {
  /** Within the transaction. When it throws, it has undone what it wrote, at the worst with all the rest. */
  readonly run: (transaction: Transaction) => Outcome<Answer>
  /** `committing`: the failure came as what it had written was being made durable. */
  readonly failed: (failed: Failed, committing: boolean) => Answer
  /** How much it writes, about. */
  readonly bytes: number
}

/** What the writes of one transaction have found out, for those that follow. */
export interface Transaction {
  /** The position of the last event, set once a write is through; until then each asks. */
  end: bigint | undefined
}

export interface Outcome<Answer> {
  readonly answer: Answer
  readonly wrote: boolean
}

export interface InGroup extends Write<unknown> {
  readonly answered: (answer: unknown) => void
}

export interface Committing {
  readonly failed: (thrown: unknown) => Failed
  /** After each commit. */
  readonly committed: () => void
}

interface Rest<One> {
  /** Those that are not answered: undone, though not by their fault. */
  readonly again: ReadonlyArray<One>
  /** Together they did not fit on the disk. */
  readonly tooLarge: boolean
}

/** Within a transaction that has begun. */
export const commitGroup = <One extends InGroup>(
  connection: Connection,
  group: ReadonlyArray<One>,
  { failed, committed }: Committing,
): Rest<One> => {
  const outcomes: Array<Outcome<unknown>> = []
  const transaction: Transaction = { end: undefined }
  for (const one of group) {
    try {
      outcomes.push(one.run(transaction))
    } catch (error) {
      const answer = one.failed(failed(error), false)
      if (!connection.inTransaction()) {
        // The others are gone with it, though not by their fault.
        one.answered(answer)
        return { again: group.filter((other) => other !== one), tooLarge: false }
      }
      outcomes.push({ answer, wrote: false })
    }
  }
  try {
    connection.execute(outcomes.some(({ wrote }) => wrote) ? 'COMMIT' : 'ROLLBACK')
  } catch (error) {
    rollBack(connection)
    const failure = failed(error)
    if (isFull(failure) && group.length > 1) return { again: group, tooLarge: true }
    // Also those who were refused: what they were refused for may not have come to be.
    for (const [n, one] of group.entries())
      one.answered(one.failed(failure, outcomes[n]?.wrote === true))
    return { again: [], tooLarge: false }
  }
  committed()
  for (const [n, one] of group.entries()) one.answered(outcomes[n]?.answer)
  return { again: [], tooLarge: false }
}
