/** Reading by pages, each a short read of its own: nothing stays open while the reader thinks. */
import type { EventStore, Filter } from '@quittance/event-store'
import {
  type Bounds,
  type Fetch,
  logBounds,
  paged,
  positionOf,
  type Row,
  streamBounds,
} from '@quittance/event-store/adapter'

import type { Connection, Statement, Value } from './driver.ts'

export const pageSize = 1_000

const columns = 'stream, revision, position, id, type, data, metadata'

/** `attempt` runs what may throw, and throws a `ReadError` instead. */
export const reading = (
  connection: Connection,
  attempt: <A>(read: () => A) => A,
): Pick<EventStore, 'read' | 'readAll'> => {
  const fetch = fetching(connection, attempt)
  return {
    read: (stream, range) =>
      paged(
        () => streamBounds(range),
        ({ revision }) => revision,
        pageSize,
        fetch.stream(stream),
      ),
    readAll: (range) =>
      paged(
        () => logBounds(range),
        ({ position }) => BigInt(position),
        pageSize,
        fetch.all(range?.filter),
      ),
  }
}

export const fetching = (connection: Connection, attempt: <A>(read: () => A) => A) => {
  const prepared = new Map<string, Statement>()
  const fetch = (sql: string, parameters: ReadonlyArray<Value>): ReadonlyArray<Row> =>
    attempt(() => {
      const statement = prepared.get(sql) ?? connection.prepare(sql)
      prepared.set(sql, statement)
      return statement.rows(...parameters).map(rowOf)
    })

  return {
    stream:
      (stream: string): Fetch =>
      (bounds, count) =>
        fetch(`SELECT ${columns} FROM events WHERE stream = ? AND ${within('revision', bounds)}`, [
          stream,
          bounds.low,
          bounds.high,
          BigInt(count),
        ]),
    all: (filter: Filter | undefined): Fetch => {
      const { sql, parameters } = condition(filter)
      return (bounds, count) =>
        fetch(`SELECT ${columns} FROM events WHERE ${sql} ${within('position', bounds)}`, [
          ...parameters,
          bounds.low,
          bounds.high,
          BigInt(count),
        ])
    },
  }
}

const within = (column: 'revision' | 'position', { direction }: Bounds): string =>
  `${column} BETWEEN ? AND ? ORDER BY ${column} ${direction === 'backwards' ? 'DESC' : 'ASC'} LIMIT ?`

/**
 * Lists go in as JSON, so that a handful of statements serves every filter. Written so that no
 * index is of use but the position's: by another, each page would sort all that is left to read.
 */
const condition = ({ streamPrefixes = [], types = [] }: Filter = {}) => ({
  sql: [
    ...(streamPrefixes.length > 0 ? [`EXISTS (${anyPrefix}) AND`] : []),
    ...(types.length > 0 ? ['+type IN (SELECT value FROM json_each(?)) AND'] : []),
  ].join(' '),
  parameters: [streamPrefixes, types]
    .filter((list) => list.length > 0)
    .map((l) => JSON.stringify(l)),
})

const anyPrefix = 'SELECT 1 FROM json_each(?) WHERE substr(stream, 1, length(value)) = value'

/** Every column is typed by the table, which is strict. */
const rowOf = (row: ReadonlyArray<Value>): Row => {
  const [stream, revision, position, id, type, data, metadata] = row as [
    string,
    bigint,
    bigint,
    string,
    string,
    string,
    string,
  ]
  return { stream, revision, position: positionOf(position), id, type, data, metadata }
}
