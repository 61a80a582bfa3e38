/** Relationship (_relation client_): what the charter promises, and no other room records. */
import type { Decider } from '../decider.ts'
import type { Command } from './commands.ts'
import { decide, type Rejection } from './decide.ts'
import type { Event } from './events.ts'
import { evolve, initial, type State } from './state.ts'

export * from './commands.ts'
export type * from './decide.ts'
export * from './events.ts'
export { foldVersion, type State } from './state.ts'
export { toldOn } from './told-on.ts'

export const decider: Decider<State, Command, Event, Rejection> = { initial, decide, evolve }
