/**
 * What a contract remembers, by section.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import type { Upcasts } from '../event-codec.ts'
import {
  correctionSince1,
  factoringCommissionSince1,
  financingCommissionSince1,
  monthClosedSince1,
} from './events/commissions/first-version.ts'
import {
  AncillaryFeeCharged,
  AnnualMinimumCharged,
  FactoringCommissionCharged,
  FinancingCommissionCharged,
  FinancingCommissionCorrected,
  MonthClosed,
} from './events/commissions.ts'
import { resumedSince1, runOffSince1, suspendedSince1 } from './events/course/first-version.ts'
import {
  ContractClosed,
  ContractResumed,
  ContractSuspended,
  NoticeGiven,
  RunOffStarted,
  TermsAmended,
} from './events/course.ts'
import { DebtorCreditRefunded, DebtorCreditUsed } from './events/credits.ts'
import { DayClosed } from './events/days.ts'
import { SettlementDifferenceCharged, SettlementDifferenceReversed } from './events/differences.ts'
import { DirectPaymentCharged, DirectPaymentReturned } from './events/direct-payments.ts'
import {
  ClientBalanceRepaid,
  ClientPaymentBooked,
  CollectionReversalBooked,
  RunOffReopened,
} from './events/ending.ts'
import {
  GuaranteeFundLevied,
  GuaranteeFundRateIndexed,
  GuaranteeFundReleased,
  GuaranteeFundSeized,
} from './events/fund.ts'
import {
  AdvanceBooked,
  AdvanceDeclined,
  AdvanceGranted,
  AdvanceReturned,
  advanceDeclinedSince1,
  advanceGrantedSince1,
  CoverNoted,
  coverNotedSince1,
  DebtorCreditNoted,
} from './events/funding.ts'
import { CollectionBooked, CreditNoteBooked, collectionBookedSince1 } from './events/incoming.ts'
import {
  ContractApproved,
  ContractDeclined,
  ContractRequested,
  ContractRescinded,
  ContractSigned,
  ContractStarted,
  ContractWithdrawn,
  KycChecked,
  OfferSent,
  SupportingDocumentReceived,
  SupportingDocumentsCompleted,
} from './events/life.ts'
import { AdvanceLinked, AdvanceSettled } from './events/linked-advances.ts'
import {
  OverAdvanceCured,
  OverAdvanceIncurred,
  ReplenishmentMet,
  ReplenishmentRequested,
} from './events/over-advance.ts'
import {
  InvoiceChargedBack,
  LossBorne,
  RecoveryBooked,
  RecoveryReversalBooked,
} from './events/recourse.ts'
import {
  DueDateNoted,
  FundingWithdrawn,
  ReceivableReserved,
  ReserveLifted,
} from './events/reserves.ts'
import {
  scheduleBookedSince1,
  scheduleBookedSince2,
  scheduleTransmittedSince1,
} from './events/schedules/earlier-versions.ts'
import { ScheduleBooked, ScheduleRejected, ScheduleTransmitted } from './events/schedules.ts'
import { TakingUndone } from './events/takings.ts'
import { offerSentSince1 } from './events/terms/first-version.ts'
import { offerSentSince2, termsAmendedSince1 } from './events/terms/second-version.ts'

export * from './events/commissions.ts'
export * from './events/course.ts'
export * from './events/credits.ts'
export * from './events/days.ts'
export * from './events/differences.ts'
export * from './events/direct-payments.ts'
export * from './events/ending.ts'
export * from './events/fund.ts'
export * from './events/funding.ts'
export * from './events/incoming.ts'
export * from './events/life.ts'
export * from './events/linked-advances.ts'
export * from './events/over-advance.ts'
export * from './events/recourse.ts'
export * from './events/reserves.ts'
export * from './events/schedules.ts'
export * from './events/takings.ts'
export * from './events/terms.ts'

export const category = 'contract'

export const Event = t.union(
  [
    ContractRequested,
    ContractApproved,
    OfferSent,
    KycChecked,
    ContractSigned,
    SupportingDocumentsCompleted,
    ContractStarted,
    ContractDeclined,
    ContractWithdrawn,
    ContractRescinded,
    SupportingDocumentReceived,
    TermsAmended,
    ContractSuspended,
    ContractResumed,
    NoticeGiven,
    RunOffStarted,
    ContractClosed,
    ScheduleTransmitted,
    ScheduleBooked,
    ScheduleRejected,
    FactoringCommissionCharged,
    MonthClosed,
    FinancingCommissionCharged,
    FinancingCommissionCorrected,
    AncillaryFeeCharged,
    AnnualMinimumCharged,
    GuaranteeFundLevied,
    GuaranteeFundReleased,
    GuaranteeFundRateIndexed,
    GuaranteeFundSeized,
    AdvanceGranted,
    AdvanceDeclined,
    AdvanceBooked,
    CoverNoted,
    DebtorCreditNoted,
    CollectionBooked,
    CreditNoteBooked,
    AdvanceReturned,
    ReceivableReserved,
    ReserveLifted,
    DueDateNoted,
    FundingWithdrawn,
    OverAdvanceIncurred,
    OverAdvanceCured,
    ReplenishmentRequested,
    ReplenishmentMet,
    AdvanceLinked,
    AdvanceSettled,
    ClientBalanceRepaid,
    ClientPaymentBooked,
    RunOffReopened,
    CollectionReversalBooked,
    SettlementDifferenceCharged,
    SettlementDifferenceReversed,
    DebtorCreditUsed,
    DebtorCreditRefunded,
    DirectPaymentCharged,
    DirectPaymentReturned,
    DayClosed,
    InvoiceChargedBack,
    LossBorne,
    RecoveryBooked,
    RecoveryReversalBooked,
    TakingUndone,
  ],
  'Contract.Event',
)
export type Event = t.TypeOf<typeof Event>

/** How older versions are read. */
export const upcasts: Upcasts = {
  OfferSent: [offerSentSince1, offerSentSince2],
  TermsAmended: [termsAmendedSince1],
  ScheduleTransmitted: [scheduleTransmittedSince1],
  ScheduleBooked: [scheduleBookedSince1, scheduleBookedSince2],
  ContractSuspended: [suspendedSince1],
  ContractResumed: [resumedSince1],
  RunOffStarted: [runOffSince1],
  AdvanceGranted: [advanceGrantedSince1],
  AdvanceDeclined: [advanceDeclinedSince1],
  FactoringCommissionCharged: [factoringCommissionSince1],
  MonthClosed: [monthClosedSince1],
  FinancingCommissionCharged: [financingCommissionSince1],
  FinancingCommissionCorrected: [correctionSince1],
  CollectionBooked: [collectionBookedSince1],
  CoverNoted: [coverNotedSince1],
}
