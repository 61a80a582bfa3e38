/** An append, as one write of a group. */
import type { AppendError, Appended, EventStore, Expected } from '@quittance/event-store'
import {
  appendedAt,
  type Past,
  place,
  positionOf,
  type Serialised,
  serialise,
} from '@quittance/event-store/adapter'
import { either as E } from 'fp-ts'
import type { Outcome, Transaction } from './commit-group.ts'
import type { Connection } from './driver.ts'
import type { GroupCommit } from './group-commit.ts'
import { inserting } from './inserting.ts'
import { appendError } from './result-code.ts'

type Answer = E.Either<AppendError, Appended>

/** Throws nothing: what the driver throws is answered as an `AppendError`. */
export const appending = (
  connection: Connection,
  group: GroupCommit,
  maxAppendBytes: number,
): EventStore['append'] => {
  const past = pastOf(connection)
  const insert = inserting(connection)

  const placed = (
    transaction: Transaction,
    stream: string,
    expected: Expected,
    events: ReadonlyArray<Serialised>,
  ): Outcome<Answer> => {
    const ids = events.map(({ id }) => id)
    const placement = place(stream, expected, ids, past(stream, ids))
    if (E.isLeft(placement)) return { answer: placement, wrote: false }
    if (placement.right.type === 'Written')
      return { answer: E.right(placement.right.appended), wrote: false }
    const { first } = placement.right
    const last = insert.at(transaction, stream, first, events)
    return { answer: E.right(appendedAt(first, last)), wrote: true }
  }

  return (stream, expected, events) => async () => {
    const serialised = serialise(stream, expected, events, maxAppendBytes)
    if (E.isLeft(serialised)) return serialised
    return group.write<Answer>({
      run: (transaction) => {
        const last = insert.ifNew(transaction, stream, expected, serialised.right)
        if (last === undefined) return placed(transaction, stream, expected, serialised.right)
        return { answer: E.right(appendedAt(expected === 'none' ? 0n : 1n, last)), wrote: true }
      },
      failed: (failed, committing) => E.left(appendError(stream, failed, committing)),
      bytes: serialised.right.reduce((sum, event) => sum + sizeOf(event), 0),
    })
  }
}

const sizeOf = ({ data, metadata }: Serialised) => data.length + metadata.length

const pastOf = (connection: Connection) => {
  const last = connection.prepare('SELECT max(revision) FROM events WHERE stream = ?')
  const found = connection.prepare(
    `SELECT events.id, stream, revision, position
     FROM json_each(?) AS wanted CROSS JOIN events ON events.id = wanted.value`,
  )
  return (stream: string, ids: ReadonlyArray<string>): Past => {
    const revision = last.rows(stream)[0]?.[0]
    const known = found.rows(JSON.stringify(ids)).map((row) => {
      const [id, at, revision, position] = row as [string, string, bigint, bigint]
      return [id, { stream: at, revision, position: positionOf(position) }] as const
    })
    return { actual: typeof revision === 'bigint' ? revision : 'none', known: new Map(known) }
  }
}
