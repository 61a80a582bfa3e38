/** Collection (_encaissement_): the money of one bank entry, and where it goes. */
import type { Decider } from '../decider.ts'
import type { Command } from './commands.ts'
import { decide, type Rejection } from './decide.ts'
import type { Event } from './events.ts'
import { evolve, initial, type State } from './state.ts'

export * from './commands.ts'
export type * from './decide.ts'
export * from './events.ts'
export {
  type Collection,
  foldVersion,
  type Reported,
  reversedAmount,
  type State,
  unallocated,
} from './state.ts'

export const decider: Decider<State, Command, Event, Rejection> = { initial, decide, evolve }
