/** Why not, where more than one room has to say it. */
import * as t from 'io-ts'

/** Why a line of a schedule is rejected. */
export const RejectionReason = t.keyof(
  {
    /** The invoice is assigned, or being assigned, already, under whatever contract. */
    Duplicate: null,
    /** An earlier line of the schedule is the same invoice or credit note. */
    RepeatedInSchedule: null,
    AmountNotPositive: null,
    OtherCurrency: null,
    IssuedInTheFuture: null,
    DueBeforeIssue: null,
    TermTooLong: null,
    /** The terms ask for debtors that are registered. */
    DebtorNotRegistered: null,
    /** It does not say that it is sold, and whom alone to pay. */
    PaymentClauseMissing: null,
    /** It names another account to pay to, or none. */
    AccountNotFactors: null,
    /** The client's receipt is of a later day than the payment, and none stands for payments to come. */
    SubrogatedAfterPayment: null,
    /** Cover is of amounts without VAT, and it does not say how much VAT is in it. */
    VatNotStated: null,
    /** Less than nothing, or not less than the amount; or in another currency. */
    VatNotWithinAmount: null,
  },
  'RejectionReason',
)
export type RejectionReason = t.TypeOf<typeof RejectionReason>

/** Of what a line is warned that is bought all the same. */
export const WarningReason = t.keyof(
  {
    /** Its term is longer than the law allows (C. com. art. L441-10). */
    TermBeyondLegal: null,
  },
  'WarningReason',
)

/** Why a draw is not granted. */
export const DeclineReason = t.keyof(
  {
    AboveAvailability: null,
    /** Within availability, but not with what booking it would levy for the guarantee fund. */
    LevyAboveAvailability: null,
    /** A sweep found nothing to draw. */
    NothingAvailable: null,
    /** By the terms of the day the client draws on request, and is not swept. */
    NotSwept: null,
    /** By the terms of the day advances are on the client account, and not on one receivable. */
    NotPerReceivable: null,
    /** Nothing of the invoice is open under this contract. */
    ReceivableNotOpen: null,
    /** There is an advance on the invoice already. */
    ReceivableAdvanced: null,
    /** More than the advance rate of what is eligible of the invoice. */
    AboveAdvanceRate: null,
    /** The fixing is of another reference than the terms have. */
    OtherReference: null,
    ContractNotStarted: null,
    KycExpired: null,
    /** Funding is suspended. */
    FundingSuspended: null,
    /** The contract is in run-off. */
    FundingEnded: null,
  },
  'DeclineReason',
)
export type DeclineReason = t.TypeOf<typeof DeclineReason>

/** Why an invoice is the client's again. */
export const RecourseGround = t.keyof(
  {
    /** Overdue by more days than the terms fund. */
    nonPayment: null,
    /** Disputed, and overdue by more days than the terms bear with that. */
    dispute: null,
    /** It is disputed that it exists at all, or a court is to say so: at once. */
    lawsuit: null,
    /** The debtor owes less than it says. */
    dilution: null,
    ineligibility: null,
    fraud: null,
    /** Of an insolvent debtor, what the factor does not bear. */
    insolvency: null,
  },
  'RecourseGround',
)
export type RecourseGround = t.TypeOf<typeof RecourseGround>

/** With what is given back on such a ground, its dispute is over. */
export const isOfDispute = (ground: string): boolean => ground === 'dispute' || ground === 'lawsuit'
