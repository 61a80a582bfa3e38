/** A projection whose rows are kept, and how its tables are named. */
import { invariant } from '@quittance/domain/values'
import type { Decoded, Json, Table, Tables } from '@quittance/event-store'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'

import { canonical } from '../canonical.ts'
import { explain } from '../explain.ts'

export interface Persistent<Row, Event> {
  readonly name: string
  /** Of the fold: another, once the same events shall give other rows. Without a full stop. */
  readonly version: string
  /** The streams that it is told of, by what stands before their identity: `contract`. */
  readonly category: string
  /** How a row is written down; a row is small, whatever the history. */
  readonly Row: t.Type<Row, Json>
  /** What becomes of an event that it cannot be told: money stops, for it must not skip. */
  readonly unfit: 'stop' | 'park'
  readonly key: (told: Decoded<Event>) => string | undefined
  readonly next: (row: Row | undefined, told: Decoded<Event>) => Row | undefined
}

/** The part that does not depend on rows. */
export type Named = Pick<Persistent<unknown, unknown>, 'name' | 'version'>

/** A version is the fold's, and which time it was built: `1.2`. */
export const tableOf = ({ name }: Named, version: string): Table => ({ projection: name, version })

const isOf = ({ version }: Named, live: string | undefined): live is string =>
  live !== undefined && live.slice(0, live.lastIndexOf('.')) === version

/** The next to be built: the same for whoever asks while the same answers, so that one goes on where another died. */
export const nextTable = (projection: Named, live: string | undefined): Table => {
  const built = Number(live?.slice(live.lastIndexOf('.') + 1) ?? 0)
  return tableOf(projection, `${projection.version}.${built + 1}`)
}

/** The table that answers; nothing while there is none of this fold. */
export const liveTable = async (
  tables: Pick<Tables, 'live'>,
  projection: Named,
): Promise<Table | undefined> => {
  const live = await tables.live(projection.name)
  return isOf(projection, live) ? tableOf(projection, live) : undefined
}

export const writtenRow = <Row>({ Row }: Pick<Persistent<Row, never>, 'Row'>, row: Row): string =>
  canonical(Row.encode(row))

/** A row that cannot be read stops the program: build it anew from the events. */
export const readRow = <Row>(
  { name, Row }: Pick<Persistent<Row, never>, 'name' | 'Row'>,
  text: string,
): Row => {
  const row = Row.decode(JSON.parse(text))
  if (E.isLeft(row)) invariant(false, `a row of ${name} cannot be read: ${explain(row.left)}`)
  return row.right
}
