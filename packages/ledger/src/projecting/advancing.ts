/** Rows that are brought forward: each page folded, and written with its place in one. */
import {
  type CaughtUp,
  type Position,
  ReadError,
  type Recorded,
  type Table,
  type Tables,
} from '@quittance/event-store'

import { folded } from './folding.ts'
import type { Persistent } from './persistent.ts'
import { placeAt, positionIn } from './place.ts'
import { ProjectionStopped } from './projection-stopped.ts'

type Log = AsyncIterable<ReadonlyArray<Recorded> | CaughtUp>

/**
 * One page after another, and the next only when the last is written. `overtaken`: the table is gone,
 * or somebody else has written to it; nothing was. Rejects with a `ProjectionStopped` at an event
 * that it must not skip, when all before it is written, and with a `ReadError` where log or tables
 * fail; then it may be begun again. `moved` hears of each page that is written, and when all is.
 */
export const advance = async <Row, Event>(
  tables: Tables,
  table: Table,
  projection: Persistent<Row, Event>,
  open: (after: Position | undefined) => Log,
  moved: () => void = () => {},
): Promise<'through' | 'overtaken'> => {
  let place = await tables.place(table)
  if (place === undefined) return 'overtaken'
  for await (const item of readable(projection.name, open(positionIn(place)))) {
    if (!isPage(item)) {
      moved()
      continue
    }
    const page = news(item, positionIn(place))
    const { last, offender, rows, parked } = await folded(tables, table, projection, page)
    if (last !== undefined) {
      const after = placeAt(last)
      if (!(await tables.write(table, { before: place, after }, { rows, parked })))
        return 'overtaken'
      place = after
      moved()
    }
    if (offender) throw new ProjectionStopped(projection.name, offender)
  }
  return 'through'
}

/** What comes twice is told once. */
const news = (page: ReadonlyArray<Recorded>, place: Position | undefined) => {
  let last = place
  return page.filter(({ position }) => {
    if (last !== undefined && position <= last) return false
    last = position
    return true
  })
}

/** Nobody passes over what the store cannot read: whatever the projection, the line stops there. */
async function* readable(projection: string, log: Log): Log {
  try {
    yield* log
  } catch (error) {
    if (!(error instanceof ReadError) || error.failure.type !== 'DecodeFailure') throw error
    const { stream, revision, reason } = error.failure
    const offender = { stream, revision, reason, position: undefined, type: undefined }
    throw new ProjectionStopped(projection, offender)
  }
}

const isPage = (item: ReadonlyArray<Recorded> | CaughtUp): item is ReadonlyArray<Recorded> =>
  Array.isArray(item)
