/** A room as a machine: from any state that commands lead to, whatever is asked next. */
import { expect } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import type { Decider } from '../decider.ts'

interface Machine<State, Command, Event> {
  readonly asked: fc.Arbitrary<Command>
  /** What follows from another stream is asked only where that can have happened. */
  readonly comes?: (state: State, command: Command) => boolean
  /** Where it stands, by the names of the table. */
  readonly standing: (state: State) => string
  /** From where to where it may go, as the rules have it; to stay is no way. */
  readonly ways: Readonly<Record<string, ReadonlyArray<string>>>
  /** What holds of every state, and of how it came about. */
  readonly holds?: (after: State, before: State, events: ReadonlyArray<Event>) => void
}

/** Each command is a yes, of events that the fold takes, or a no with a name; and leads where the table says. */
export const keepsTo = <State, Command, Event, Rejection extends { readonly type: string }>(
  { initial, decide, evolve }: Decider<State, Command, Event, Rejection>,
  { asked, comes = () => true, standing, ways, holds = () => {} }: Machine<State, Command, Event>,
): void =>
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 15, size: 'max' }), (commands) => {
      commands.reduce((before, command) => {
        if (!comes(before, command)) return before
        const decision = decide(before, command)
        if (E.isLeft(decision)) {
          expect(decision.left.type).toMatch(/^[A-Z]\w+$/)
          return before
        }
        const after = decision.right.reduce(evolve, before)
        const [from, to] = [standing(before), standing(after)]
        expect([from, ...(ways[from] ?? [])]).toContain(to)
        holds(after, before, decision.right)
        return after
      }, initial)
    }),
  )
