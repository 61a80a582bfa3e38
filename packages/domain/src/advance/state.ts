/** What an advance knows. Rebuilt from its events, so its shape may change at any time. */
import type { Day } from '../values/day.ts'
import { invariant } from '../values/invariant.ts'
import type { Money } from '../values/money.ts'
import type {
  AdvanceRefused,
  AdvanceRequested,
  Event,
  ReceivableAdvanceRequested,
  SweepRequested,
} from './events.ts'

export type State = { readonly status: 'Absent' } | Advance

export interface Advance {
  readonly status:
    | 'Requested'
    | 'Authorised'
    | 'Refused'
    | 'Instructed'
    | 'Paid'
    | 'Failed'
    | 'Repaid'
  readonly requested: Requested
  /** What was asked; of a sweep, what was granted, and nothing is known before. */
  readonly amount: Money | undefined
  /** The no that it was given, so that asked again it is given again. */
  readonly refused: AdvanceRefused | undefined
  readonly paidOn: Day | undefined
  readonly failedOn: Day | undefined
}

type Requested = AdvanceRequested | ReceivableAdvanceRequested | SweepRequested

export const initial: State = { status: 'Absent' }

export const evolve = (state: State, event: Event): Advance => {
  if (isRequest(event)) {
    invariant(state.status === 'Absent', 'an advance is requested twice')
    const amount = event.type === 'SweepRequested' ? undefined : event.amount
    const nothing = { refused: undefined, paidOn: undefined, failedOn: undefined }
    return { status: 'Requested', requested: event, amount, ...nothing }
  }
  invariant(state.status !== 'Absent', `${event.type} before AdvanceRequested`)

  switch (event.type) {
    case 'AdvanceAuthorised':
      return { ...state, status: 'Authorised', amount: event.amount }
    case 'AdvanceRefused':
      return { ...state, status: 'Refused', refused: event }
    case 'AdvanceInstructed':
      return { ...state, status: 'Instructed' }
    case 'AdvancePaid':
      return { ...state, status: 'Paid', paidOn: event.paidOn }
    case 'AdvanceFailed':
      return { ...state, status: 'Failed', failedOn: event.failedOn }
    case 'AdvanceRepaid':
      return { ...state, status: 'Repaid' }
  }
}

const isRequest = (event: Event): event is Requested =>
  event.type === 'AdvanceRequested' ||
  event.type === 'ReceivableAdvanceRequested' ||
  event.type === 'SweepRequested'
