/** A refusal as a sentence: what is in the way, with its figures, and what to do. */
import { asJson, type Refusal, type Stop } from '@quittance/ledger'

import { inCurrency } from './figures.ts'
import { rejectedLine } from './schedules.ts'

/** Where a contract's policies stopped, and what to do. */
export const stopSentence = ({ contractId, policy, eventId, rejection }: Stop): string =>
  `contract ${contractId} stopped: its policy ${policy} was refused (${rejection.type}) when it reacted to event ${eventId}; repair that, then run quittance resume --contract ${contractId}`

type RefusalOf<Type extends Refusal['type']> = Extract<Refusal, { readonly type: Type }>

type Sentences = {
  readonly [Type in Refusal['type']]: (refusal: RefusalOf<Type>) => string
}

const sentences: Sentences = {
  // Before a stream is asked
  CommandUnreadable: ({ reason }) => `the command cannot be read: ${reason}`,
  ReservedForReactions: ({ command }) =>
    `${command} follows from what other streams decide and is never sent: send the command that leads to it`,
  ContractUnknown: (refusal) =>
    'contractId' in refusal
      ? `there is no contract ${refusal.contractId}: check its name, or request it first`
      : 'there is no such contract: check its name, or request it first',
  InvoiceUnknown: ({ invoiceId }) =>
    `there is no invoice ${invoiceId}: check its id, or transmit it in a schedule first`,
  ContractStopped: (stop) => `what was sent is recorded, but ${stopSentence(stop)}`,
  ReactionsPending: ({ member, of, recorded }) =>
    `${recorded.events.length === 0 ? 'what comes before it' : 'what was sent is recorded, but what follows from it'} waits for worker ${member} of ${of}: see that it runs, then send the same command again`,
  CommandReused: ({ commandId }) =>
    `another command was answered under the name ${commandId}: give this one its own`,

  // A contract's life
  ContractRequestedOtherwise: () =>
    'the contract was requested for another client or in another currency: choose another contractId',
  ContractNotThere: ({ status }) =>
    `the contract has come no further than ${status}: take the steps between first`,
  ContractTooFar: ({ status }) =>
    `the contract has come as far as ${status}: it is too late for that`,
  OfferSentOtherwise: () => 'the client was sent other terms',
  AmountMustNotBeNegative: () => 'no amount of the terms may be below zero',
  CapUnderMinimum: ({ min, cap }) =>
    `the guarantee fund's cap ${inCurrency(cap)} is under its minimum ${inCurrency(min)}`,
  ReferenceUnknown: ({ reference, known }) =>
    `no fixing is called ${reference}: name one of ${known.join(', ')}`,
  VatPolicyMissing: ({ feeKind, on }) =>
    `no VAT policy taxes ${feeKind}${on === undefined ? '' : ` on ${on}`}: add one to vatPolicy`,
  RateContradictsTreatment: ({ feeKind, validFrom, treatment, rate }) =>
    `${feeKind} is ${treatment} from ${validFrom}, at ${rate.toFixed()}: make it taxable, or its rate 0`,
  DatesOutOfOrder: ({ term, kind, before, validFrom }) =>
    `${term} of ${kind} from ${validFrom} come after those from ${before}: put each day once, in order`,
  NamedTwice: ({ term, name }) => `${term} name ${name} twice: name it once`,
  StepsOutOfOrder: ({ step }) =>
    `the recovery step ${step} is no later than the one before it: put them in the order of their days`,
  SweepNeedsModeA: () =>
    'a daily sweep draws on the client account: with one advance a receivable, draw on request',
  MandateContradictsDisclosure: ({ disclosure, collectionMandate }) =>
    `where debtors are ${disclosure}, the ${collectionMandate} cannot collect`,
  TermsAlreadyApplied: ({ until }) =>
    `terms have been applied up to ${until}, and stay as they were: amend them from a later day`,
  AmendmentsInOrder: ({ last }) =>
    `terms are amended from ${last} on already: amend them from that day or a later one`,
  DocumentsMissing: ({ missing }) =>
    `the terms ask for documents not received: ${missing.join(', ')}`,
  NoticeTooShort: ({ least }) => `a factor gives ${least} days' notice at least`,
  NoticeGivenOtherwise: ({ by, endsOn }) =>
    `notice was given by the ${by} already, and ends on ${endsOn}`,
  NoticeNotEnded: ({ endsOn }) =>
    `the notice ends on ${endsOn}: run-off starts then, or before on default`,
  RunOffStartedOtherwise: ({ runOffOn, ground }) => `run-off started on ${runOffOn} (${ground})`,
  BeforeRunOff: ({ runOffOn }) => `that day is before the run-off, which started on ${runOffOn}`,
  ContractClosedOtherwise: ({ closedOn }) => `the contract was closed on ${closedOn}`,
  ContractIsClosed: ({ closedOn }) =>
    `the contract was closed on ${closedOn}, and nothing happens to it any more unless a payment is reversed`,
  MoneyNotInValue: ({ valueOn }) =>
    `some of its money counts from ${valueOn} only: settle on that day, or later`,
  OutstandingLeft: ({ outstanding, threshold }) =>
    `${inCurrency(outstanding)} is outstanding, and a run-off ends with ${inCurrency(threshold)} at most`,
  FundsInUseLeft: ({ fundsInUse }) =>
    `the client owes ${inCurrency(fundsInUse)} once all is charged: book what he pays (BookClientPayment) first`,
  DisputeOpen: ({ invoiceId }) =>
    `invoice ${invoiceId} is open and disputed: the dispute ends first`,
  AnnualMinimumDue: ({ due }) =>
    `${inCurrency(due)} of annual minimum is due: book what the client pays, then repay his balance, which charges it`,
  ClientPaymentBookedOtherwise: ({ amount, receivedOn }) =>
    `under that reference ${inCurrency(amount)} was booked, received on ${receivedOn}: give another payment its own`,
  PositionNotZero: ({ clientAccount, guaranteeFund, outstanding, fundsInUse }) =>
    `something is still owed: client account ${inCurrency(clientAccount)}, guarantee fund ${inCurrency(guaranteeFund)}, outstanding ${inCurrency(outstanding)}, funds in use ${inCurrency(fundsInUse)}`,
  DrawPending: ({ advanceId }) =>
    `advance ${advanceId} is granted, and neither paid nor given back`,
  DebtorCreditHeld: ({ debtorId, credit }) =>
    `${inCurrency(credit)} of debtor ${debtorId} is held: use it or refund it first`,
  AssignmentSuspended: () => 'assignment is suspended: no schedule is taken until it is resumed',
  AssignmentEnded: ({ runOffOn }) => `nothing is bought any more: run-off started on ${runOffOn}`,
  KycNotValid: ({ on, expiresOn }) =>
    `the client's file is not good on ${on} (${expiresOn === undefined ? 'it was never checked' : `it expired after ${expiresOn}`}): check it first`,
  ContractSignedOtherwise: ({ signedOn }) => `the contract was signed on ${signedOn}`,
  ContractStartedOtherwise: ({ startedOn }) => `the contract started on ${startedOn}`,
  BeforeSignature: ({ signedOn }) =>
    `a contract starts no earlier than it is signed, which was on ${signedOn}`,
  ContractNotStarted: () => 'the contract has not started',
  BeforeContractStarted: ({ startedOn }) =>
    `that day is before the start of the contract, ${startedOn}`,

  // Schedules
  ScheduleWithoutLines: ({ scheduleId }) => `schedule ${scheduleId} has no lines`,
  ScheduleTooLong: ({ scheduleId, limit }) =>
    `schedule ${scheduleId} has more than ${count(limit)} lines: send it in parts`,
  ScheduleTransmittedOtherwise: ({ scheduleId }) =>
    `schedule ${scheduleId} was transmitted with other lines, another header or another day: give this one its own scheduleId`,
  ScheduleUnknown: ({ scheduleId }) =>
    `there is no schedule ${scheduleId}: check its name, or transmit it first`,
  LineNotHeld: ({ scheduleId, line }) =>
    `line ${line} of schedule ${scheduleId} is no invoice that waits for a proof`,
  ProofMissing: ({ missing }) =>
    `the invoice still waits for ${missing.join(', ')}: send all of its proofs together`,
  BeforeTransmission: ({ transmittedOn }) =>
    `that day is before the schedule was transmitted, on ${transmittedOn}`,
  ScheduleRejected: ({ scheduleId, reason, found, rejected }) =>
    reason === 'TotalsDisagree'
      ? `schedule ${scheduleId} is rejected: its header disagrees with its lines, which are invoices: ${found.invoices.count}, ${inCurrency(found.invoices.amount)}; credit notes: ${found.creditNotes.count}, ${inCurrency(found.creditNotes.amount)}`
      : `schedule ${scheduleId} is rejected: no line can be accepted (${rejected.map(rejectedLine).join('; ')})`,

  // Months
  MonthAlreadyClosed: ({ month, fixing }) =>
    `${month} was closed at ${fixing.reference} ${fixing.rate.toFixed()} (${fixing.source})`,
  MonthsCloseInOrder: ({ next }) => `months close in order: the next is ${next}`,
  ReferenceMustMatch: ({ reference }) => `the contract's reference is ${reference}`,
  DayNotCome: ({ on }) =>
    `nothing is decided on ${on} before that day has come: say it then, or mend the day`,
  MonthNotEnded: ({ month, endsOn }) => `${month} has not ended: close it on ${endsOn}, or later`,
  ReferenceChangesWithMonth: ({ next }) =>
    `a month has one fixing, so the reference changes on the first of one: the next is ${next}`,

  // Fees and the guarantee fund
  FeeNotInTariff: ({ feeKind, on }) => `the tariff has no fee ${feeKind} on ${on}: amend the terms`,
  NoDefault: () => 'the guarantee fund is seized only once a contract runs off by default',
  FundTooSmall: ({ guaranteeFund }) =>
    `the guarantee fund holds less than that, ${inCurrency(guaranteeFund)}`,

  // Guarantee lines
  LineNotRequested: () => 'no guarantee line was requested for this debtor',
  LineNotGranted: () => 'no guarantee line is granted for this debtor',
  LineAlreadyGranted: () => 'the guarantee line is granted already: revise its limit instead',
  LineWithdrawn: ({ coverInUse }) =>
    `the guarantee line was withdrawn: ${inCurrency(coverInUse)} stays covered, nothing new is; request a line anew`,
  LineExpired: ({ coverInUse }) =>
    `the guarantee line has expired: ${inCurrency(coverInUse)} stays covered, nothing new is; request a line anew`,
  LineRequestedOtherwise: () => 'the guarantee line was requested for another order or amount',
  LineGrantedOtherwise: () =>
    'the guarantee line was granted on other terms: revise its limit instead',
  ValidityMustNotEndBeforeItBegins: () => 'a guarantee line is not valid to a day before it begins',
  LineNotInForce: ({ validFrom, validTo }) =>
    `the guarantee line is in force from ${validFrom}${validTo === null ? '' : ` to ${validTo}`}`,
  LineNotExpired: ({ validTo }) =>
    validTo === null
      ? 'the guarantee line has no last day: withdraw it instead'
      : `the guarantee line is in force up to and including ${validTo}`,
  NothingToArbitrate: ({ status }) =>
    `nothing was decided on this guarantee line that could be contested: it is ${status.toLowerCase()}`,
  ArbitrationRequestedOtherwise: ({ requestedOn }) =>
    `arbitration was requested on ${requestedOn}, on that ground or another, and is not decided`,
  ArbitrationNotRequested: () => 'no arbitration of this guarantee line is pending',
  NoNewLine: ({ contractId, because }) =>
    `no guarantee line is requested or granted under contract ${contractId} now: ${because}`,

  // Debtors
  DebtorRegisteredOtherwise: ({ registered: { debtorId, typology, sector, country } }) =>
    `debtor ${debtorId} was registered otherwise: ${[typology, sector ?? 'no sector', country].join(', ')}`,
  DebtorUnknown: ({ debtorId }) => `debtor ${debtorId} is not registered: register him first`,

  // Insolvency
  PublishedBeforeJudgment: ({ judgmentOn }) =>
    `a judgment is published no earlier than it is given, which was on ${judgmentOn}`,
  InsolvencyOpenedOtherwise: ({ procedure, judgmentOn, publishedOn }) =>
    `a ${procedure} was opened on ${judgmentOn}${publishedOn === null ? ', and is not published' : `, published on ${publishedOn}`}: it is converted only into a graver procedure`,
  BeforeJudgment: ({ judgmentOn }) => `that day is before the judgment, of ${judgmentOn}`,
  BeforeInsolvencyClosed: ({ closedOn }) =>
    `an earlier procedure ended on ${closedOn}, and another is opened no earlier`,
  ClaimDeclaredOtherwise: ({ amount, declaredOn }) =>
    `the claim was declared on ${declaredOn}, for ${inCurrency(amount)}`,
  ClaimNotDeclared: ({ contractId }) =>
    `nothing is claimed of the debtor under contract ${contractId}: declare the claim first`,
  ClaimNamedTwice: ({ contractId, debtorId }) =>
    `the claim on debtor ${debtorId} under contract ${contractId} is named twice: name it once`,
  AboveClaim: ({ declared }) => `no more is admitted than was declared, ${inCurrency(declared)}`,
  ClaimOpen: ({ contractId, debtorId, claim }) =>
    `${inCurrency(claim)} is claimed of debtor ${debtorId} under contract ${contractId}: his insolvency is closed first`,
  NothingToCall: () => 'no invoice is named',
  TooManyInvoices: ({ limit }) => `more than ${count(limit)} invoices at once: send them in parts`,
  InvoiceNotOnLine: ({ invoiceId }) =>
    `invoice ${invoiceId} is not on the line of that contract and debtor`,
  CoverAlreadyCalled: ({ invoiceId, borne, chargedBack, calledOn }) =>
    `the cover of invoice ${invoiceId} was called on ${calledOn}: ${inCurrency(borne)} borne, ${inCurrency(chargedBack)} charged back`,
  CoverIsSuspended: ({ invoiceId, covered }) =>
    `invoice ${invoiceId} is disputed, and its cover of ${inCurrency(covered)} suspended: call it once the dispute has ended`,
  InsolvencyNotYetPresumed: ({ invoiceId, presumedOn }) =>
    `the debtor is presumed insolvent for invoice ${invoiceId} from ${presumedOn} on: call it then, or once a court has opened a procedure`,
  DividendAboveClaim: ({ claim, called, recovered }) =>
    `of ${inCurrency(claim)} claimed, ${inCurrency(called)} of which was called, ${inCurrency(recovered)} has come already: no more than the rest is a dividend`,

  // Advances
  AdvanceUnknown: () => 'there is no such advance: check its name, or request it first',
  AdvanceRequestedOtherwise: () =>
    'the contract has an advance of this name, for another amount or day: choose another advanceId',
  AdvanceNotAuthorised: ({ status }) =>
    `the advance is ${status.toLowerCase()}, and only an authorised one is instructed`,
  AdvancePaidOtherwise: ({ paidOn }) => `the advance was paid on ${paidOn}`,
  AdvanceFailedOtherwise: ({ failedOn }) => `the advance failed on ${failedOn}`,
  AdvanceRefused: ({ advanceId, amount, availability, reason }) =>
    `advance ${advanceId} of ${inCurrency(amount)} is refused (${reason}): ${inCurrency(availability)} is available${
      reason === 'LevyAboveAvailability' ? ', before the fund is levied for it' : ''
    }`,

  // Credit notes and collections
  CreditNoteRefused: ({ number, reason }) => `credit note ${number} is refused (${reason})`,
  CollectionUnknown: () =>
    'there is no such collection: receive it first; where two came under one bank reference, name it by its id',
  CollectionReceivedOtherwise: () =>
    'this bank entry was received by another means of payment or in another currency',
  CollectionIdentifiedOtherwise: ({ debtorId }) =>
    `the collection was identified as debtor ${debtorId}'s`,
  CollectionNotIdentified: () => 'nobody has said who paid: identify the collection first',
  TooManyAllocations: ({ limit }) =>
    `more than ${count(limit)} allocations at once: send them in parts`,
  CollectionIsReversed: ({ ground, reversedOn }) =>
    `the money went back on ${reversedOn} (${ground})`,
  BeforeReceipt: ({ receivedOn }) => `the money came on ${receivedOn}, and went back no earlier`,
  NothingToAllocate: () => 'no allocation is named',
  InvoiceNamedTwice: ({ invoiceId }) => `invoice ${invoiceId} is named twice: name it once`,
  AllocatedMoreThanReceived: ({ unallocated }) =>
    `more is allocated than is left of the receipt, ${inCurrency(unallocated)}`,
  MoreThanIsLeft: ({ unallocated }) =>
    `that is more than is left of the receipt, ${inCurrency(unallocated)}`,
  MoreThanCredit: ({ debtorId, credit }) =>
    `debtor ${debtorId} has ${inCurrency(credit)} of credit from that receipt, and no more`,
  InvoiceNotOpen: ({ invoiceId }) =>
    `nothing is open on an invoice ${invoiceId} of that contract and debtor`,
  MoreThanOpen: ({ invoiceId, open }) =>
    `invoice ${invoiceId} is open for ${inCurrency(open)}: no more of it can be paid or given up; of a payment, hold the rest as the debtor's credit`,
  NoBankEntry: ({ number }) =>
    `it is the excess of credit note ${number}, and no bank entry that could go back`,
  MoneyNotReceived: ({ receivedByClientOn }) =>
    `the client has that money since ${receivedByClientOn}, and has not passed it on`,
  DirectPaymentUnknown: () => 'no payment of that name to the client was reported',
  DirectPaymentReportedOtherwise: ({ debtorId }) =>
    `that payment to the client was reported as debtor ${debtorId}'s`,
  DirectPaymentPassedOnOtherwise: ({ passedOnOn }) =>
    `the payment was passed on already, on ${passedOnOn}`,
  BeforeClientReceipt: ({ receivedByClientOn }) =>
    `the client received it on ${receivedByClientOn}, and passed it on no earlier`,
  DirectPaymentNotDue: ({ deadline }) =>
    `the client may pass it on until ${deadline}: charge it after that day`,

  // What a debtor does not pay
  DayAlreadyClosed: ({ closedUntil }) =>
    `days close in order, and ${closedUntil} is closed: close that day or a later one`,
  GroundNotInRecourse: ({ recourse, ground }) =>
    `a contract of ${recourse} recourse charges nothing back for ${ground}`,
  TooEarlyToChargeBack: ({ invoiceId, from }) =>
    `invoice ${invoiceId} may be charged back on that ground from ${from} on`,
  MoreThanDisputed: ({ invoiceId, disputed }) =>
    `of invoice ${invoiceId} ${inCurrency(disputed)} is disputed: charge back no more on that ground`,
  ReceivableEligible: ({ invoiceId }) =>
    `invoice ${invoiceId} is eligible on that day: reserve it on its ground first`,
  DebtorNotInsolvent: ({ debtorId }) =>
    `no insolvency of debtor ${debtorId} is open: open it first`,
  BorneByFactor: ({ invoiceId, borne, most }) =>
    `the factor bears ${inCurrency(borne)} of invoice ${invoiceId}: charge back ${inCurrency(most)} at most`,

  // An invoice that is owned
  BeforeAssignment: ({ assignedOn }) =>
    `that day is before the invoice was assigned, on ${assignedOn}`,
  DebtorNotToBeTold: () => 'the contract is confidential: its debtors are not told',
  DisputeAboveOpen: ({ open }) =>
    `no more is disputed than is open of the invoice, ${inCurrency(open)}`,
  InvoiceDisputedOtherwise: ({ amount, disputedOn }) =>
    `${inCurrency(amount)} of the invoice is disputed since ${disputedOn}: resolve that dispute first`,
  InvoiceNotDisputed: () => 'no dispute of the invoice is open',
  BeforeDispute: ({ disputedOn }) =>
    `that day is before the invoice was disputed, on ${disputedOn}`,
  DueDateNotLater: ({ dueOn }) =>
    `the invoice is due on ${dueOn}: a due date is moved to a later day`,

  // Recovery
  InvoiceIsPaid: ({ open }) =>
    `${inCurrency(open)} is open of the invoice: there is nothing to recover`,
  DebtorToldOnDefault: ({ dueOn }) =>
    `the contract is semi-confidential: its debtors are told on default, after ${dueOn}`,
  RecoveryStepsMissing: ({ debtor }) =>
    `the terms have no recovery step for ${kindOf(debtor)}: amend recovery, or register the debtor`,
  RecoveryIsSuspended: ({ ground, suspendedOn }) =>
    `recovery is suspended since ${suspendedOn} (${ground})`,
  AllIsDisputed: ({ open, disputed }) =>
    `${inCurrency(disputed)} of the ${inCurrency(open)} that is open is disputed, and what is disputed is not asked for: resolve the dispute first`,
  StepOutOfTurn: ({ step, next }) =>
    next === null
      ? `${step} is not the next step: none is left`
      : `${step} is not the next step, ${next} is`,
  StepNotDue: ({ step, dueFrom }) => `${step} is taken from ${dueFrom} on`,
  NotABusinessDay: ({ on, next }) => `${on} is no business day in France: the next one is ${next}`,
  PromiseStands: ({ amount, promisedOn }) =>
    `the debtor has promised ${inCurrency(amount)} by ${promisedOn}: wait until that day is over`,
  PromiseInThePast: ({ madeOn }) => `a promise made on ${madeOn} is for that day or a later one`,
  PromiseAboveOpen: ({ open }) =>
    `no more is promised than is open of the invoice, ${inCurrency(open)}`,
  NoPromiseStands: () => 'no promise of the debtor stands',
  NotOfThatPromise: ({ madeOn, promisedOn }) =>
    `the promise was made on ${madeOn} and is for ${promisedOn}: it is kept between the two`,
  PromiseNotPaid: ({ amount, paid }) =>
    `${inCurrency(amount)} was promised, and ${inCurrency(paid)} is paid`,
  PromiseNotLapsed: ({ promisedOn }) =>
    `the promise is for ${promisedOn}: it is broken on the day after, or later`,
  RecoveryNotSuspended: () => 'recovery was not suspended by anybody',
  BeforeSuspension: ({ suspendedOn }) =>
    `that day is before recovery was suspended, on ${suspendedOn}`,
  NothingPaidByCollection: () =>
    'that collection paid nothing of the invoice: name the one that paid it late',
  PaidInTime: ({ paidOn, dueOn }) => `it was paid on ${paidOn}, and was due on ${dueOn}`,
  BeforePayment: ({ paidOn }) =>
    `a late payment is claimed once it has come, on ${paidOn} or later`,
  PenaltyForbidden: ({ insolventSince }) =>
    `the debtor is insolvent since ${insolventSince}: what was paid from that day on bears no penalty`,
  PenaltyClaimedOtherwise: ({ penalty, claimedOn }) =>
    `${inCurrency(penalty)} was claimed for that payment on ${claimedOn}`,
  RefinancingRateMissing: ({ from }) =>
    `the table has no rate for the half-year from ${from}: add it`,
  // A relationship
  ContactAssignedSince: ({ team, assignedOn }) =>
    `the ${team} was named from ${assignedOn} on already: name another from that day or a later one`,
  TeamIntroducedOtherwise: ({ introducedOn }) => `the team was introduced on ${introducedOn}`,
  CallRecordedOtherwise: ({ callId }) =>
    `call ${callId} was recorded with another outcome, team or wait: give this one its own callId`,
  WaitingOtherwise: ({ commitment, reason }) =>
    `${commitment} waits for the client already (${reason}): let it go on first`,
  NotWaiting: ({ commitment }) => `${commitment} does not wait for the client`,
  ReviewBeforeMonthEnd: ({ month, endsOn }) =>
    `${month} is not over before ${endsOn} has passed: publish its review after that day`,
  FiguresDisagree: ({ commitment, started, counted }) =>
    `${commitment} started ${count(started)} clocks, and kept, missed, pending and voided are ${count(counted)}: read the figures again`,
  ReviewPublishedOtherwise: ({ month, publishedOn }) =>
    `the review of ${month} was published on ${publishedOn}, on that day with other figures or on another`,
  MeetingHeldOtherwise: ({ heldOn }) => `the meeting of ${heldOn} was held with others`,
  PostponedToNoLaterDay: ({ postponedOn, postponedTo }) =>
    `a meeting is postponed to a later day: ${postponedTo} is not after ${postponedOn}`,
  ComplaintReceivedOtherwise: ({ complaintId, receivedOn }) =>
    `complaint ${complaintId} was received on ${receivedOn}, on that day otherwise or on another: give this one its own complaintId`,
  ComplaintSentAfterReceipt: ({ complaintId, receivedOn }) =>
    `complaint ${complaintId} was received on ${receivedOn}, and sent no later`,
  SendingDayUnknown: ({ complaintId }) =>
    `complaint ${complaintId} is counted from its sending: say sentOn`,
  ComplaintUnknown: ({ complaintId }) =>
    `there is no complaint ${complaintId}: check its id, or receive it first`,
  BeforeComplaint: ({ complaintId, receivedOn }) =>
    `complaint ${complaintId} came on ${receivedOn}: nothing was done about it before`,
  ComplaintIsClosed: ({ complaintId, closedOn }) =>
    `complaint ${complaintId} was closed on ${closedOn}: receive another`,
  ComplaintIsAnswered: ({ complaintId, answeredOn }) =>
    `complaint ${complaintId} was answered on ${answeredOn}: escalate it first, if the client is not content`,
  ComplaintAcknowledgedOtherwise: ({ complaintId, acknowledgedOn }) =>
    `complaint ${complaintId} was acknowledged on ${acknowledgedOn}`,
  MediatorNotNamed: ({ complaintId }) =>
    `every answer names the mediator: say so in that of complaint ${complaintId}`,
  ComplaintNotAnswered: ({ complaintId }) =>
    `complaint ${complaintId} is not answered: answer it first`,
  BeforeAnswer: ({ complaintId, answeredOn }) =>
    `complaint ${complaintId} was answered on ${answeredOn}: what follows comes no earlier`,
  ComplaintEscalatedOtherwise: ({ complaintId, to, escalatedOn }) =>
    `complaint ${complaintId} was escalated on ${escalatedOn} (${to}): what follows comes no earlier, and climbs`,
  SurveySentOtherwise: ({ surveyId, sentOn }) =>
    `survey ${surveyId} was sent on ${sentOn}, on that day for another team or on another: give this one its own surveyId`,
  SurveyNotSent: ({ surveyId }) => `survey ${surveyId} was never sent: check its id`,
  BeforeSurvey: ({ surveyId, sentOn }) =>
    `survey ${surveyId} was sent on ${sentOn}, and answered no earlier`,
  SurveyAnsweredOtherwise: ({ surveyId, answeredOn }) =>
    `survey ${surveyId} was answered on ${answeredOn}, on that day otherwise or on another`,
  ExtranetInterruptedOtherwise: ({ maintenance }) =>
    `the extranet is interrupted already, ${maintenance ? 'for' : 'and not for'} maintenance: report it restored first`,
  ExtranetNotInterrupted: () => 'the extranet was never interrupted',

  // Amounts
  AmountMustBePositive: (refusal) => `the amount${ofInvoice(refusal)} must be above zero`,
  CurrencyMustMatch: (refusal) => {
    const contract = 'contractId' in refusal ? `, as contract ${refusal.contractId} is` : ''
    return `the amount${ofInvoice(refusal)} must be in ${refusal.currency}${contract}`
  },

  // The store
  Conflict: ({ stream }) => `others kept writing to ${stream}: send the same command again`,
  Duplicate: ({ stream, id }) =>
    `event ${id} for ${stream} is in the store already, elsewhere: run the audit`,
  TooLarge: ({ limit }) => `one append holds ${count(limit)} bytes at most: send less at once`,
  StreamDeleted: ({ stream }) => `${stream} was deleted in the store, for ever`,
  Denied: ({ reason }) => `the store denies writing (${reason}): check your rights`,
  Unavailable: ({ reason }) =>
    `the store did not answer (${reason}): send the same command again, it is written once`,
  Corrupt: ({ stream, reason }) =>
    `the store does not take what was to be written to ${stream}: ${reason}`,
}

/** Every refusal there is, by name. */
export const refusalTypes: ReadonlyArray<string> = Object.keys(sentences)

const kindOf = (debtor: RefusalOf<'RecoveryStepsMissing'>['debtor']): string => {
  const known = [debtor.typology, debtor.sector, debtor.country].filter((each) => each !== null)
  return known.length === 0 ? 'a debtor of whom nothing is known' : `debtors of ${known.join(', ')}`
}

const count = (things: number): string => things.toLocaleString('en-GB')

const ofInvoice = (refusal: object): string =>
  'invoiceId' in refusal ? ` for invoice ${refusal.invoiceId}` : ''

/** Without a capital and a full stop: it follows a place or a name. */
export const refusalSentence = <Type extends Refusal['type']>(
  refusal: Extract<Refusal, { readonly type: Type }>,
): string => {
  const sentence: (refusal: Extract<Refusal, { readonly type: Type }>) => string =
    sentences[refusal.type as Type]
  return sentence(refusal)
}

/** What was refused, without the record of what was written all the same. */
export const refusalJson = (refusal: Refusal) => {
  const { recorded: _recorded, ...why } = { recorded: undefined, ...refusal }
  return asJson(why)
}
