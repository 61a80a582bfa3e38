/**
 * Contract (_contrat d'affacturage_): the client's account with the factor. It decides everything
 * that moves his position, and every draw.
 */
import type { Decider } from '../decider.ts'
import type { Command } from './commands.ts'
import { decide, type Rejection } from './decide.ts'
import type { Event } from './events.ts'
import { evolve, initial, type State } from './state.ts'

export * from './commands.ts'
export type { Rejection } from './decide.ts'
export * from './events.ts'
export { termsOn } from './state/life.ts'
export { type Contract, foldVersion, type State } from './state.ts'

export const decider: Decider<State, Command, Event, Rejection> = { initial, decide, evolve }
