/** Why a guarantee line says no. In order: when several apply, the first is given. */
import type { Decision as AnyDecision } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import type { Money } from '../values/money.ts'
import type { Event } from './events.ts'
import type { Line } from './state.ts'

export type Rejection =
  | { readonly type: 'LineNotRequested' }
  | { readonly type: 'LineNotGranted' }
  | { readonly type: 'LineAlreadyGranted' }
  /** What is covered stays so; nothing new is. */
  | { readonly type: 'LineWithdrawn'; readonly coverInUse: Money }
  | { readonly type: 'LineExpired'; readonly coverInUse: Money }
  | { readonly type: 'LineRequestedOtherwise' }
  | { readonly type: 'LineGrantedOtherwise' }
  | { readonly type: 'AmountMustBePositive' }
  | { readonly type: 'ValidityMustNotEndBeforeItBegins' }
  | { readonly type: 'CurrencyMustMatch'; readonly currency: Currency }
  /** `validTo` is null where the line has no last day. */
  | { readonly type: 'LineNotInForce'; readonly validFrom: Day; readonly validTo: Day | null }
  | { readonly type: 'LineNotExpired'; readonly validTo: Day | null }
  /** Nothing was decided that could be contested. */
  | { readonly type: 'NothingToArbitrate'; readonly status: Line['status'] | 'Absent' }
  | { readonly type: 'ArbitrationRequestedOtherwise'; readonly requestedOn: Day }
  | { readonly type: 'ArbitrationNotRequested' }

export type Decision = AnyDecision<Event, Rejection>
