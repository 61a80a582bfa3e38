/** What a contract allows, by section. */
import { reject } from '../decider.ts'
import type { Command, RequestContract } from './commands.ts'
import { chargeBack } from './decide/charging-back.ts'
import { closeMonth } from './decide/closing.ts'
import { chargeFee } from './decide/commissions.ts'
import { withConsequences } from './decide/consequences.ts'
import { amendTerms, giveNotice, resume, startRunOff, suspend } from './decide/course.ts'
import { refundDebtorCredit, useDebtorCredit } from './decide/credits.ts'
import { closeDay } from './decide/days.ts'
import { chargeDirectPayment, returnDirectPayment } from './decide/direct-payments.ts'
import { afterClosing, close, repayClientBalance } from './decide/ending.ts'
import { seizeFund } from './decide/fund.ts'
import {
  bookAdvance,
  grantAdvance,
  grantReceivableAdvance,
  grantSweep,
  noteCover,
  noteDebtorCredit,
  returnAdvance,
} from './decide/funding.ts'
import {
  bookClientPayment,
  bookCollection,
  bookCreditNote,
  bookReversal,
} from './decide/incoming.ts'
import {
  checkKyc,
  completeDocuments,
  leave,
  receiveDocument,
  request,
  rescind,
  sendOffer,
  sign,
  start,
  step,
} from './decide/life.ts'
import { bearLoss, bookRecovery, bookRecoveryReversal, writeOff } from './decide/losses.ts'
import { release } from './decide/releases.ts'
import { liftReserve, noteDueDate, reserveReceivable } from './decide/reserves.ts'
import { book, transmit } from './decide/schedules.ts'
import type { Decision } from './rejection.ts'
import type { Contract, State } from './state.ts'

export type { Rejection } from './rejection.ts'

export const decide = (state: State, command: Command): Decision => {
  if (command.type === 'RequestContract') return request(state, command)
  if (state.status === 'Absent') return reject({ type: 'ContractUnknown' })
  return afterClosing(state, withConsequences(state, command, decided(state, command)))
}

const decided = (state: Contract, command: Exclude<Command, RequestContract>): Decision => {
  const { contractId } = command
  switch (command.type) {
    case 'ApproveContract':
      return step(state.life, 'Approved', { type: 'ContractApproved', contractId })
    case 'SendOffer':
      return sendOffer(state.life, command)
    case 'CheckKyc':
      return checkKyc(state.life, command)
    case 'SignContract':
      return sign(state.life, command)
    case 'ReceiveSupportingDocument':
      return receiveDocument(state.life, command)
    case 'CompleteSupportingDocuments':
      return completeDocuments(state.life, command)
    case 'StartContract':
      return start(state.life, command)
    case 'DeclineContract':
      return leave(state.life, 'Declined', { ...command, type: 'ContractDeclined' })
    case 'WithdrawContract':
      return leave(state.life, 'Withdrawn', { ...command, type: 'ContractWithdrawn' })
    case 'RescindContract':
      return rescind(state.life, command)

    case 'AmendTerms':
      return amendTerms(state.life, command)
    case 'SuspendContract':
      return suspend(state, command)
    case 'ResumeContract':
      return resume(state, command)
    case 'GiveNotice':
      return giveNotice(state.life, command)
    case 'StartRunOff':
      return startRunOff(state, command)
    case 'CloseContract':
      return close(state, command)
    case 'RepayClientBalance':
      return repayClientBalance(state, command)

    case 'TransmitSchedule':
      return transmit(state, { ...command, debtors: [] })
    case 'TransmitOnDebtors':
      return transmit(state, command)
    case 'BookSchedule':
      return book(state, command)
    case 'ReleaseHeldInvoice':
      return release(state, command)

    case 'GrantAdvance':
      return grantAdvance(state, command)
    case 'GrantReceivableAdvance':
      return grantReceivableAdvance(state, command)
    case 'GrantSweep':
      return grantSweep(state, command)
    case 'BookAdvance':
      return bookAdvance(state, command)
    case 'ReturnAdvance':
      return returnAdvance(state, command)
    case 'ReserveReceivable':
      return reserveReceivable(state, command)
    case 'LiftReserve':
      return liftReserve(state, command)
    case 'NoteDueDate':
      return noteDueDate(state, command)
    case 'NoteCover':
      return noteCover(state, command)
    case 'NoteDebtorCredit':
      return noteDebtorCredit(state, command)

    case 'BookCollection':
      return bookCollection(state, command)
    case 'BookCreditNote':
      return bookCreditNote(state, command)
    case 'BookReversal':
      return bookReversal(state, command)
    case 'BookClientPayment':
      return bookClientPayment(state, command)
    case 'UseDebtorCredit':
      return useDebtorCredit(state, command)
    case 'RefundDebtorCredit':
      return refundDebtorCredit(state, command)
    case 'ChargeDirectPayment':
      return chargeDirectPayment(state, command)
    case 'ReturnDirectPayment':
      return returnDirectPayment(state, command)

    case 'ChargeBack':
      return chargeBack(state, command)
    case 'WriteOff':
      return writeOff(state, command)
    case 'BearLoss':
      return bearLoss(state, command)
    case 'BookRecovery':
      return bookRecovery(state, command)
    case 'BookRecoveryReversal':
      return bookRecoveryReversal(state, command)

    case 'CloseDay':
      return closeDay(state, command)
    case 'CloseMonth':
      return closeMonth(state, command)
    case 'ChargeFee':
      return chargeFee(state, command)
    case 'SeizeFund':
      return seizeFund(state, command)
  }
}
