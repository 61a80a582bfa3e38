/** Why a debtor's own room says no. In order: when several apply, the first is given. */
import type { Decision as AnyDecision } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import type { ContractId, DebtorId } from '../values/identity.ts'
import type { Money } from '../values/money.ts'
import type { DebtorRegistered, Event, Procedure } from './events.ts'

export type Rejection =
  /** He was registered with another name, or of another kind. */
  | { readonly type: 'DebtorRegisteredOtherwise'; readonly registered: DebtorRegistered }
  /** He was never registered. */
  | { readonly type: 'DebtorUnknown'; readonly debtorId: DebtorId }
  | { readonly type: 'AmountMustBePositive' }
  /** No procedure is open, or it is over. */
  | { readonly type: 'DebtorNotInsolvent'; readonly debtorId: DebtorId }
  | { readonly type: 'PublishedBeforeJudgment'; readonly judgmentOn: Day }
  /** Another procedure is open; it is converted only into a graver one. */
  | {
      readonly type: 'InsolvencyOpenedOtherwise'
      readonly procedure: Procedure
      readonly judgmentOn: Day
      readonly publishedOn: Day | null
    }
  | { readonly type: 'BeforeJudgment'; readonly judgmentOn: Day }
  /** An earlier procedure ended then. */
  | { readonly type: 'BeforeInsolvencyClosed'; readonly closedOn: Day }
  | {
      readonly type: 'ClaimDeclaredOtherwise'
      readonly amount: Money
      readonly declaredOn: Day
    }
  | { readonly type: 'ClaimNotDeclared'; readonly contractId: ContractId }
  | { readonly type: 'CurrencyMustMatch'; readonly currency: Currency }
  /** More than was declared is not admitted. */
  | { readonly type: 'AboveClaim'; readonly declared: Money }

export type Decision = AnyDecision<Event, Rejection>
