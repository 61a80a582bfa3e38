/** Histories that an aggregate made itself, command by command. */
import { either as E } from 'fp-ts'

import type { Decider } from '../decider.ts'

/**
 * What happened, and then each of these commands; all are accepted.
 *
 * @example
 * const { told, stateAfter } = story(Advance.decider)
 * told([], request('D1', '45000.00'), authorise('D1'))
 */
export const story = <State, Command, Event, Rejection extends { readonly type: string }>({
  initial,
  decide,
  evolve,
}: Decider<State, Command, Event, Rejection>) => {
  const stateAfter = (history: ReadonlyArray<Event>): State => history.reduce(evolve, initial)
  const told = (
    history: ReadonlyArray<Event>,
    ...commands: ReadonlyArray<Command>
  ): ReadonlyArray<Event> => {
    const events = [...history]
    let state = stateAfter(history)
    for (const command of commands) {
      const decision = decide(state, command)
      if (E.isLeft(decision)) throw new Error(`${decision.left.type} stops the story`)
      events.push(...decision.right)
      state = decision.right.reduce(evolve, state)
    }
    return events
  }
  return { told, stateAfter }
}
