/** A ledger that writes by itself what follows, whoever wrote what it follows from. */
import { either as E } from 'fp-ts'

import { Overtaken, progressOf } from './checkpoint.ts'
import { consequencesOf } from './consequences.ts'
import type { Following } from './following.ts'
import { nameOf, whole } from './part.ts'
import { type Reacting, reacting } from './reacting.ts'
import { type Reactions, reactions } from './reactions.ts'

/** Finishes what had begun before it is there. */
export const byItself = async (given: Reacting): Promise<Following> => {
  const { store } = given.given
  const { turn } = given
  const react = reacting(given)
  const begin = async () =>
    reactions(store, react, await progressOf(store.checkpoints, whole), whole)
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
      await settle()
      return E.right(position === undefined ? [] : await consequencesOf(store, events, position))
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
