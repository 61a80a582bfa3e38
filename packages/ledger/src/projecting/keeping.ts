/** Rows that follow the log: first what there is, then what is to come. */
import {
  type Place,
  type Position,
  ReadError,
  type Table,
  type Tables,
} from '@quittance/event-store'
import { bell } from '@quittance/event-store/adapter'

import type { Given } from '../given.ts'
import { advance, demandSameLog, headOf } from './advancing.ts'
import { type Lag, lagOf } from './lag.ts'
import { liveTable, type Persistent, positionIn } from './persistent.ts'
import { ProjectionSuperseded } from './projection-stopped.ts'
import { rebuild } from './rebuilding.ts'

export interface Running {
  /** Once all that is in the log by now is in the rows. Rejects when they stop before. */
  readonly settled: () => Promise<void>
  readonly lag: () => Promise<Lag>
  /** Ends when what is under way is written. */
  readonly stop: () => Promise<void>
  /**
   * Once it has ended: because it was told to, or its store was closed. Rejects with a
   * `ProjectionStopped` at an event that it must not skip; whoever keeps it looks after that.
   */
  readonly done: Promise<void>
}

/**
 * Keeps the rows of a projection up to date, and builds them first where there are none of its fold.
 * Every event once, whoever else keeps them: a page is written with its place in one, and only where
 * the last one ended. A store or a disk that fails is tried again, later each time, without end: stop
 * it before the store is closed.
 */
export const keep = <Row, Event>(
  given: Given,
  tables: Tables,
  projection: Persistent<Row, Event>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Running => {
  const stopping = new AbortController()
  const ended = new AbortController()
  const moves = bell()
  const stop = () => stopping.abort()
  let place: Place | undefined
  let failed = 0

  const done = run().finally(() => {
    signal?.removeEventListener('abort', stop)
    ended.abort()
  })
  return {
    settled: async () => {
      const head = await headOf(given.store)
      while (!hasCome(head)) {
        if (ended.signal.aborted) return done.then(() => Promise.reject(isStopped(projection.name)))
        await moves.heard([ended.signal])
      }
    },
    lag: () => lagOf(given, tables, projection),
    stop: () => {
      stop()
      return done
    },
    done,
  }

  async function run(): Promise<void> {
    signal?.addEventListener('abort', stop)
    if (signal?.aborted === true) stop()
    let built = false
    while (!stopping.signal.aborted) {
      try {
        const table = await liveTable(tables, projection)
        if (table === undefined) {
          // Not twice: two programs would take turns for ever.
          if (built) throw new ProjectionSuperseded(projection.name, projection.version)
          await rebuild(given, tables, projection, { signal: stopping.signal })
          built = true
        } else {
          built = true
          if ((await follow(table)) === 'through') return
        }
      } catch (error) {
        if (!(error instanceof ReadError) || error.failure.type !== 'Unavailable') throw error
        await pause(given.jitter(failed++), stopping.signal)
      }
    }
  }

  async function follow(table: Table) {
    place = await tables.place(table)
    demandSameLog(projection.name, place, await headOf(given.store))
    moves.ring()
    const log = (after: Position | undefined) =>
      given.store.subscribe({ ...(after !== undefined && { after }), signal: stopping.signal })
    return advance(tables, table, projection, log, (to) => {
      place = to
      failed = 0
      moves.ring()
    })
  }

  function hasCome(head: Position | undefined): boolean {
    if (place === undefined) return false
    const position = positionIn(place)
    return head === undefined || (position !== undefined && head <= position)
  }
}

const isStopped = (projection: string) => new Error(`${projection} is no longer kept`)

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
  })
