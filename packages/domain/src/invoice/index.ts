/**
 * Invoice (_facture_, _créance_): one receivable, who owns it and what is still open on it. Its
 * stream is named after client, debtor and number, so that it cannot be assigned twice at a time.
 */
import type { Decider } from '../decider.ts'
import type { Command } from './commands.ts'
import { decide, type Rejection } from './decide.ts'
import type { Event } from './events.ts'
import { evolve, initial, type State } from './state.ts'

export * from './commands.ts'
export type * from './decide.ts'
export * from './events.ts'
export { foldVersion, type Invoice, type State } from './state.ts'

export const decider: Decider<State, Command, Event, Rejection> = { initial, decide, evolve }
