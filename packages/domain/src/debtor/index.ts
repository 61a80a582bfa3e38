/** Debtor (_débiteur cédé_): who owes on the invoices sold, under however many contracts. */
import type { Decider } from '../decider.ts'
import type { Command } from './commands.ts'
import { decide } from './decide.ts'
import type { Event } from './events.ts'
import type { Rejection } from './rejection.ts'
import { evolve, initial, type State } from './state.ts'

export * from './commands.ts'
export * from './events.ts'
export type { Rejection } from './rejection.ts'
export {
  type Claim,
  claimed,
  foldVersion,
  type Insolvency,
  openInsolvency,
  type State,
} from './state.ts'

export const decider: Decider<State, Command, Event, Rejection> = { initial, decide, evolve }
