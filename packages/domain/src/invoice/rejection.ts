/** Why an invoice says no, and whose it must be to say yes. */
import type { Decision as AnyDecision } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import type { ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import type { Money } from '../values/money.ts'
import type { Event } from './events.ts'
import type { Invoice, State } from './state.ts'

export type Rejection =
  | { readonly type: 'AmountMustBePositive' }
  | { readonly type: 'CurrencyMustMatch'; readonly currency: Currency }
  /** It is not assigned under this contract, or nothing of it is open. */
  | { readonly type: 'InvoiceNotOpen'; readonly invoiceId: InvoiceId }
  | { readonly type: 'BeforeAssignment'; readonly assignedOn: Day }
  /** The debtor of a confidential contract does not know of it. */
  | { readonly type: 'DebtorNotToBeTold' }
  /** No more of an invoice is disputed than is `open`. */
  | { readonly type: 'DisputeAboveOpen'; readonly open: Money }
  /** It is disputed already; that one ends first. */
  | {
      readonly type: 'InvoiceDisputedOtherwise'
      readonly amount: Money
      readonly disputedOn: Day
    }
  /** No dispute of it is open. */
  | { readonly type: 'InvoiceNotDisputed' }
  | { readonly type: 'BeforeDispute'; readonly disputedOn: Day }
  /** A due date is moved to a later day than `dueOn`. */
  | { readonly type: 'DueDateNotLater'; readonly dueOn: Day }

export type Decision = AnyDecision<Event, Rejection>

export interface Whose {
  readonly contractId: ContractId
  readonly debtorId: DebtorId
}

/** Or was: of what is paid or given back a payment may still be reversed. */
const owned: ReadonlyArray<State['status']> = ['Assigned', 'Extinguished', 'Reassigned']

export const isAssignedUnder = (state: State, { contractId, debtorId }: Whose): state is Invoice =>
  state.status !== 'Absent' &&
  owned.includes(state.status) &&
  state.submitted.contractId === contractId &&
  state.submitted.debtorId === debtorId
