/**
 * Guarantee line (_ligne de garantie_): under one contract, the factor's promise to bear one
 * debtor's insolvency up to a limit.
 */
import type { Decider } from '../decider.ts'
import type { Command } from './commands.ts'
import { decide } from './decide.ts'
import type { Event } from './events.ts'
import type { Rejection } from './rejection.ts'
import { evolve, initial, type State } from './state.ts'

export * from './commands.ts'
export * from './events.ts'
export { type Indemnity, indemnity } from './indemnity.ts'
export { recoveredOf } from './loss.ts'
export { type Recovery, recoveryOf } from './recovery.ts'
export type { Rejection } from './rejection.ts'
export { type Cover, foldVersion, headroom, type Line, type State } from './state.ts'

export const decider: Decider<State, Command, Event, Rejection> = { initial, decide, evolve }
