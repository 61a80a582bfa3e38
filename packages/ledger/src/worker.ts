/** A worker: writes what follows for its part of the contracts, beside whoever executes commands. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { AppendError, CaughtUp, Position, Recorded } from '@quittance/event-store'

import { Overtaken, progressOf } from './checkpoint.ts'
import { from } from './from.ts'
import type { Given } from './given.ts'
import { inTurn } from './in-turn.ts'
import { type Lag, lagAt } from './lag.ts'
import { beginOnce } from './layout.ts'
import { lease } from './lease.ts'
import { memory } from './memory.ts'
import { demandPart, nameOf, type Part } from './part.ts'
import { policies } from './policies/index.ts'
import type { Policy } from './policy.ts'
import { reacting } from './reacting.ts'
import { reactions } from './reactions.ts'
import { storeRefusal } from './store-failure.ts'

export interface Worker {
  /**
   * Resolves once it is stopped. Rejects where it cannot go on: at an event that cannot be read, which
   * the error names. Nothing is skipped; whoever starts it again comes to the same event.
   */
  readonly done: Promise<void>
  /** Finishes the reaction under way, keeps its place, and lets the next have the part. */
  readonly stop: () => Promise<void>
  /** How far its part is behind, whoever works on it. */
  readonly lag: () => Promise<Lag>
  /** Why it does not get on, while the store fails it. */
  readonly trouble: () => AppendError | undefined
}

export interface Working extends Part {
  readonly policies?: ReadonlyArray<Policy>
  /** A name that no other process has: see `Leasing`. */
  readonly holder: string
  /** Milliseconds after which a worker that is not heard of makes room for the next: 10,000. */
  readonly term?: number
}

/**
 * Begins at once, and is active while it holds the lease of its part: any number may be started, and
 * those who wait take over. Throws a `RangeError` for a part that does not exist.
 */
export const work = (given: Given, working: Working): Worker => {
  const { policies: recipes = policies, holder, term, member, of } = working
  const { store, jitter } = given
  const part = { member, of }
  demandPart(part)
  const remembered = memory(store.checkpoints)
  const react = reacting({ given, memory: remembered, policies: recipes, turn: inTurn() })
  const ending = new AbortController()
  const ended = ending.signal
  let trouble: AppendError | undefined
  let failures = 0

  const follow = async (signal: AbortSignal) => {
    const kept = await progressOf(store.checkpoints, part)
    const here = reactions(store, react, kept, part)
    // What stopped while there were so many workers before may have gone on while there were not.
    await beginOnce(store.checkpoints, part, async () => {
      for (const contractId of [...kept.progress.stopped.keys()]) await here.resume(contractId)
    })
    const advance = async () => {
      await here.toHead(signal)
      await here.save()
      failures = 0
      trouble = undefined
    }
    await advance()
    for await (const item of store.subscribe({ ...from(here.position()), signal })) {
      if (!isHad(item, here.position())) await advance()
    }
  }

  const pursue = async () => {
    while (!ended.aborted) {
      try {
        const leasing = { holder, signal: ended, ...(term === undefined ? {} : { term }) }
        const { lost, release } = await lease(given, nameOf(part), leasing)
        try {
          await follow(AbortSignal.any([ended, lost]))
        } finally {
          await release()
        }
      } catch (error) {
        if (error === ended.reason) return
        trouble = storeRefusal(error)
        if (trouble === undefined && !(error instanceof Overtaken)) throw error
        await sleep(jitter(failures), undefined, { signal: ended }).catch(() => {})
        failures += 1
      }
    }
  }

  const run = async () => {
    try {
      await pursue()
    } finally {
      await remembered.snapshots.settle()
    }
  }

  const done = run()
  return {
    done,
    stop: async () => {
      ending.abort()
      await done
    },
    lag: async () => lagAt(given, (await progressOf(store.checkpoints, part)).progress.position),
    trouble: () => trouble,
  }
}

/** The worker's own events, too, come back to it. */
const isHad = (item: ReadonlyArray<Recorded> | CaughtUp, position: Position | undefined): boolean =>
  'type' in item || (position !== undefined && (item.at(-1)?.position ?? '') <= position)
