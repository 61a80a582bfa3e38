/** A ledger that writes by itself what follows, whoever wrote what it follows from. */
import type { Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { Overtaken, progressOf } from './checkpoint.ts'
import { consequencesOf, type Trace, traceOf } from './consequences.ts'
import type { Following } from './following.ts'
import { nameOf, whole } from './part.ts'
import { type Reacting, reacting } from './reacting.ts'
import { type Reactions, reactions } from './reactions.ts'

/** Finishes what had begun before it is there. */
export const byItself = async (given: Reacting): Promise<Following> => {
  const { store } = given.given
  const { turn } = given
  // Whoever waits for what follows sees it pass: one reading of the log does for all.
  const traces = new Set<Trace>()
  const passed = (recorded: Recorded) => {
    for (const { pass } of traces) pass(recorded)
  }
  const react = reacting(given)
  const begin = async () =>
    reactions(store, react, await progressOf(store.checkpoints, whole), whole, passed)
  let here = await begin()
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  /** In turn, as with a stream; no stream is called so. From where another ledger is, if it was faster. */
  const inTurn = (work: (here: Reactions) => Promise<void>): Promise<void> =>
    turn(nameOf(whole), async () => {
      for (;;) {
        try {
          return await work(here)
        } catch (error) {
          if (!(error instanceof Overtaken)) throw error
          for (const { skip } of traces) skip()
          here = await begin()
        }
      }
    })

  const settle = (): Promise<void> => {
    if (running === undefined) {
      running = inTurn(({ toHead }) => toHead()).finally(() => {
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
      if (trace.isWhole() || position === undefined) return E.right(trace.consequences)
      return E.right(await consequencesOf(store, events, position))
    },
    stopped: async (contractId) => here.stopped(contractId),
    resume: async (contractId) => {
      await settle()
      if (contractId === undefined) return
      await inTurn(({ resume }) => resume(contractId))
      await settle()
    },
    close: () =>
      here.save().catch((error: unknown) => {
        // Whose place is kept costs time, and nothing else.
        if (!(error instanceof Overtaken)) throw error
      }),
  }
}
