/** Why a contract says no. */
import type { Decision as AnyDecision } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day, Month } from '../values/day.ts'
import type { ScheduleId } from '../values/identity.ts'
import type { Money } from '../values/money.ts'
import type { Fixing } from './events/commissions.ts'
import type { ScheduleRejected } from './events/schedules.ts'
import type { Event } from './events.ts'
import type { Status } from './state/life.ts'

export type Rejection =
  | { readonly type: 'ContractUnknown' }
  /** It was requested before, for another client or in another currency. */
  | { readonly type: 'ContractRequestedOtherwise' }
  /** Something comes first: the contract has come no further than `status`. */
  | { readonly type: 'ContractNotThere'; readonly status: Status }
  /** Not the terms that the client has been sent. */
  | { readonly type: 'OfferSentOtherwise' }
  | { readonly type: 'AmountMustNotBeNegative' }
  | { readonly type: 'CapUnderMinimum'; readonly min: Money; readonly cap: Money }
  /** The client's file is not good on that day; it never was when there is no `expiresOn`. */
  | { readonly type: 'KycNotValid'; readonly on: Day; readonly expiresOn: Day | undefined }
  | { readonly type: 'ContractSignedOtherwise'; readonly signedOn: Day | undefined }
  | { readonly type: 'ContractStartedOtherwise'; readonly startedOn: Day | undefined }
  | { readonly type: 'BeforeSignature'; readonly signedOn: Day | undefined }
  | { readonly type: 'ContractNotStarted' }
  | { readonly type: 'BeforeContractStarted'; readonly startedOn: Day }
  | { readonly type: 'ScheduleWithoutLines'; readonly scheduleId: ScheduleId }
  /** More lines than `limit`: send it in parts. */
  | { readonly type: 'ScheduleTooLong'; readonly scheduleId: ScheduleId; readonly limit: number }
  /** The schedule is known, and had other lines, another header or another day. */
  | { readonly type: 'ScheduleTransmittedOtherwise'; readonly scheduleId: ScheduleId }
  /** The very event that rejected it: what was rejected once is no yes under another name. */
  | ScheduleRejected
  | { readonly type: 'CurrencyMustMatch'; readonly currency: Currency }
  | { readonly type: 'MonthAlreadyClosed'; readonly month: Month; readonly fixing: Fixing }
  /** The month to close is `next`. */
  | { readonly type: 'MonthsCloseInOrder'; readonly next: Month }
  | { readonly type: 'ReferenceMustMatch'; readonly reference: string }

export type Decision = AnyDecision<Event, Rejection>
