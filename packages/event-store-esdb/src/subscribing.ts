/** Following the log: what there is, what is to come, and again from the last place where it broke. */
import {
  type CaughtUp,
  type EventStore,
  type Filter,
  ReadError,
  type Recorded,
  type Subscription,
} from '@quittance/event-store'
import { countOf, logBounds } from '@quittance/event-store/adapter'

import { type Failed, readFailure } from './failure.ts'
import { fetchAll } from './fetching.ts'
import { passes } from './filter.ts'
import { type Hearing, heardFrom } from './hearing.ts'
import type { Heard } from './log-client.ts'
import { pause } from './pause.ts'
import { commitOf, recordedFrom } from './wire-event.ts'

export interface Following extends Hearing {
  readonly failed: (thrown: unknown) => Failed
}

type Item = ReadonlyArray<Recorded> | CaughtUp

/** How far a follower has come. */
interface Progress {
  /** `end` until it is known where that is, so that nothing is missed should the connection break. */
  past: bigint | 'start' | 'end'
  /** That it has caught up; and no event since. */
  told: boolean
}

export const subscribing =
  (following: Following): EventStore['subscribe'] =>
  (subscription = {}) => ({
    [Symbol.asyncIterator]: () => {
      const left = new AbortController()
      const items = follow(following, subscription, left.signal)
      return {
        next: () => items.next(),
        // At once, though an event is still being waited for.
        return: () => {
          left.abort()
          return items.return(undefined)
        },
      }
    },
  })

async function* follow(
  following: Following,
  { after, filter = {}, signal }: Subscription,
  left: AbortSignal,
): AsyncGenerator<Item, undefined> {
  const { connection, failed } = following
  if (!connection.isOpen()) throw new ReadError({ type: 'Unavailable', reason: 'it is closed' })
  const signals = [left, connection.closing, ...(signal === undefined ? [] : [signal])]
  const progress: Progress = { past: begin(after), told: false }
  let failures = 0
  while (!signals.some(({ aborted }) => aborted)) {
    try {
      if (progress.past === 'end') progress.past = await endOfLog(following)
      const past = progress.past === 'start' ? undefined : progress.past
      for await (const batch of heardFrom(following, past, filter, signals)) {
        failures = 0
        yield* items(batch, filter, progress)
      }
    } catch (error) {
      if (error instanceof ReadError) throw error
      const failure = readFailure('$all', failed(error))
      if (failure.type !== 'Unavailable') throw new ReadError(failure)
    }
    await pause(failures++, signals)
  }
  return undefined
}

/** Throws a `ReadError` for a position that is none. */
const begin = (after: Subscription['after']): Progress['past'] => {
  if (after === 'end') return 'end'
  logBounds(after === undefined ? {} : { after })
  return countOf(after ?? '') ?? 'start'
}

const endOfLog = async ({ connection }: Following): Promise<bigint | 'start'> => {
  const [last] = await fetchAll(connection, 'end', { direction: 'backwards', count: 1 })
  return last === undefined ? 'start' : commitOf(last)
}

/** A page up to each word that all is had, and one of the rest. */
function* items(
  batch: ReadonlyArray<Heard>,
  filter: Filter,
  progress: Progress,
): Generator<Item, void> {
  const passing = passes(filter)
  let page: Array<Recorded> = []
  try {
    for (const heard of batch) {
      if ('caughtUp' in heard) {
        if (page.length > 0) yield page
        if (page.length > 0 || !progress.told) yield { type: 'CaughtUp' }
        progress.told = true
        page = []
        continue
      }
      const place = placeOf(heard)
      if (place === undefined || (typeof progress.past === 'bigint' && place <= progress.past))
        continue
      if ('event' in heard && passing(heard.event)) {
        page.push(recordedFrom(heard.event))
        progress.told = false
      }
      progress.past = place
    }
  } catch (error) {
    if (page.length > 0) yield page
    throw error
  }
  if (page.length > 0) yield page
}

const placeOf = (heard: Exclude<Heard, { readonly caughtUp: true }>): bigint | undefined => {
  if ('checkpoint' in heard) return heard.checkpoint
  return heard.event === undefined ? undefined : commitOf(heard.event)
}
