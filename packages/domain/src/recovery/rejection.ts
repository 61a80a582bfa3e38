/** Why a recovery says no. In order: when several apply, the first is given. */
import type { Decision as AnyDecision } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import type { InvoiceId } from '../values/identity.ts'
import type { RateMissing } from '../values/late-payment.ts'
import type { Money } from '../values/money.ts'
import type { DebtorKind, RecoveryStepKind } from '../values/recovery-plan.ts'
import type { Event, SuspensionGround } from './events.ts'

export type Rejection =
  /** It is not assigned under this contract. */
  | { readonly type: 'InvoiceNotOpen'; readonly invoiceId: InvoiceId }
  | { readonly type: 'BeforeAssignment'; readonly assignedOn: Day }
  /** Nothing of it is `open`. */
  | { readonly type: 'InvoiceIsPaid'; readonly open: Money }
  /** The debtor of a confidential contract does not know of it. */
  | { readonly type: 'DebtorNotToBeTold' }
  /** That of a semi-confidential one hears of it after the due date. */
  | { readonly type: 'DebtorToldOnDefault'; readonly dueOn: Day }
  /** The terms have no step for debtors of that kind. */
  | { readonly type: 'RecoveryStepsMissing'; readonly debtor: DebtorKind }
  | {
      readonly type: 'RecoveryIsSuspended'
      readonly ground: SuspensionGround
      readonly suspendedOn: Day
    }
  /** Nothing of it is left that is not disputed. */
  | { readonly type: 'AllIsDisputed'; readonly open: Money; readonly disputed: Money }
  /** `next` is null where none is left. */
  | {
      readonly type: 'StepOutOfTurn'
      readonly step: RecoveryStepKind
      readonly next: RecoveryStepKind | null
    }
  | { readonly type: 'StepNotDue'; readonly step: RecoveryStepKind; readonly dueFrom: Day }
  | { readonly type: 'NotABusinessDay'; readonly on: Day; readonly next: Day }
  | { readonly type: 'PromiseStands'; readonly amount: Money; readonly promisedOn: Day }
  | { readonly type: 'AmountMustBePositive' }
  | { readonly type: 'CurrencyMustMatch'; readonly currency: Currency }
  | { readonly type: 'PromiseInThePast'; readonly madeOn: Day }
  | { readonly type: 'PromiseAboveOpen'; readonly open: Money }
  | { readonly type: 'NoPromiseStands' }
  /** It is kept from the day it was made to the day it is for. */
  | { readonly type: 'NotOfThatPromise'; readonly madeOn: Day; readonly promisedOn: Day }
  | { readonly type: 'PromiseNotPaid'; readonly amount: Money; readonly paid: Money }
  | { readonly type: 'PromiseNotLapsed'; readonly promisedOn: Day }
  | { readonly type: 'RecoveryNotSuspended' }
  | { readonly type: 'BeforeSuspension'; readonly suspendedOn: Day }
  /** The collection named paid nothing of it. */
  | { readonly type: 'NothingPaidByCollection' }
  | { readonly type: 'PaidInTime'; readonly paidOn: Day; readonly dueOn: Day }
  | { readonly type: 'BeforePayment'; readonly paidOn: Day }
  /** Since the judgment the debtor may not pay what he owed before. */
  | { readonly type: 'PenaltyForbidden'; readonly insolventSince: Day }
  | { readonly type: 'PenaltyClaimedOtherwise'; readonly penalty: Money; readonly claimedOn: Day }
  | RateMissing

export type Decision = AnyDecision<Event, Rejection>
