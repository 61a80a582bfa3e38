/** What an advance knows. Rebuilt from its events, so its shape may change at any time. */
import type { Day } from '../values/day.ts'
import { invariant } from '../values/invariant.ts'
import type { AdvanceRefused, AdvanceRequested, Event } from './events.ts'

export type State = { readonly status: 'Absent' } | Advance

export interface Advance {
  readonly status: 'Requested' | 'Authorised' | 'Refused' | 'Instructed' | 'Paid'
  readonly requested: AdvanceRequested
  /** The no that it was given, so that asked again it is given again. */
  readonly refused: AdvanceRefused | undefined
  readonly paidOn: Day | undefined
}

export const initial: State = { status: 'Absent' }

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 1

export const evolve = (state: State, event: Event): Advance => {
  if (event.type === 'AdvanceRequested') {
    invariant(state.status === 'Absent', 'an advance is requested twice')
    return { status: 'Requested', requested: event, refused: undefined, paidOn: undefined }
  }
  invariant(state.status !== 'Absent', `${event.type} before AdvanceRequested`)

  switch (event.type) {
    case 'AdvanceAuthorised':
      return { ...state, status: 'Authorised' }
    case 'AdvanceRefused':
      return { ...state, status: 'Refused', refused: event }
    case 'AdvanceInstructed':
      return { ...state, status: 'Instructed' }
    case 'AdvancePaid':
      return { ...state, status: 'Paid', paidOn: event.paidOn }
  }
}
