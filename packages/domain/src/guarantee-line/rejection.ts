/** Why a guarantee line says no. In order: when several apply, the first is given. */
import type { Decision as AnyDecision } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import type { DebtorId, InvoiceId } from '../values/identity.ts'
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
  | { readonly type: 'NothingToCall' }
  /** More than `limit` at once: send them in parts. */
  | { readonly type: 'TooManyInvoices'; readonly limit: number }
  | { readonly type: 'InvoiceNamedTwice'; readonly invoiceId: InvoiceId }
  | { readonly type: 'InvoiceNotOnLine'; readonly invoiceId: InvoiceId }
  /** Once since it was assigned, though a payment that went back opened it again. */
  | {
      readonly type: 'CoverAlreadyCalled'
      readonly invoiceId: InvoiceId
      readonly borne: Money
      readonly chargedBack: Money
      readonly calledOn: Day
    }
  | { readonly type: 'InvoiceNotOpen'; readonly invoiceId: InvoiceId }
  /** It is disputed: its cover is called once the dispute has ended (R6). */
  | { readonly type: 'CoverIsSuspended'; readonly invoiceId: InvoiceId; readonly covered: Money }
  | { readonly type: 'DebtorNotInsolvent'; readonly debtorId: DebtorId }
  | { readonly type: 'BeforeJudgment'; readonly judgmentOn: Day }
  /** No court has said so, and the waiting period of the terms lasts until then. */
  | {
      readonly type: 'InsolvencyNotYetPresumed'
      readonly invoiceId: InvoiceId
      readonly presumedOn: Day
    }

export type Decision = AnyDecision<Event, Rejection>
