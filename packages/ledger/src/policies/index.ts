/** Everything that follows from something. */
import type { Policy } from '../policy.ts'
import {
  answerAdvance,
  bookAdvance,
  grantAdvance,
  repayAdvance,
  returnAdvance,
} from './advances.ts'
import { applyCredits, applyPayments, noteDebtorCredit } from './apply-payments.ts'
import { assignInvoices } from './assign-invoices.ts'
import { bearLoss } from './bear-loss.ts'
import { bookCreditNote } from './book-credit-note.ts'
import { bookSchedule } from './book-schedule.ts'
import { chargeReportedPayment, passOnPayment } from './direct-payments.ts'
import { followContract } from './follow-contract.ts'
import { noteInsolvency } from './follow-debtor.ts'
import { noteDueDate, reserveDisputed } from './follow-invoice.ts'
import { indemnifyInvoice, reassignInvoice } from './give-up.ts'
import { noteCover, noteLine } from './note-cover.ts'
import { reversePayments } from './reverse-payments.ts'
import { bookRecovery, reverseRecoveries, shareRecoveries } from './share-recoveries.ts'

export const policies: ReadonlyArray<Policy> = [
  bookSchedule,
  assignInvoices,
  noteCover,
  noteLine,
  followContract,
  grantAdvance,
  answerAdvance,
  bookAdvance,
  returnAdvance,
  repayAdvance,
  applyPayments,
  noteDebtorCredit,
  bookCreditNote,
  reversePayments,
  reserveDisputed,
  noteDueDate,
  applyCredits,
  chargeReportedPayment,
  passOnPayment,
  reassignInvoice,
  indemnifyInvoice,
  noteInsolvency,
  bearLoss,
  shareRecoveries,
  bookRecovery,
  reverseRecoveries,
]
