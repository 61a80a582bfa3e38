/**
 * Recovery (_relance_, _recouvrement_): how one invoice is asked for, promised, and sued for. It knows what was
 * done; what is open, due or disputed the ledger tells it with each command.
 */
import type { Decider } from '../decider.ts'
import type { Command } from './commands.ts'
import { decide, type Rejection } from './decide.ts'
import type { Event } from './events.ts'
import { evolve, initial, type State } from './state.ts'

export * from './commands.ts'
export type * from './decide.ts'
export * from './events.ts'
export { foldVersion, type State } from './state.ts'

export const decider: Decider<State, Command, Event, Rejection> = { initial, decide, evolve }
