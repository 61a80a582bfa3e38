/** Rows that follow the log: first what there is, then what is to come. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { AppendError, Position, Table, Tables } from '@quittance/event-store'
import { bell } from '@quittance/event-store/adapter'

import { from } from '../from.ts'
import type { Given } from '../given.ts'
import { headOf, type Lag } from '../lag.ts'
import { lease } from '../lease.ts'
import { storeRefusal } from '../store-failure.ts'
import { advance } from './advancing.ts'
import { lagOf } from './lag.ts'
import { liveTable, type Persistent } from './persistent.ts'
import { demandSameLog, positionIn } from './place.ts'
import { ProjectionSuperseded } from './projection-stopped.ts'
import { rebuild } from './rebuilding.ts'

export interface Running {
  /** Once all that is in the log by now is in the rows, whoever keeps them. Rejects when this one ends before. */
  readonly settled: () => Promise<void>
  readonly lag: () => Promise<Lag>
  /** Why it does not get on, while the log or the tables fail it. */
  readonly trouble: () => AppendError | undefined
  /** Ends when what is under way is written. */
  readonly stop: () => Promise<void>
  /**
   * Once it has ended: because it was told to, or its store was closed. Rejects with a
   * `ProjectionStopped` at an event that it must not skip, and with `RowsOfAnotherLog`; whoever keeps
   * it looks after that.
   */
  readonly done: Promise<void>
}

export interface KeepOptions {
  /** Ends it, as `stop` does. */
  readonly signal?: AbortSignal
  /** This process, and no other: then one at a time keeps the rows, and the others wait for their turn. */
  readonly holder?: string
}

/** How often it is asked whether another process has brought the rows forward, in milliseconds. */
const lookEvery = 20

/**
 * Keeps the rows of a projection up to date, and builds them first where there are none of its fold.
 * Each event is told once, whoever else keeps them: a page is written with its place in one, and only
 * where the last one ended. A store or a disk that fails, or denies, is tried again, later each time,
 * without end: stop it before the store is closed.
 */
export const keep = <Row, Event>(
  given: Given,
  tables: Tables,
  projection: Persistent<Row, Event>,
  { signal, holder }: KeepOptions = {},
): Running => {
  const { name, version } = projection
  const { store, jitter } = given
  const stopping = new AbortController()
  const ended = new AbortController()
  const moves = bell()
  const stop = () => stopping.abort()
  let [moved, failed] = [0, 0]
  let trouble: AppendError | undefined

  const done = run().finally(() => {
    signal?.removeEventListener('abort', stop)
    ended.abort()
  })
  return {
    settled: async () => {
      const head = await headOf(store)
      for (let seen = moved; !(await hasCome(head)); seen = moved) {
        if (ended.signal.aborted) {
          await done
          throw new Error(`${name} is no longer kept`)
        }
        // Not where they have moved since they were looked at.
        if (seen === moved) await moves.heard([ended.signal, AbortSignal.timeout(lookEvery)])
      }
    },
    lag: () => lagOf(given, tables, projection),
    trouble: () => trouble,
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
        if (table !== undefined) {
          if (await inTurn(table)) return
        } else if (built) {
          // Not twice: two programs would take turns for ever.
          throw new ProjectionSuperseded(name, version)
        } else {
          await rebuild(given, tables, projection, { signal: stopping.signal })
          move()
        }
        built = true
      } catch (error) {
        if (stopping.signal.aborted && error === stopping.signal.reason) return
        trouble = storeRefusal(error)
        if (trouble === undefined) throw error
        await wait(jitter(failed++))
      }
    }
  }

  /** Says whether that is the end of it; else the table, or the turn, is another's. */
  async function inTurn(table: Table): Promise<boolean> {
    if (holder === undefined) return follow(table, stopping.signal)
    const turn = `projection-${name}-${table.version}`
    const { lost, release } = await lease(given, turn, { holder, signal: stopping.signal })
    try {
      const isOver = await follow(table, AbortSignal.any([stopping.signal, lost]))
      return isOver && !lost.aborted
    } finally {
      await release()
    }
  }

  async function follow(table: Table, until: AbortSignal): Promise<boolean> {
    await demandSameLog(store, name, await tables.place(table))
    const log = (after: Position | undefined) => store.subscribe({ ...from(after), signal: until })
    return (await advance(tables, table, projection, log, move)) === 'through'
  }

  function move(): void {
    moved += 1
    failed = 0
    trouble = undefined
    moves.ring()
  }

  async function hasCome(head: Position | undefined): Promise<boolean> {
    const table = await liveTable(tables, projection)
    const place = table && (await tables.place(table))
    if (place === undefined) return false
    const position = positionIn(place)
    return head === undefined || (position !== undefined && head <= position)
  }

  /** Not any longer than until it is stopped. */
  async function wait(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => {})
  }
}
