/** A ledger that writes by itself what follows, whoever wrote what it follows from. */
import { either as E } from 'fp-ts'

import { ownProgress } from './checkpoint.ts'
import { consequencesOf, type Trace, traceOf } from './consequences.ts'
import type { Following } from './following.ts'
import { whole } from './part.ts'
import { type Reacting, reacting } from './reacting.ts'
import { reactions } from './reactions.ts'

/** Finishes what had begun before it is there. */
export const byItself = async (given: Reacting): Promise<Following> => {
  const { store } = given.given
  const { turn } = given
  const progress = await ownProgress(store.checkpoints)
  // Whoever waits for what follows sees it pass: one reading of the log does for all.
  const traces = new Set<Trace>()
  const here = reactions(store, reacting(given), progress, { member: 0, of: 1 }, (recorded) => {
    for (const { pass } of traces) pass(recorded)
  })
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  // Reactions have one turn at a time, as a stream has; no stream is called so.
  const settle = (): Promise<void> => {
    if (running === undefined) {
      running = turn(whole, () => here.toHead()).finally(() => {
        running = undefined
      })
      return running
    }
    // What is under way may have passed the head already: one more round, for all who wait.
    next ??= running
      .catch(() => {})
      .then(() => {
        next = undefined
        return settle()
      })
    return next
  }

  await settle()
  return {
    caughtUp: async () => E.right(await settle()),
    consequences: async (events, position) => {
      const trace = traceOf(events)
      traces.add(trace)
      await settle().finally(() => traces.delete(trace))
      if (trace.hasBegun() || position === undefined) return E.right(trace.consequences)
      return E.right(await consequencesOf(store, events, position))
    },
    stopped: async (contractId) => here.stopped(contractId),
    resume: async (contractId) => {
      await settle()
      if (contractId === undefined) return
      await turn(whole, () => here.resume(contractId))
      await settle()
    },
    close: here.save,
  }
}
