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
  },
  'RejectionReason',
)
export type RejectionReason = t.TypeOf<typeof RejectionReason>

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
