/** Rows of a store as pages of events, each page fetched on its own. */
import type { Pages } from './event-store.ts'
import { type Bounds, beyond } from './range.ts'
import type { Recorded } from './recorded.ts'
import { type Row, recorded } from './row.ts'

/** The first `count` rows within the bounds, in their direction. */
export type Fetch = (bounds: Bounds, count: number) => ReadonlyArray<Row>

/**
 * Nothing is held open between two pages, so a reader may take its time or leave. `bounds` is asked
 * on the first page, so that what it throws reaches whoever reads. Events before one that cannot be
 * read arrive first.
 */
export async function* paged(
  bounds: () => Bounds,
  place: (row: Row) => bigint,
  pageSize: number,
  fetch: Fetch,
): Pages {
  let ahead = bounds()
  let left = ahead.limit
  while (left > 0 && ahead.low <= ahead.high) {
    const count = Math.min(pageSize, left)
    const rows = fetch(ahead, count)
    const { page, failure } = decoded(rows)
    if (page.length > 0) yield page
    if (failure !== undefined) throw failure.error
    const last = rows.at(-1)
    if (last === undefined || rows.length < count) return
    ahead = beyond(ahead, place(last))
    left -= rows.length
  }
}

/** As many as can be read before one that cannot. */
export const decoded = (rows: ReadonlyArray<Row>) => {
  const page: Array<Recorded> = []
  try {
    for (const row of rows) page.push(recorded(row))
    return { page, failure: undefined }
  } catch (error) {
    return { page, failure: { error } }
  }
}
