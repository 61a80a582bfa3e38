/** Rows into the table, counted under the write lock: the order of positions is that of commits. */
import type { Expected } from '@quittance/event-store'
import { type Place, positionOf, type Serialised } from '@quittance/event-store/adapter'
import type { Transaction } from './commit-group.ts'
import type { Connection } from './driver.ts'
import { alone } from './transaction.ts'

const columns = 'position, stream, revision, id, type, data, metadata'

/** All or nothing, each. */
export const inserting = (connection: Connection) => {
  const last = connection.prepare('SELECT max(position) FROM events')
  const ends = connection.prepare(
    'SELECT 1 WHERE (SELECT max(revision) FROM events WHERE stream = ?) IS ?',
  )
  const insert = connection.prepare(`INSERT INTO events (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?)`)
  /** The usual append in one step: writes nothing unless the stream ends at ?8, and the id is new. */
  const insertIfNew = connection.prepare(
    `INSERT INTO events (${columns}) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
     WHERE (SELECT max(revision) FROM events WHERE stream = ?2) IS ?8
       AND NOT EXISTS (SELECT 1 FROM events WHERE id = ?4)`,
  )

  const endOf = (transaction: Transaction): bigint => {
    if (transaction.end !== undefined) return transaction.end
    const position = last.rows()[0]?.[0]
    return typeof position === 'bigint' ? position : -1n
  }

  const insertAll = (
    transaction: Transaction,
    stream: string,
    first: bigint,
    events: ReadonlyArray<Serialised>,
  ): Place => {
    let position = endOf(transaction)
    let revision = first - 1n
    for (const { id, type, data, metadata } of events) {
      position += 1n
      revision += 1n
      insert.run(position, stream, revision, id, type, data, metadata)
    }
    transaction.end = position
    return { stream, revision, position: positionOf(position) }
  }

  const insertOne = (
    transaction: Transaction,
    stream: string,
    { id, type, data, metadata }: Serialised,
    before: Before,
  ): Place | undefined => {
    const position = endOf(transaction) + 1n
    const revision = (before ?? -1n) + 1n
    if (insertIfNew.run(position, stream, revision, id, type, data, metadata, before) === 0)
      return undefined
    transaction.end = position
    return { stream, revision, position: positionOf(position) }
  }

  /** No id is looked up beforehand: where one is known, the table itself refuses. */
  const insertMany = (
    transaction: Transaction,
    stream: string,
    events: ReadonlyArray<Serialised>,
    before: Before,
  ): Place | undefined => {
    if (ends.rows(stream, before).length === 0) return undefined
    try {
      return at(transaction, stream, (before ?? -1n) + 1n, events)
    } catch (error) {
      // Whatever it was: what takes a closer look comes to know it, unless all is undone.
      if (!connection.inTransaction()) throw error
      return undefined
    }
  }

  /** `first`: the revision that comes next in the stream. */
  const at = (
    transaction: Transaction,
    stream: string,
    first: bigint,
    events: ReadonlyArray<Serialised>,
  ): Place => alone(connection, () => insertAll(transaction, stream, first, events))

  return {
    at,

    /** Gives `undefined`, and has written nothing, where it would take a closer look. */
    ifNew: (
      transaction: Transaction,
      stream: string,
      expected: Expected,
      events: ReadonlyArray<Serialised>,
    ): Place | undefined => {
      const [one] = events
      if (one === undefined || expected === 'any' || expected === 'exists') return undefined
      if (expected !== 'none' && expected >= greatest) return undefined
      const before = expected === 'none' ? null : expected
      return events.length === 1
        ? insertOne(transaction, stream, one, before)
        : insertMany(transaction, stream, events, before)
    },
  }
}

/** The revision at which the stream must end; `null`, no stream yet. */
type Before = bigint | null

/** SQLite's greatest integer; no stream of a file has reached it. */
const greatest = 2n ** 63n - 1n
