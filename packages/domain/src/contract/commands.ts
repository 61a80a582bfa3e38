/** What may be asked of a contract, by section. */
import * as t from 'io-ts'

import { CloseDay, CloseMonth } from './commands/closing.ts'
import {
  AmendTerms,
  CloseContract,
  GiveNotice,
  ResumeContract,
  StartRunOff,
  SuspendContract,
} from './commands/course.ts'
import { RefundDebtorCredit, UseDebtorCredit } from './commands/credits.ts'
import { ChargeDirectPayment, ReturnDirectPayment } from './commands/direct-payments.ts'
import { BookClientPayment, BookReversal, RepayClientBalance } from './commands/ending.ts'
import { ChargeFee, SeizeFund } from './commands/fees.ts'
import {
  BookAdvance,
  GrantAdvance,
  GrantReceivableAdvance,
  GrantSweep,
  NoteCover,
  NoteDebtorCredit,
  ReturnAdvance,
} from './commands/funding.ts'
import { BookCollection, BookCreditNote } from './commands/incoming.ts'
import {
  ApproveContract,
  CheckKyc,
  CompleteSupportingDocuments,
  DeclineContract,
  ReceiveSupportingDocument,
  RequestContract,
  RescindContract,
  SendOffer,
  SignContract,
  StartContract,
  WithdrawContract,
} from './commands/life.ts'
import {
  BearLoss,
  BookRecovery,
  BookRecoveryReversal,
  ChargeBack,
  WriteOff,
} from './commands/recourse.ts'
import { LiftReserve, NoteDueDate, ReserveReceivable } from './commands/reserves.ts'
import {
  BookSchedule,
  ReleaseHeldInvoice,
  TransmitOnDebtors,
  TransmitSchedule,
} from './commands/schedules.ts'
import { category } from './events.ts'

export * from './commands/closing.ts'
export * from './commands/course.ts'
export * from './commands/credits.ts'
export * from './commands/direct-payments.ts'
export * from './commands/ending.ts'
export * from './commands/fees.ts'
export * from './commands/funding.ts'
export * from './commands/incoming.ts'
export * from './commands/life.ts'
export * from './commands/recourse.ts'
export * from './commands/reserves.ts'
export * from './commands/schedules.ts'

export const Command = t.union(
  [
    RequestContract,
    ApproveContract,
    SendOffer,
    CheckKyc,
    SignContract,
    CompleteSupportingDocuments,
    StartContract,
    DeclineContract,
    WithdrawContract,
    RescindContract,
    ReceiveSupportingDocument,
    AmendTerms,
    SuspendContract,
    ResumeContract,
    GiveNotice,
    StartRunOff,
    CloseContract,
    TransmitSchedule,
    TransmitOnDebtors,
    CloseDay,
    CloseMonth,
    ChargeFee,
    SeizeFund,
    RepayClientBalance,
    BookClientPayment,
    BookSchedule,
    ReleaseHeldInvoice,
    ReserveReceivable,
    LiftReserve,
    NoteDueDate,
    GrantAdvance,
    GrantReceivableAdvance,
    GrantSweep,
    BookAdvance,
    ReturnAdvance,
    NoteCover,
    NoteDebtorCredit,
    BookCollection,
    BookCreditNote,
    BookReversal,
    UseDebtorCredit,
    RefundDebtorCredit,
    ChargeDirectPayment,
    ReturnDirectPayment,
    ChargeBack,
    WriteOff,
    BearLoss,
    BookRecovery,
    BookRecoveryReversal,
  ],
  'Contract.Command',
)
export type Command = t.TypeOf<typeof Command>

/** Sent by reactions to what another stream decided, by nobody else; never refused for a business reason. */
export const reactions = [
  'TransmitOnDebtors',
  'BookSchedule',
  'GrantAdvance',
  'GrantReceivableAdvance',
  'GrantSweep',
  'BookAdvance',
  'ReturnAdvance',
  'NoteDueDate',
  'NoteCover',
  'NoteDebtorCredit',
  'BookCollection',
  'BookCreditNote',
  'BookReversal',
  'RefundDebtorCredit',
  'ReturnDirectPayment',
  'BearLoss',
  'BookRecovery',
  'BookRecoveryReversal',
] as const satisfies ReadonlyArray<Command['type']>

export const streamOf = ({ contractId }: Command): string => `${category}-${contractId}`
