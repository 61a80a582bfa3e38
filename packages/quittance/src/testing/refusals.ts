/** One of each refusal, and what it is to a person. */
import {
  AdvanceId,
  CallId,
  ComplaintId,
  ContractId,
  type Country,
  DebtorId,
  type DocumentNumber,
  day,
  InvoiceId,
  id,
  money,
  month,
  rate,
  ScheduleId,
  SurveyId,
  text,
} from '@quittance/domain/values'
import type { Refusal } from '@quittance/ledger'

type Examples = {
  readonly [Type in Refusal['type']]: readonly [
    refusal: Omit<Extract<Refusal, { readonly type: Type }>, 'type'>,
    sentence: string,
  ]
}

const eur = (amount: string) => money(amount, 'EUR')
export const contractId = id(ContractId, 'C1')
export const scheduleId = id(ScheduleId, 'R1')
export const invoiceId = id(InvoiceId, 'I1')
const complaintId = id(ComplaintId, 'Q1')
const surveyId = id(SurveyId, 'S1')
const debtorId = id(DebtorId, 'B')
const number = 'F1' as DocumentNumber
const recorded = { events: [], consequences: [] }
const none = { count: 0, amount: eur('0.00') }

/** One of each: the compiler asks for those that are missing. */
export const examples: Examples = {
  CommandUnreadable: [{ reason: 'x: expected Day' }, 'the command cannot be read: x: expected Day'],
  ReservedForReactions: [
    { command: 'BookAdvance' },
    'BookAdvance follows from what other streams decide and is never sent: send the command that leads to it',
  ],
  ContractUnknown: [{ contractId }, 'there is no contract C1: check its name, or request it first'],
  InvoiceUnknown: [
    { invoiceId },
    'there is no invoice I1: check its id, or transmit it in a schedule first',
  ],
  ContractStopped: [
    {
      ...{ contractId, policy: 'book-advance', eventId: 'E1' },
      rejection: { type: 'CurrencyMustMatch' },
      recorded,
    },
    'what was sent is recorded, but contract C1 stopped: its policy book-advance was refused (CurrencyMustMatch) when it reacted to event E1; repair that, then run quittance resume --contract C1',
  ],
  ReactionsPending: [
    { member: 1, of: 2, recorded },
    'what comes before it waits for worker 1 of 2: see that it runs, then send the same command again',
  ],
  CommandReused: [
    { commandId: 'L1' },
    'another command was answered under the name L1: give this one its own',
  ],
  ContractRequestedOtherwise: [
    {},
    'the contract was requested for another client or in another currency: choose another contractId',
  ],
  ContractNotThere: [
    { status: 'Approved' },
    'the contract has come no further than Approved: take the steps between first',
  ],
  ContractTooFar: [
    { status: 'Withdrawn' },
    'the contract has come as far as Withdrawn: it is too late for that',
  ],
  OfferSentOtherwise: [{}, 'the client was sent other terms'],
  AmountMustNotBeNegative: [{}, 'no amount of the terms may be below zero'],
  CapUnderMinimum: [
    { min: eur('3000.00'), cap: eur('1500.00') },
    "the guarantee fund's cap 1,500.00 EUR is under its minimum 3,000.00 EUR",
  ],
  ReferenceUnknown: [
    { reference: 'LIBOR', known: ['ESTR', 'EURIBOR-1M'] },
    'no fixing is called LIBOR: name one of ESTR, EURIBOR-1M',
  ],
  VatPolicyMissing: [
    { feeKind: 'file', on: day('2026-01-07') },
    'no VAT policy taxes file on 2026-01-07: add one to vatPolicy',
  ],
  RateContradictsTreatment: [
    {
      ...{ feeKind: 'file', validFrom: day('2026-01-07'), treatment: 'exempt' },
      rate: rate('0.20'),
    },
    'file is exempt from 2026-01-07, at 0.2: make it taxable, or its rate 0',
  ],
  DatesOutOfOrder: [
    {
      ...{ term: 'fees', kind: 'file' },
      ...{ before: day('2026-02-01'), validFrom: day('2026-01-01') },
    },
    'fees of file from 2026-01-01 come after those from 2026-02-01: put each day once, in order',
  ],
  NamedTwice: [
    { term: 'specialReserves', name: 'dilution' },
    'specialReserves name dilution twice: name it once',
  ],
  StepsOutOfOrder: [
    { step: 'L2' },
    'the recovery step L2 is no later than the one before it: put them in the order of their days',
  ],
  SweepNeedsModeA: [
    {},
    'a daily sweep draws on the client account: with one advance a receivable, draw on request',
  ],
  MandateContradictsDisclosure: [
    { disclosure: 'notified', collectionMandate: 'client' },
    'where debtors are notified, the client cannot collect',
  ],
  TermsAlreadyApplied: [
    { until: day('2026-01-31') },
    'terms have been applied up to 2026-01-31, and stay as they were: amend them from a later day',
  ],
  AmendmentsInOrder: [
    { last: day('2026-03-01') },
    'terms are amended from 2026-03-01 on already: amend them from that day or a later one',
  ],
  DocumentsMissing: [
    { missing: ['statutes', 'accounts'] },
    'the terms ask for documents not received: statutes, accounts',
  ],
  NoticeTooShort: [{ least: 60 }, "a factor gives 60 days' notice at least"],
  NoticeGivenOtherwise: [
    { by: 'client', endsOn: day('2026-06-01') },
    'notice was given by the client already, and ends on 2026-06-01',
  ],
  NoticeNotEnded: [
    { endsOn: day('2026-06-01') },
    'the notice ends on 2026-06-01: run-off starts then, or before on default',
  ],
  RunOffStartedOtherwise: [
    { runOffOn: day('2026-06-01'), ground: 'noticeEnded' },
    'run-off started on 2026-06-01 (noticeEnded)',
  ],
  BeforeRunOff: [
    { runOffOn: day('2026-06-01') },
    'that day is before the run-off, which started on 2026-06-01',
  ],
  ContractClosedOtherwise: [
    { closedOn: day('2026-09-01') },
    'the contract was closed on 2026-09-01',
  ],
  ContractIsClosed: [
    { closedOn: day('2026-06-29') },
    'the contract was closed on 2026-06-29, and nothing happens to it any more unless a payment is reversed',
  ],
  MoneyNotInValue: [
    { valueOn: day('2026-05-12') },
    'some of its money counts from 2026-05-12 only: settle on that day, or later',
  ],
  OutstandingLeft: [
    { outstanding: eur('600.00'), threshold: eur('0.00') },
    '600.00 EUR is outstanding, and a run-off ends with 0.00 EUR at most',
  ],
  FundsInUseLeft: [
    { fundsInUse: eur('46.09') },
    'the client owes 46.09 EUR once all is charged: book what he pays (BookClientPayment) first',
  ],
  DisputeOpen: [
    { invoiceId: id(InvoiceId, 'F102') },
    'invoice F102 is open and disputed: the dispute ends first',
  ],
  AnnualMinimumDue: [
    { due: eur('1425.24') },
    '1,425.24 EUR of annual minimum is due: book what the client pays, then repay his balance, which charges it',
  ],
  ClientPaymentBookedOtherwise: [
    { amount: eur('46.09'), receivedOn: day('2026-08-10') },
    'under that reference 46.09 EUR was booked, received on 2026-08-10: give another payment its own',
  ],
  PositionNotZero: [
    {
      ...{ clientAccount: eur('-1.00'), guaranteeFund: eur('3000.00') },
      ...{ outstanding: eur('0.00'), fundsInUse: eur('-2999.00') },
    },
    'something is still owed: client account -1.00 EUR, guarantee fund 3,000.00 EUR, outstanding 0.00 EUR, funds in use -2,999.00 EUR',
  ],
  DrawPending: [
    { advanceId: id(AdvanceId, 'D1') },
    'advance D1 is granted, and neither paid nor given back',
  ],
  DebtorCreditHeld: [
    { debtorId, credit: eur('500.00') },
    '500.00 EUR of debtor B is held: use it or refund it first',
  ],
  AssignmentSuspended: [{}, 'assignment is suspended: no schedule is taken until it is resumed'],
  AssignmentEnded: [
    { runOffOn: day('2026-06-01') },
    'nothing is bought any more: run-off started on 2026-06-01',
  ],
  KycNotValid: [
    { on: day('2026-01-06'), expiresOn: day('2026-01-05') },
    "the client's file is not good on 2026-01-06 (it expired after 2026-01-05): check it first",
  ],
  ContractSignedOtherwise: [
    { signedOn: day('2026-01-06') },
    'the contract was signed on 2026-01-06',
  ],
  ContractStartedOtherwise: [
    { startedOn: day('2026-01-07') },
    'the contract started on 2026-01-07',
  ],
  BeforeSignature: [
    { signedOn: day('2026-01-06') },
    'a contract starts no earlier than it is signed, which was on 2026-01-06',
  ],
  ContractNotStarted: [{}, 'the contract has not started'],
  BeforeContractStarted: [
    { startedOn: day('2026-01-07') },
    'that day is before the start of the contract, 2026-01-07',
  ],
  ScheduleWithoutLines: [{ scheduleId }, 'schedule R1 has no lines'],
  ScheduleTooLong: [
    { scheduleId, limit: 1_000 },
    'schedule R1 has more than 1,000 lines: send it in parts',
  ],
  ScheduleTransmittedOtherwise: [
    { scheduleId },
    'schedule R1 was transmitted with other lines, another header or another day: give this one its own scheduleId',
  ],
  ScheduleUnknown: [
    { scheduleId },
    'there is no schedule R1: check its name, or transmit it first',
  ],
  LineNotHeld: [
    { scheduleId, line: 3 },
    'line 3 of schedule R1 is no invoice that waits for a proof',
  ],
  ProofMissing: [
    { missing: ['order', 'deliveryNote'] },
    'the invoice still waits for order, deliveryNote: send all of its proofs together',
  ],
  BeforeTransmission: [
    { transmittedOn: day('2026-01-12') },
    'that day is before the schedule was transmitted, on 2026-01-12',
  ],
  ScheduleRejected: [
    {
      ...{ contractId, scheduleId, reason: 'TotalsDisagree', rejected: [], recorded },
      found: { invoices: { count: 4, amount: eur('54600.00') }, creditNotes: none },
    },
    'schedule R1 is rejected: its header disagrees with its lines, which are invoices: 4, 54,600.00 EUR; credit notes: 0, 0.00 EUR',
  ],
  MonthAlreadyClosed: [
    {
      month: month('2026-01'),
      fixing: { reference: text('EURIBOR-1M'), rate: rate('0.0202'), source: text('the sheet') },
    },
    '2026-01 was closed at EURIBOR-1M 0.0202 (the sheet)',
  ],
  MonthsCloseInOrder: [{ next: month('2026-02') }, 'months close in order: the next is 2026-02'],
  ReferenceMustMatch: [{ reference: 'EURIBOR-1M' }, "the contract's reference is EURIBOR-1M"],
  DayNotCome: [
    { on: '2026-06-29' },
    'nothing is decided on 2026-06-29 before that day has come: say it then, or mend the day',
  ],
  MonthNotEnded: [
    { month: '2026-02', endsOn: '2026-02-28' },
    '2026-02 has not ended: close it on 2026-02-28, or later',
  ],
  ReferenceChangesWithMonth: [
    { next: day('2026-03-01') },
    'a month has one fixing, so the reference changes on the first of one: the next is 2026-03-01',
  ],
  FeeNotInTariff: [
    { feeKind: 'webAccess', on: day('2026-02-02') },
    'the tariff has no fee webAccess on 2026-02-02: amend the terms',
  ],
  NoDefault: [{}, 'the guarantee fund is seized only once a contract runs off by default'],
  FundTooSmall: [
    { guaranteeFund: eur('3000.00') },
    'the guarantee fund holds less than that, 3,000.00 EUR',
  ],
  LineNotRequested: [{}, 'no guarantee line was requested for this debtor'],
  LineNotGranted: [{}, 'no guarantee line is granted for this debtor'],
  LineAlreadyGranted: [{}, 'the guarantee line is granted already: revise its limit instead'],
  LineWithdrawn: [
    { coverInUse: eur('11000.00') },
    'the guarantee line was withdrawn: 11,000.00 EUR stays covered, nothing new is; request a line anew',
  ],
  LineExpired: [
    { coverInUse: eur('11000.00') },
    'the guarantee line has expired: 11,000.00 EUR stays covered, nothing new is; request a line anew',
  ],
  LineRequestedOtherwise: [{}, 'the guarantee line was requested for another order or amount'],
  LineGrantedOtherwise: [
    {},
    'the guarantee line was granted on other terms: revise its limit instead',
  ],
  ValidityMustNotEndBeforeItBegins: [{}, 'a guarantee line is not valid to a day before it begins'],
  LineNotInForce: [
    { validFrom: day('2026-02-01'), validTo: day('2026-06-30') },
    'the guarantee line is in force from 2026-02-01 to 2026-06-30',
  ],
  LineNotExpired: [
    { validTo: day('2026-06-30') },
    'the guarantee line is in force up to and including 2026-06-30',
  ],
  NothingToArbitrate: [
    { status: 'Requested' },
    'nothing was decided on this guarantee line that could be contested: it is requested',
  ],
  ArbitrationRequestedOtherwise: [
    { requestedOn: day('2026-02-02') },
    'arbitration was requested on 2026-02-02, on that ground or another, and is not decided',
  ],
  ArbitrationNotRequested: [{}, 'no arbitration of this guarantee line is pending'],
  NoNewLine: [
    { contractId, because: 'NoticeGiven' },
    'no guarantee line is requested or granted under contract C1 now: NoticeGiven',
  ],
  DebtorRegisteredOtherwise: [
    {
      registered: {
        ...{ type: 'DebtorRegistered', debtorId, name: null, typology: 'sme', sector: null },
        country: 'FR' as Country,
      },
    },
    'debtor B was registered otherwise: sme, no sector, FR',
  ],
  DebtorUnknown: [{ debtorId }, 'debtor B is not registered: register him first'],
  PublishedBeforeJudgment: [
    { judgmentOn: day('2026-05-11') },
    'a judgment is published no earlier than it is given, which was on 2026-05-11',
  ],
  InsolvencyOpenedOtherwise: [
    { procedure: 'liquidation', judgmentOn: day('2026-05-11'), publishedOn: null },
    'a liquidation was opened on 2026-05-11, and is not published: it is converted only into a graver procedure',
  ],
  BeforeJudgment: [
    { judgmentOn: day('2026-05-11') },
    'that day is before the judgment, of 2026-05-11',
  ],
  BeforeInsolvencyClosed: [
    { closedOn: day('2027-05-11') },
    'an earlier procedure ended on 2027-05-11, and another is opened no earlier',
  ],
  ClaimDeclaredOtherwise: [
    { amount: eur('80000.00'), declaredOn: day('2026-06-01') },
    'the claim was declared on 2026-06-01, for 80,000.00 EUR',
  ],
  ClaimNotDeclared: [
    { contractId },
    'nothing is claimed of the debtor under contract C1: declare the claim first',
  ],
  ClaimNamedTwice: [
    { contractId, debtorId },
    'the claim on debtor B under contract C1 is named twice: name it once',
  ],
  AboveClaim: [
    { declared: eur('80000.00') },
    'no more is admitted than was declared, 80,000.00 EUR',
  ],
  ClaimOpen: [
    { contractId, debtorId, claim: eur('80000.00') },
    '80,000.00 EUR is claimed of debtor B under contract C1: his insolvency is closed first',
  ],
  NothingToCall: [{}, 'no invoice is named'],
  TooManyInvoices: [{ limit: 1_000 }, 'more than 1,000 invoices at once: send them in parts'],
  InvoiceNotOnLine: [{ invoiceId }, 'invoice I1 is not on the line of that contract and debtor'],
  CoverAlreadyCalled: [
    {
      ...{ invoiceId, borne: eur('40500.00'), chargedBack: eur('19500.00') },
      calledOn: day('2026-05-18'),
    },
    'the cover of invoice I1 was called on 2026-05-18: 40,500.00 EUR borne, 19,500.00 EUR charged back',
  ],
  CoverIsSuspended: [
    { invoiceId, covered: eur('20000.00') },
    'invoice I1 is disputed, and its cover of 20,000.00 EUR suspended: call it once the dispute has ended',
  ],
  InsolvencyNotYetPresumed: [
    { invoiceId, presumedOn: day('2026-09-28') },
    'the debtor is presumed insolvent for invoice I1 from 2026-09-28 on: call it then, or once a court has opened a procedure',
  ],
  DividendAboveClaim: [
    {
      ...{ contractId, debtorId, claim: eur('80000.00'), called: eur('60000.00') },
      recovered: eur('6000.00'),
    },
    'of 80,000.00 EUR claimed, 60,000.00 EUR of which was called, 6,000.00 EUR has come already: no more than the rest is a dividend',
  ],
  AdvanceUnknown: [{}, 'there is no such advance: check its name, or request it first'],
  AdvanceRequestedOtherwise: [
    {},
    'the contract has an advance of this name, for another amount or day: choose another advanceId',
  ],
  AdvanceNotAuthorised: [
    { status: 'Refused' },
    'the advance is refused, and only an authorised one is instructed',
  ],
  AdvancePaidOtherwise: [{ paidOn: day('2026-01-13') }, 'the advance was paid on 2026-01-13'],
  AdvanceFailedOtherwise: [{ failedOn: day('2026-01-14') }, 'the advance failed on 2026-01-14'],
  AdvanceRefused: [
    {
      ...{ contractId, advanceId: id(AdvanceId, 'D2'), amount: eur('4000.00'), recorded },
      ...{ availability: eur('3612.60'), reason: 'AboveAvailability' },
    },
    'advance D2 of 4,000.00 EUR is refused (AboveAvailability): 3,612.60 EUR is available',
  ],
  CreditNoteRefused: [
    {
      ...{ contractId, invoiceId, debtorId, number, amount: eur('1.00'), recorded },
      reason: 'InvoiceNotAssigned',
    },
    'credit note F1 is refused (InvoiceNotAssigned)',
  ],
  CollectionUnknown: [
    {},
    'there is no such collection: receive it first; where two came under one bank reference, name it by its id',
  ],
  CollectionReceivedOtherwise: [
    {},
    'this bank entry was received by another means of payment or in another currency',
  ],
  CollectionIdentifiedOtherwise: [{ debtorId }, "the collection was identified as debtor B's"],
  CollectionNotIdentified: [{}, 'nobody has said who paid: identify the collection first'],
  TooManyAllocations: [{ limit: 1_000 }, 'more than 1,000 allocations at once: send them in parts'],
  CollectionIsReversed: [
    { ground: 'recalled', reversedOn: day('2026-07-05') },
    'the money went back on 2026-07-05 (recalled)',
  ],
  BeforeReceipt: [
    { receivedOn: day('2026-05-11') },
    'the money came on 2026-05-11, and went back no earlier',
  ],
  NothingToAllocate: [{}, 'no allocation is named'],
  InvoiceNamedTwice: [{ invoiceId }, 'invoice I1 is named twice: name it once'],
  AllocatedMoreThanReceived: [
    { unallocated: eur('1234567.89') },
    'more is allocated than is left of the receipt, 1,234,567.89 EUR',
  ],
  BeforeAssignment: [
    { assignedOn: day('2026-01-12') },
    'that day is before the invoice was assigned, on 2026-01-12',
  ],
  DebtorNotToBeTold: [{}, 'the contract is confidential: its debtors are not told'],
  DisputeAboveOpen: [
    { open: eur('10000.00') },
    'no more is disputed than is open of the invoice, 10,000.00 EUR',
  ],
  InvoiceDisputedOtherwise: [
    { amount: eur('4000.00'), disputedOn: day('2026-02-16') },
    '4,000.00 EUR of the invoice is disputed since 2026-02-16: resolve that dispute first',
  ],
  InvoiceNotDisputed: [{}, 'no dispute of the invoice is open'],
  BeforeDispute: [
    { disputedOn: day('2026-02-16') },
    'that day is before the invoice was disputed, on 2026-02-16',
  ],
  DueDateNotLater: [
    { dueOn: day('2026-03-10') },
    'the invoice is due on 2026-03-10: a due date is moved to a later day',
  ],
  MoreThanIsLeft: [
    { unallocated: eur('500.00') },
    'that is more than is left of the receipt, 500.00 EUR',
  ],
  MoreThanCredit: [
    { debtorId, credit: eur('500.00') },
    'debtor B has 500.00 EUR of credit from that receipt, and no more',
  ],
  InvoiceNotOpen: [{ invoiceId }, 'nothing is open on an invoice I1 of that contract and debtor'],
  MoreThanOpen: [
    { invoiceId, open: eur('24000.00') },
    "invoice I1 is open for 24,000.00 EUR: no more of it can be paid or given up; of a payment, hold the rest as the debtor's credit",
  ],
  NoBankEntry: [
    { number },
    'it is the excess of credit note F1, and no bank entry that could go back',
  ],
  MoneyNotReceived: [
    { receivedByClientOn: day('2026-03-05') },
    'the client has that money since 2026-03-05, and has not passed it on',
  ],
  DirectPaymentUnknown: [{}, 'no payment of that name to the client was reported'],
  DirectPaymentReportedOtherwise: [
    { debtorId },
    "that payment to the client was reported as debtor B's",
  ],
  DirectPaymentPassedOnOtherwise: [
    { passedOnOn: day('2026-03-16') },
    'the payment was passed on already, on 2026-03-16',
  ],
  BeforeClientReceipt: [
    { receivedByClientOn: day('2026-03-05') },
    'the client received it on 2026-03-05, and passed it on no earlier',
  ],
  DirectPaymentNotDue: [
    { deadline: day('2026-03-12') },
    'the client may pass it on until 2026-03-12: charge it after that day',
  ],
  InvoiceIsPaid: [
    { open: eur('0.00') },
    '0.00 EUR is open of the invoice: there is nothing to recover',
  ],
  DebtorToldOnDefault: [
    { dueOn: day('2026-03-10') },
    'the contract is semi-confidential: its debtors are told on default, after 2026-03-10',
  ],
  RecoveryStepsMissing: [
    { debtor: { typology: 'sme', sector: null, country: 'FR' as Country } },
    'the terms have no recovery step for debtors of sme, FR: amend recovery, or register the debtor',
  ],
  RecoveryIsSuspended: [
    { ground: 'decision', suspendedOn: day('2026-03-17') },
    'recovery is suspended since 2026-03-17 (decision)',
  ],
  AllIsDisputed: [
    { open: eur('600.00'), disputed: eur('600.00') },
    '600.00 EUR of the 600.00 EUR that is open is disputed, and what is disputed is not asked for: resolve the dispute first',
  ],
  StepOutOfTurn: [{ step: 'L3', next: 'L2' }, 'L3 is not the next step, L2 is'],
  StepNotDue: [{ step: 'L1', dueFrom: day('2026-03-16') }, 'L1 is taken from 2026-03-16 on'],
  NotABusinessDay: [
    { on: day('2026-03-15'), next: day('2026-03-16') },
    '2026-03-15 is no business day in France: the next one is 2026-03-16',
  ],
  PromiseStands: [
    { amount: eur('600.00'), promisedOn: day('2026-03-24') },
    'the debtor has promised 600.00 EUR by 2026-03-24: wait until that day is over',
  ],
  PromiseInThePast: [
    { madeOn: day('2026-03-17') },
    'a promise made on 2026-03-17 is for that day or a later one',
  ],
  PromiseAboveOpen: [
    { open: eur('600.00') },
    'no more is promised than is open of the invoice, 600.00 EUR',
  ],
  NoPromiseStands: [{}, 'no promise of the debtor stands'],
  NotOfThatPromise: [
    { madeOn: day('2026-03-17'), promisedOn: day('2026-03-24') },
    'the promise was made on 2026-03-17 and is for 2026-03-24: it is kept between the two',
  ],
  PromiseNotPaid: [
    { amount: eur('600.00'), paid: eur('100.00') },
    '600.00 EUR was promised, and 100.00 EUR is paid',
  ],
  PromiseNotLapsed: [
    { promisedOn: day('2026-03-24') },
    'the promise is for 2026-03-24: it is broken on the day after, or later',
  ],
  RecoveryNotSuspended: [{}, 'recovery was not suspended by anybody'],
  BeforeSuspension: [
    { suspendedOn: day('2026-03-17') },
    'that day is before recovery was suspended, on 2026-03-17',
  ],
  NothingPaidByCollection: [
    {},
    'that collection paid nothing of the invoice: name the one that paid it late',
  ],
  PaidInTime: [
    { paidOn: day('2026-03-09'), dueOn: day('2026-03-10') },
    'it was paid on 2026-03-09, and was due on 2026-03-10',
  ],
  BeforePayment: [
    { paidOn: day('2026-04-20') },
    'a late payment is claimed once it has come, on 2026-04-20 or later',
  ],
  PenaltyForbidden: [
    { insolventSince: day('2026-04-01') },
    'the debtor is insolvent since 2026-04-01: what was paid from that day on bears no penalty',
  ],
  PenaltyClaimedOtherwise: [
    { penalty: eur('163.78'), claimedOn: day('2026-04-21') },
    '163.78 EUR was claimed for that payment on 2026-04-21',
  ],
  RefinancingRateMissing: [
    { from: day('2026-01-01') },
    'the table has no rate for the half-year from 2026-01-01: add it',
  ],
  DayAlreadyClosed: [
    { closedUntil: day('2026-03-17') },
    'days close in order, and 2026-03-17 is closed: close that day or a later one',
  ],
  GroundNotInRecourse: [
    { recourse: 'nonRecourse', ground: 'nonPayment' },
    'a contract of nonRecourse recourse charges nothing back for nonPayment',
  ],
  TooEarlyToChargeBack: [
    { invoiceId, from: day('2026-07-09') },
    'invoice I1 may be charged back on that ground from 2026-07-09 on',
  ],
  MoreThanDisputed: [
    { invoiceId, disputed: eur('4000.00') },
    'of invoice I1 4,000.00 EUR is disputed: charge back no more on that ground',
  ],
  ReceivableEligible: [
    { invoiceId },
    'invoice I1 is eligible on that day: reserve it on its ground first',
  ],
  DebtorNotInsolvent: [{ debtorId }, 'no insolvency of debtor B is open: open it first'],
  BorneByFactor: [
    { invoiceId, borne: eur('40500.00'), most: eur('19500.00') },
    'the factor bears 40,500.00 EUR of invoice I1: charge back 19,500.00 EUR at most',
  ],
  ContactAssignedSince: [
    { team: 'credit', assignedOn: day('2026-02-02') },
    'the credit was named from 2026-02-02 on already: name another from that day or a later one',
  ],
  TeamIntroducedOtherwise: [
    { introducedOn: day('2026-01-06') },
    'the team was introduced on 2026-01-06',
  ],
  CallRecordedOtherwise: [
    { callId: id(CallId, 'T1') },
    'call T1 was recorded with another outcome, team or wait: give this one its own callId',
  ],
  WaitingOtherwise: [
    { commitment: 'SC-5', reason: text('his notary is away') },
    'SC-5 waits for the client already (his notary is away): let it go on first',
  ],
  NotWaiting: [{ commitment: 'SC-5' }, 'SC-5 does not wait for the client'],
  ReviewBeforeMonthEnd: [
    { month: month('2026-03'), endsOn: day('2026-03-31') },
    '2026-03 is not over before 2026-03-31 has passed: publish its review after that day',
  ],
  FiguresDisagree: [
    { commitment: 'SC-6', started: 11, counted: 10 },
    'SC-6 started 11 clocks, and kept, missed, pending and voided are 10: read the figures again',
  ],
  ReviewPublishedOtherwise: [
    { month: month('2026-03'), publishedOn: day('2026-04-03') },
    'the review of 2026-03 was published on 2026-04-03, on that day with other figures or on another',
  ],
  MeetingHeldOtherwise: [
    { heldOn: day('2026-11-17') },
    'the meeting of 2026-11-17 was held with others',
  ],
  PostponedToNoLaterDay: [
    { postponedOn: day('2026-10-12'), postponedTo: day('2026-10-11') },
    'a meeting is postponed to a later day: 2026-10-11 is not after 2026-10-12',
  ],
  ComplaintReceivedOtherwise: [
    { complaintId, receivedOn: day('2026-04-24') },
    'complaint Q1 was received on 2026-04-24, on that day otherwise or on another: give this one its own complaintId',
  ],
  ComplaintSentAfterReceipt: [
    { complaintId, receivedOn: day('2026-04-24') },
    'complaint Q1 was received on 2026-04-24, and sent no later',
  ],
  SendingDayUnknown: [{ complaintId }, 'complaint Q1 is counted from its sending: say sentOn'],
  ComplaintUnknown: [
    { complaintId },
    'there is no complaint Q1: check its id, or receive it first',
  ],
  BeforeComplaint: [
    { complaintId, receivedOn: day('2026-04-24') },
    'complaint Q1 came on 2026-04-24: nothing was done about it before',
  ],
  ComplaintIsClosed: [
    { complaintId, closedOn: day('2026-07-01') },
    'complaint Q1 was closed on 2026-07-01: receive another',
  ],
  ComplaintIsAnswered: [
    { complaintId, answeredOn: day('2026-06-12') },
    'complaint Q1 was answered on 2026-06-12: escalate it first, if the client is not content',
  ],
  ComplaintAcknowledgedOtherwise: [
    { complaintId, acknowledgedOn: day('2026-05-05') },
    'complaint Q1 was acknowledged on 2026-05-05',
  ],
  MediatorNotNamed: [
    { complaintId },
    'every answer names the mediator: say so in that of complaint Q1',
  ],
  ComplaintNotAnswered: [{ complaintId }, 'complaint Q1 is not answered: answer it first'],
  BeforeAnswer: [
    { complaintId, answeredOn: day('2026-06-12') },
    'complaint Q1 was answered on 2026-06-12: what follows comes no earlier',
  ],
  ComplaintEscalatedOtherwise: [
    { complaintId, to: 'mediation', escalatedOn: day('2026-06-15') },
    'complaint Q1 was escalated on 2026-06-15 (mediation): what follows comes no earlier, and climbs',
  ],
  SurveySentOtherwise: [
    { surveyId, sentOn: day('2026-05-04') },
    'survey S1 was sent on 2026-05-04, on that day for another team or on another: give this one its own surveyId',
  ],
  SurveyNotSent: [{ surveyId }, 'survey S1 was never sent: check its id'],
  BeforeSurvey: [
    { surveyId, sentOn: day('2026-05-04') },
    'survey S1 was sent on 2026-05-04, and answered no earlier',
  ],
  SurveyAnsweredOtherwise: [
    { surveyId, answeredOn: day('2026-05-05') },
    'survey S1 was answered on 2026-05-05, on that day otherwise or on another',
  ],
  ExtranetInterruptedOtherwise: [
    { maintenance: true },
    'the extranet is interrupted already, for maintenance: report it restored first',
  ],
  ExtranetNotInterrupted: [{}, 'the extranet was never interrupted'],
  AmountMustBePositive: [{}, 'the amount must be above zero'],
  CurrencyMustMatch: [{ currency: 'EUR' }, 'the amount must be in EUR'],
  Conflict: [
    { stream: 'contract-C1', expected: 1n, actual: 2n },
    'others kept writing to contract-C1: send the same command again',
  ],
  Duplicate: [
    { stream: 'contract-C1', id: 'E1' },
    'event E1 for contract-C1 is in the store already, elsewhere: run the audit',
  ],
  TooLarge: [
    { stream: 'contract-C1', limit: 1_048_576 },
    'one append holds 1,048,576 bytes at most: send less at once',
  ],
  StreamDeleted: [{ stream: 'contract-C1' }, 'contract-C1 was deleted in the store, for ever'],
  Denied: [
    { stream: 'contract-C1', reason: 'read-only' },
    'the store denies writing (read-only): check your rights',
  ],
  Unavailable: [
    { stream: 'contract-C1', reason: 'disk full', mayHaveBeenWritten: false },
    'the store did not answer (disk full): send the same command again, it is written once',
  ],
  Corrupt: [
    { stream: 'contract-C1', reason: 'no name' },
    'the store does not take what was to be written to contract-C1: no name',
  ],
}

export const refusalOf = (type: string, fields: object) => ({ ...fields, type }) as Refusal
