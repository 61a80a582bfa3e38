/**
 * A ledger that leaves to workers what follows, and waits until theirs has come so far. Where they are
 * it reads from their checkpoints, so they may be anywhere.
 */
import type { Position } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { Overtaken, progressOf } from './checkpoint.ts'
import { consequencesOf, type Placed } from './consequences.ts'
import type { Following } from './following.ts'
import { from } from './from.ts'
import { demandPart, type Part, partOf } from './part.ts'
import { contractsOf, type Reacting, reacting } from './reacting.ts'
import { reactions } from './reactions.ts'
import { tell } from './rooms.ts'
import { tries } from './tries.ts'

type Cause = Pick<Placed, 'id' | 'event' | 'position'>

export const byWorkers = (given: Reacting, of: number): Following => {
  demandPart({ member: 0, of })
  const { store } = given.given
  const partFor = (contractId: string): Part => ({ member: partOf(contractId, of), of })
  const placeOf = (part: Part) => progressOf(store.checkpoints, part)

  return {
    caughtUp: async (contractId) => {
      const { position } = (await placeOf(partFor(contractId))).progress
      return followed(await eventsOf(contractId, position), position)
    },
    consequences: async (events, position) =>
      position === undefined
        ? E.right([])
        : followed(
            events.map((told) => ({ ...told, position })),
            position,
          ),
    stopped: async (contractId) =>
      (await placeOf(partFor(contractId))).progress.stopped.get(contractId)?.stop,
    resume: async (contractId) => {
      if (contractId !== undefined) await resume(contractId)
    },
    close: async () => {},
  }

  /** Their workers have passed the causes and all that goes back to them, which lies after `after`. */
  async function followed(causes: ReadonlyArray<Cause>, after: Position | undefined) {
    const mayTryAgain = tries(given.given)
    let found: ReadonlyArray<Placed> = []
    for (let seen = -1; seen < found.length; ) {
      seen = found.length
      for (const [member, position] of furthest([...causes, ...found])) {
        while (!isPast(position, (await placeOf({ member, of })).progress.position)) {
          if (!(await mayTryAgain())) return E.left({ member, of })
        }
      }
      found = await consequencesOf(store, causes, after)
    }
    return E.right(found)
  }

  /** How far each worker that has one of these events has to come. */
  function furthest(events: ReadonlyArray<Cause>) {
    const places = new Map<number, Position>()
    for (const { event, position } of events) {
      for (const contractId of contractsOf({ event })) {
        const { member } = partFor(contractId)
        if (!isPast(position, places.get(member))) places.set(member, position)
      }
    }
    return places
  }

  async function eventsOf(contractId: string, after: Position | undefined) {
    const events: Array<Placed> = []
    for await (const page of store.readAll(from(after))) {
      events.push(...page.map(tell).filter((placed) => contractsOf(placed).includes(contractId)))
    }
    return events
  }

  /**
   * Here, up to where the contract's worker is: he finds it in his checkpoint when he next keeps his
   * place, and goes on from there. Whoever writes what follows, it is written once.
   */
  async function resume(contractId: string) {
    const part = partFor(contractId)
    const mayTryAgain = tries(given.given)
    for (;;) {
      const here = reactions(store, reacting(given), await placeOf(part), part)
      try {
        return await here.resume(contractId)
      } catch (error) {
        if (!(error instanceof Overtaken) || !(await mayTryAgain())) throw error
      }
    }
  }
}

const isPast = (position: Position, reached: Position | undefined): boolean =>
  reached !== undefined && position <= reached
