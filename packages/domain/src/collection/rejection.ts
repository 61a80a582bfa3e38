/** Why a collection says no. */
import type { Decision as AnyDecision } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import type { ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import type { Money } from '../values/money.ts'
import type { DocumentNumber } from '../values/number.ts'
import type { Event, ReversalGround } from './events.ts'

/** In order: when several apply, the first is given; of a batch, for its first invoice. */
export type Rejection =
  | { readonly type: 'CollectionUnknown' }
  | { readonly type: 'AmountMustBePositive'; readonly invoiceId?: InvoiceId }
  /** The entry is known, and came by another means of payment or in another currency. */
  | { readonly type: 'CollectionReceivedOtherwise' }
  | { readonly type: 'CollectionIdentifiedOtherwise'; readonly debtorId: DebtorId | undefined }
  | { readonly type: 'CollectionNotIdentified' }
  /** The money went back, as they say. */
  | {
      readonly type: 'CollectionIsReversed'
      readonly ground: ReversalGround
      readonly reversedOn: Day
    }
  /** It is the excess of that credit note: no bank took it back. */
  | { readonly type: 'NoBankEntry'; readonly number: DocumentNumber }
  | { readonly type: 'BeforeReceipt'; readonly receivedOn: Day }
  | { readonly type: 'NothingToAllocate' }
  /** More than `limit` at once: send them in parts. */
  | { readonly type: 'TooManyAllocations'; readonly limit: number }
  | { readonly type: 'InvoiceNamedTwice'; readonly invoiceId: InvoiceId }
  | {
      readonly type: 'ClaimNamedTwice'
      readonly contractId: ContractId
      readonly debtorId: DebtorId
    }
  | {
      readonly type: 'CurrencyMustMatch'
      readonly invoiceId?: InvoiceId
      readonly currency: Currency
    }
  | { readonly type: 'AllocatedMoreThanReceived'; readonly unallocated: Money }
  /** A dividend was shared already: that much of the money is nobody's to take back by itself. */
  /** That much is left of the money. */
  | { readonly type: 'MoreThanIsLeft'; readonly unallocated: Money }
  /** That much of it is the debtor's credit. */
  | { readonly type: 'MoreThanCredit'; readonly debtorId: DebtorId; readonly credit: Money }
  /** The client has it, since that day. */
  | { readonly type: 'MoneyNotReceived'; readonly receivedByClientOn: Day }
  | { readonly type: 'DirectPaymentUnknown' }
  | { readonly type: 'DirectPaymentReportedOtherwise'; readonly debtorId: DebtorId }
  | { readonly type: 'DirectPaymentPassedOnOtherwise'; readonly passedOnOn: Day }
  | { readonly type: 'BeforeClientReceipt'; readonly receivedByClientOn: Day }

export type Decision = AnyDecision<Event, Rejection>
