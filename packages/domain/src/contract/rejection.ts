/** Why a contract says no. */
import type { Decision as AnyDecision } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day, Month } from '../values/day.ts'
import type { Disclosure } from '../values/disclosure.ts'
import type { Fixing } from '../values/fixing.ts'
import type { AdvanceId, DebtorId, InvoiceId, ScheduleId } from '../values/identity.ts'
import type { Money } from '../values/money.ts'
import type { ProofKind } from '../values/proof.ts'
import type { Rate } from '../values/rate.ts'
import type { RecourseGround } from '../values/reasons.ts'
import type { Account } from './account.ts'
import type { ScheduleRejected } from './events/schedules.ts'
import type { CollectionMandate } from './events/terms/risk.ts'
import type { AncillaryFeeKind, FeeKind, Terms, Vat } from './events/terms.ts'
import type { Event } from './events.ts'
import type { Notice, RunOff } from './state/life.ts'
import type { Status } from './state/paths.ts'

export type Rejection =
  | { readonly type: 'ContractUnknown' }
  /** It was requested before, for another client or in another currency. */
  | { readonly type: 'ContractRequestedOtherwise' }
  /** Something comes first: the contract has come no further than `status`. */
  | { readonly type: 'ContractNotThere'; readonly status: Status }
  /** The contract has gone past that: it has come as far as `status`. */
  | { readonly type: 'ContractTooFar'; readonly status: Status }
  /** Not the terms that the client has been sent. */
  | { readonly type: 'OfferSentOtherwise' }
  | { readonly type: 'AmountMustNotBeNegative' }
  | { readonly type: 'AmountMustBePositive' }
  | { readonly type: 'CapUnderMinimum'; readonly min: Money; readonly cap: Money }
  /** No fixing is of that name; `known` are those that there are. */
  | {
      readonly type: 'ReferenceUnknown'
      readonly reference: string
      readonly known: ReadonlyArray<string>
    }
  /** A fee that no policy taxes: none at all, or none by `on`. */
  | {
      readonly type: 'VatPolicyMissing'
      readonly feeKind: FeeKind
      readonly on: Day | undefined
    }
  /** What is not taxed has a rate of tax above zero: one of the two is a mistake. */
  | {
      readonly type: 'RateContradictsTreatment'
      readonly feeKind: FeeKind
      readonly validFrom: Day
      readonly treatment: Vat['treatment']
      readonly rate: Rate
    }
  /** An entry of a dated term from `validFrom`, after one of its kind from `before`. */
  | {
      readonly type: 'DatesOutOfOrder'
      readonly term: 'vatPolicy' | 'fees'
      readonly kind: FeeKind
      readonly before: Day
      readonly validFrom: Day
    }
  | { readonly type: 'NamedTwice'; readonly term: string; readonly name: string }
  /** A step no later than the one before it. */
  | { readonly type: 'StepsOutOfOrder'; readonly step: string }
  /** One advance a receivable leaves nothing to sweep. */
  | { readonly type: 'SweepNeedsModeA' }
  /** A notified debtor pays the factor; one who does not know pays the client. */
  | {
      readonly type: 'MandateContradictsDisclosure'
      readonly disclosure: Disclosure
      readonly collectionMandate: CollectionMandate
    }
  /** Something was decided on `until`, or a month closed on it: its terms stay. */
  | { readonly type: 'TermsAlreadyApplied'; readonly until: Day }
  /** Terms are amended from `last` on already: amend those. */
  | { readonly type: 'AmendmentsInOrder'; readonly last: Day }
  /** The terms ask for these, and they were not received. */
  | { readonly type: 'DocumentsMissing'; readonly missing: ReadonlyArray<string> }
  | { readonly type: 'NoticeTooShort'; readonly least: number }
  | { readonly type: 'NoticeGivenOtherwise'; readonly by: Notice['by']; readonly endsOn: Day }
  | { readonly type: 'NoticeNotEnded'; readonly endsOn: Day }
  | ({ readonly type: 'RunOffStartedOtherwise' } & RunOff)
  | { readonly type: 'BeforeRunOff'; readonly runOffOn: Day }
  | { readonly type: 'ContractClosedOtherwise'; readonly closedOn: Day }
  /** Nothing happens to it any more, unless a payment of it is reversed. */
  | { readonly type: 'ContractIsClosed'; readonly closedOn: Day }
  /** Some of its money counts from `valueOn` only: settle on that day, or later. */
  | { readonly type: 'MoneyNotInValue'; readonly valueOn: Day }
  /** More is open than the terms let a run-off end with. */
  | {
      readonly type: 'OutstandingLeft'
      readonly outstanding: Money
      readonly threshold: Money
    }
  /** The client owes this much, once all is charged. */
  | { readonly type: 'FundsInUseLeft'; readonly fundsInUse: Money }
  /** An invoice of which something is open is disputed. */
  | { readonly type: 'DisputeOpen'; readonly invoiceId: InvoiceId }
  /** The annual minimum of the last period is not charged yet: repaying the client's balance does that. */
  | { readonly type: 'AnnualMinimumDue'; readonly due: Money }
  /** A payment under that reference is known, and was another. */
  | {
      readonly type: 'ClientPaymentBookedOtherwise'
      readonly amount: Money
      readonly receivedOn: Day
    }
  | ({ readonly type: 'PositionNotZero' } & Account)
  /** Granted, and neither paid nor given back. */
  | { readonly type: 'DrawPending'; readonly advanceId: AdvanceId }
  | { readonly type: 'DebtorCreditHeld'; readonly debtorId: DebtorId; readonly credit: Money }
  /** No schedules while assignment is suspended. */
  | { readonly type: 'AssignmentSuspended' }
  | { readonly type: 'AssignmentEnded'; readonly runOffOn: Day }
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
  | { readonly type: 'ScheduleUnknown'; readonly scheduleId: ScheduleId }
  /** No invoice of that line waits for a proof, or no longer. */
  | { readonly type: 'LineNotHeld'; readonly scheduleId: ScheduleId; readonly line: number }
  /** It is released once all of its proofs are there. */
  | { readonly type: 'ProofMissing'; readonly missing: ReadonlyArray<ProofKind> }
  | { readonly type: 'BeforeTransmission'; readonly transmittedOn: Day }
  /** The very event that rejected it: what was rejected once is no yes under another name. */
  | ScheduleRejected
  | { readonly type: 'CurrencyMustMatch'; readonly currency: Currency }
  | { readonly type: 'MonthAlreadyClosed'; readonly month: Month; readonly fixing: Fixing }
  /** The month to close is `next`. */
  | { readonly type: 'MonthsCloseInOrder'; readonly next: Month }
  | { readonly type: 'ReferenceMustMatch'; readonly reference: string }
  /** A month has one fixing, of one reference. */
  | { readonly type: 'ReferenceChangesWithMonth'; readonly next: Day }
  | { readonly type: 'FeeNotInTariff'; readonly feeKind: AncillaryFeeKind; readonly on: Day }
  /** The fund is seized from a client whose contract ran off by default, from nobody else. */
  | { readonly type: 'NoDefault' }
  | { readonly type: 'FundTooSmall'; readonly guaranteeFund: Money }
  | { readonly type: 'AmountMustBePositive' }
  | { readonly type: 'NothingToAllocate' }
  | { readonly type: 'InvoiceNamedTwice'; readonly invoiceId: InvoiceId }
  /** Nothing is open on an invoice of that name under this contract, or it is another debtor's. */
  | { readonly type: 'InvoiceNotOpen'; readonly invoiceId: InvoiceId }
  | { readonly type: 'MoreThanOpen'; readonly invoiceId: InvoiceId; readonly open: Money }
  /** That much of the receipt is the debtor's credit. */
  | { readonly type: 'MoreThanCredit'; readonly debtorId: DebtorId; readonly credit: Money }
  /** The client may pass it on until the end of that day. */
  | { readonly type: 'DirectPaymentNotDue'; readonly deadline: Day }
  /** Days close in order: that one was closed already. */
  | { readonly type: 'DayAlreadyClosed'; readonly closedUntil: Day }
  /** The contract's recourse does not know that ground. */
  | {
      readonly type: 'GroundNotInRecourse'
      readonly recourse: Terms['recourse']
      readonly ground: RecourseGround
    }
  /** On that ground from that day on. */
  | { readonly type: 'TooEarlyToChargeBack'; readonly invoiceId: InvoiceId; readonly from: Day }
  /** No more than that of it is disputed. */
  | { readonly type: 'MoreThanDisputed'; readonly invoiceId: InvoiceId; readonly disputed: Money }
  | { readonly type: 'ReceivableEligible'; readonly invoiceId: InvoiceId }
  /** What is covered is the factor's to bear once the debtor is insolvent; his line knows nothing of that. */
  | { readonly type: 'DebtorNotInsolvent'; readonly debtorId: DebtorId }
  /** The factor bears that much of the invoice: no more than `most` of it may be charged back. */
  | {
      readonly type: 'BorneByFactor'
      readonly invoiceId: InvoiceId
      readonly borne: Money
      readonly most: Money
    }

export type Decision = AnyDecision<Event, Rejection>
