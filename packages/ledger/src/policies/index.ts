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
import { bookCreditNote } from './book-credit-note.ts'
import { bookSchedule } from './book-schedule.ts'
import { chargeReportedPayment, passOnPayment } from './direct-payments.ts'
import { noteCover } from './note-cover.ts'
import { reversePayments } from './reverse-payments.ts'

export const policies: ReadonlyArray<Policy> = [
  bookSchedule,
  assignInvoices,
  noteCover,
  grantAdvance,
  answerAdvance,
  bookAdvance,
  returnAdvance,
  repayAdvance,
  applyPayments,
  noteDebtorCredit,
  bookCreditNote,
  reversePayments,
  applyCredits,
  chargeReportedPayment,
  passOnPayment,
]
