/** An append, as one transaction. */
import type { AppendError, Appended, EventStore } from '@quittance/event-store'
import {
  appendedAt,
  type Past,
  type Place,
  type Placement,
  place,
  positionOf,
  type Serialised,
  serialise,
} from '@quittance/event-store/adapter'
import { either as E } from 'fp-ts'

import type { Connection } from './driver.ts'
import { appendError, type Failed } from './result-code.ts'

/** Throws nothing: what the driver throws is answered as an `AppendError`. */
export const appending = (
  connection: Connection,
  failed: (thrown: unknown) => Failed,
  maxAppendBytes: number,
): EventStore['append'] => {
  const past = pastOf(connection)
  const write = writing(connection)

  const transact = (
    stream: string,
    decide: () => E.Either<AppendError, Placement>,
    events: ReadonlyArray<Serialised>,
  ): E.Either<AppendError, Appended> => {
    let committing = false
    try {
      connection.execute('BEGIN IMMEDIATE')
      const placement = decide()
      if (E.isLeft(placement)) {
        connection.execute('ROLLBACK')
        return placement
      }
      if (placement.right.type === 'Written') {
        connection.execute('ROLLBACK')
        return E.right(placement.right.appended)
      }
      const { first } = placement.right
      const last = write(stream, first, events)
      committing = true
      connection.execute('COMMIT')
      return E.right(appendedAt(first, last))
    } catch (error) {
      rollBack(connection)
      return E.left(appendError(stream, failed(error), committing))
    }
  }

  return (stream, expected, events) => async () => {
    const serialised = serialise(stream, expected, events, maxAppendBytes)
    if (E.isLeft(serialised)) return serialised
    const ids = serialised.right.map(({ id }) => id)
    return transact(stream, () => place(stream, expected, ids, past(stream, ids)), serialised.right)
  }
}

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

const writing = (connection: Connection) => {
  const last = connection.prepare('SELECT max(position) FROM events')
  const insert = connection.prepare(
    `INSERT INTO events (position, stream, revision, id, type, data, metadata)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  )
  /** Counted under the write lock, so that the order of positions is the order of commits. */
  return (stream: string, first: bigint, events: ReadonlyArray<Serialised>): Place => {
    const greatest = last.rows()[0]?.[0]
    let position = typeof greatest === 'bigint' ? greatest : -1n
    let revision = first - 1n
    for (const { id, type, data, metadata } of events) {
      position += 1n
      revision += 1n
      insert.run(position, stream, revision, id, type, data, metadata)
    }
    return { stream, revision, position: positionOf(position) }
  }
}

/** After a failure the connection must not be left in the transaction, or it could never begin another. */
const rollBack = (connection: Connection): void => {
  try {
    if (connection.inTransaction()) connection.execute('ROLLBACK')
  } catch {
    // The failure that led here is the one to report.
  }
}
