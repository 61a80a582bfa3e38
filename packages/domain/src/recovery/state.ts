/** What a recovery knows. Rebuilt from its events, so its shape may change at any time. */
import { Map as PersistentMap } from 'immutable'

import type { Day } from '../values/day.ts'
import type { CollectionId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import type { RecoveryStepKind } from '../values/recovery-plan.ts'
import type {
  Event,
  LatePenaltyClaimed,
  PromiseMade,
  RecoverySuspended,
  SuspensionGround,
} from './events.ts'

export interface State {
  /** In the order in which they were taken: each once, and again only once the invoice was bought anew. */
  readonly taken: ReadonlyArray<Taken>
  /** The last one. */
  readonly promise: Promised | undefined
  readonly suspended: PersistentMap<SuspensionGround, RecoverySuspended>
  /** By the collection that paid late. */
  readonly penalties: PersistentMap<CollectionId, LatePenaltyClaimed>
  /** Nothing is told to one that nobody has begun. */
  readonly begun: boolean
}

export interface Taken {
  readonly step: RecoveryStepKind
  readonly on: Day
}

export interface Promised {
  readonly made: PromiseMade
  readonly became: 'Standing' | 'Kept' | 'Broken'
}

export const initial: State = {
  ...{ taken: [], promise: undefined, suspended: PersistentMap(), penalties: PersistentMap() },
  begun: false,
}

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 1

export const evolve = (before: State, event: Event): State => {
  const state = { ...before, begun: true }
  switch (event.type) {
    case 'DunningSent':
      return taking(state, { step: event.step, on: event.sentOn })
    case 'FormalNoticeServed':
      return taking(state, { step: 'formalNotice', on: event.servedOn })
    case 'LitigationOpened':
      return taking(state, { step: 'litigation', on: event.openedOn })
    case 'PromiseMade':
      return { ...state, promise: { made: event, became: 'Standing' } }
    case 'PromiseKept':
      return { ...state, promise: { ...standingIn(state), became: 'Kept' } }
    case 'PromiseBroken':
      return { ...state, promise: { ...standingIn(state), became: 'Broken' } }
    case 'RecoverySuspended':
      return { ...state, suspended: state.suspended.set(event.ground, event) }
    case 'RecoveryResumed':
      invariant(state.suspended.has(event.ground), `not suspended for a ${event.ground}`)
      return { ...state, suspended: state.suspended.delete(event.ground) }
    case 'LatePenaltyClaimed':
      invariant(!state.penalties.has(event.collectionId), 'a penalty is claimed twice')
      return { ...state, penalties: state.penalties.set(event.collectionId, event) }
  }
}

export const isTaken = ({ taken }: State, { step, on }: Taken): boolean =>
  taken.some((each) => each.step === step && each.on === on)

/** The promise that nobody has kept or broken yet. */
export const standing = ({ promise }: State): PromiseMade | undefined =>
  promise?.became === 'Standing' ? promise.made : undefined

const standingIn = ({ promise }: State): Promised => {
  invariant(promise?.became === 'Standing', 'no promise stands')
  return promise
}

const taking = (state: State, taken: Taken): State => {
  invariant(!isTaken(state, taken), `${taken.step} is taken twice`)
  return { ...state, taken: [...state.taken, taken] }
}
