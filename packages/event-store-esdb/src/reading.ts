/**
 * Reading by pages, each a call of its own: nothing stays open while the reader thinks. A call costs
 * some hundred events, and who reads a little seldom says so: each page is twice the one before.
 */
import {
  type EventStore,
  type Filter,
  type Pages,
  ReadError,
  type Recorded,
} from '@quittance/event-store'
import { countOf, logBounds, streamBounds } from '@quittance/event-store/adapter'

import type { Connection } from './connection.ts'
import { type Failed, readFailure } from './failure.ts'
import { type Fetched, fetchAll, fetchStream } from './fetching.ts'
import { passes } from './filter.ts'
import { commitOf, recordedFrom } from './wire-event.ts'

/** Where whatever passes is asked for, a few more are fetched: not all there is may pass. */
const fewest = 32

/** The first page. */
const first = 500

export const reading = (
  connection: Connection,
  failed: (thrown: unknown) => Failed,
  pageSize: number,
): Pick<EventStore, 'read' | 'readAll'> => {
  const attempt = async (stream: string, fetch: () => Promise<Fetched>): Promise<Fetched> => {
    if (!connection.isOpen()) throw new ReadError({ type: 'Unavailable', reason: 'it is closed' })
    try {
      return await fetch()
    } catch (error) {
      throw new ReadError(readFailure(stream, failed(error)))
    }
  }

  return {
    async *read(stream, range): Pages {
      const bounds = streamBounds(range)
      const { direction } = bounds
      let { low, high, limit: left } = bounds
      for (let size = first; left > 0 && low <= high; size *= 2) {
        const window = Number(high - low + 1n) // rounded where it is far beyond any page
        const count = Math.min(size, pageSize, left, window)
        const from = direction === 'forwards' ? low : fromEnd(high)
        const events = await attempt(stream, () =>
          fetchStream(connection, stream, from, { direction, count }),
        )
        left -= yield* decoded(events, left)
        const last = events.at(-1)
        if (last === undefined || events.length < count) return
        if (direction === 'forwards') low = last.revision + 1n
        else high = last.revision - 1n
      }
    },

    async *readAll({ filter, ...range } = {}): Pages {
      const { direction, limit } = logBounds(range)
      const forwards = direction === 'forwards'
      let past = range.after === undefined ? undefined : countOf(range.after)
      let left = limit
      for (let size = first; left > 0; size *= 2) {
        const most = filter === undefined ? Math.max(left, fewest) : pageSize
        const count = Math.min(size, pageSize, most)
        // Forwards, the position itself comes first, and has been had.
        const again = forwards && past !== undefined ? 1 : 0
        const events = await attempt('$all', () =>
          fetchAll(connection, past ?? (forwards ? 'start' : 'end'), {
            direction,
            count: count + again,
          }),
        )
        const had = past
        const fresh = events.filter((one) => !forwards || had === undefined || commitOf(one) > had)
        left -= yield* decoded(fresh, left, filter)
        const last = fresh.at(-1)
        if (last === undefined || events.length < count + again) return
        past = commitOf(last)
      }
    },
  }
}

/** Backwards from beyond the end is from the end, which the server can say. */
const fromEnd = (high: bigint): bigint | 'end' => (high === 2n ** 63n - 1n ? 'end' : high)

/** A page of what passes, `most` at most; gives how many. What comes before damage arrives first. */
function* decoded(
  events: Fetched,
  most: number,
  filter?: Filter,
): Generator<ReadonlyArray<Recorded>, number> {
  const page: Array<Recorded> = []
  let failure: { readonly error: unknown } | undefined
  const passing = passes(filter)
  for (const event of events) {
    if (page.length === most) break
    if (!passing(event)) continue
    try {
      page.push(recordedFrom(event))
    } catch (error) {
      failure = { error }
      break
    }
  }
  if (page.length > 0) yield page
  if (failure !== undefined) throw failure.error
  return page.length
}
