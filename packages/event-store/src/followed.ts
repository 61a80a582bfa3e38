/** Following the log of a store that reads at once: what there is, then what is to come. */
import type { Bell } from './bell.ts'
import type { CaughtUp, EventStore, Subscription } from './event-store.ts'
import { decoded } from './paged.ts'
import { type Bounds, beyond, logBounds } from './range.ts'
import type { Recorded } from './recorded.ts'
import type { Row } from './row.ts'

export interface Log {
  readonly pageSize: number
  /** Of the last event there is; `-1n` where there is none. */
  readonly end: () => bigint
  /** The first `count` rows within the bounds that pass the filter. */
  readonly fetch: (bounds: Bounds, count: number) => ReadonlyArray<Row>
  /** Rung after each append, and when the store is closed. */
  readonly bell: Bell
  readonly isOpen: () => boolean
}

type Item = ReadonlyArray<Recorded> | CaughtUp

/**
 * Nothing is fetched before it is asked for, and nothing held beyond the page that was. `log` is
 * asked on the first page, for each who iterates; it throws for a store that is closed already.
 */
export const followed = (
  log: () => Log,
  subscription: Subscription = {},
): ReturnType<EventStore['subscribe']> => ({
  [Symbol.asyncIterator]: () => {
    const left = new AbortController()
    const items = follow(log, subscription, left.signal)
    return {
      next: () => items.next(),
      // At once, though a page is still being waited for.
      return: () => {
        left.abort()
        return items.return(undefined)
      },
    }
  },
})

async function* follow(
  open: () => Log,
  { after, signal }: Subscription,
  left: AbortSignal,
): AsyncGenerator<Item, undefined> {
  const log = open()
  const signals = signal === undefined ? [left] : [left, signal]
  const goesOn = () => log.isOpen() && !signals.some(({ aborted }) => aborted)
  let ahead = begin(log, after)
  let told = false
  while (goesOn()) {
    // Before the rows: of what comes in between, none is passed over.
    const end = log.end()
    const rows = end < ahead.low ? [] : log.fetch(ahead, log.pageSize)
    const last = rows.at(-1)
    if (last !== undefined) {
      const { page, failure } = decoded(rows)
      if (page.length > 0) yield page
      if (failure !== undefined) throw failure.error
      ahead = beyond(ahead, BigInt(last.position))
      told = false
    }
    if (rows.length === log.pageSize) continue
    // What did not pass the filter is not looked at again.
    if (end >= ahead.low) ahead = beyond(ahead, end)
    if (last !== undefined) continue
    if (told) await log.bell.heard(signals)
    else yield { type: 'CaughtUp' }
    told = true
  }
  return undefined
}

const begin = (log: Log, after: Subscription['after']): Bounds => {
  if (after === 'end') return beyond(logBounds(), log.end())
  return logBounds(after === undefined ? {} : { after })
}
