/** A page of the log, folded into what it changes. Nothing is written here. */
import type { Changes, Recorded, Table, Tables } from '@quittance/event-store'
import { demandKey } from '@quittance/event-store/adapter'
import { either as E, function as F } from 'fp-ts'

import { decode } from '../rooms.ts'
import { parkedText } from './parked.ts'
import { type Persistent, readRow, writtenRow } from './persistent.ts'
import type { Offender } from './projection-stopped.ts'

export interface Folded extends Changes {
  /** The last event whose changes these are; none if the first is the offender. */
  readonly last: Recorded | undefined
  /** Where the line stops. */
  readonly offender: Offender | undefined
}

/** The rows that it takes are loaded in one call. */
export const folded = async <Row, Event>(
  tables: Pick<Tables, 'rows'>,
  table: Table,
  projection: Persistent<Row, Event>,
  page: ReadonlyArray<Recorded>,
): Promise<Folded> => {
  const heard = page.map((recorded) => [recorded, hear(projection, recorded)] as const)
  const keys = heard.flatMap(([, one]) => (E.isRight(one) && one.right ? one.right.key : []))
  const rows = await loaded(tables, table, projection, new Set(keys))
  const changed = new Map<string, string | undefined>()
  const parked = new Map<string, string>()

  let last: Recorded | undefined
  for (const [recorded, one] of heard) {
    const change = F.pipe(
      one,
      E.chain((mine) =>
        attempt(() => mine && { ...mine, row: projection.next(rows.get(mine.key), mine.told) }),
      ),
    )
    if (E.isLeft(change)) {
      const { stream, revision, position, type } = recorded
      if (projection.unfit === 'stop') {
        const offender = { stream, revision, position, type, reason: change.left }
        return { rows: texts(), parked, last, offender }
      }
      parked.set(position, parkedText(recorded, change.left, 1))
    } else if (change.right) {
      rows.set(change.right.key, change.right.row)
      changed.set(change.right.key, undefined)
    }
    last = recorded
  }
  return { rows: texts(), parked, last, offender: undefined }

  function texts(): Changes['rows'] {
    for (const key of changed.keys()) {
      const row = rows.get(key)
      if (row !== undefined) changed.set(key, writtenRow(projection, row))
    }
    return changed
  }
}

/** What concerns the projection, or why it cannot be told. */
const hear = <Row, Event>(projection: Persistent<Row, Event>, recorded: Recorded) => {
  if (!recorded.stream.startsWith(`${projection.category}-`)) return E.right(undefined)
  return F.pipe(
    decode(recorded),
    E.chain((event) =>
      attempt(() => {
        // A category is of one room, and so are the events of its streams.
        const told = event as Parameters<typeof projection.key>[0]
        const key = projection.key(told)
        if (key !== undefined) demandKey(key)
        return key === undefined ? undefined : { key, told }
      }),
    ),
  )
}

const loaded = async <Row, Event>(
  tables: Pick<Tables, 'rows'>,
  table: Table,
  projection: Persistent<Row, Event>,
  keys: ReadonlySet<string>,
): Promise<Map<string, Row | undefined>> => {
  const texts = keys.size === 0 ? [] : await tables.rows(table, [...keys])
  return new Map([...texts].map(([key, text]) => [key, readRow(projection, text)]))
}

/** Whatever a projection throws is said of the event that it was told. */
const attempt = <A>(work: () => A): E.Either<string, A> =>
  E.tryCatch(work, (thrown) => (thrown instanceof Error ? thrown.message : String(thrown)))
