/** What an invoice allows. Most of it is asked by reactions, and answered by an event, never refused. */
import { accept, reject } from '../decider.ts'
import type { ContractId, ScheduleId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import {
  equals,
  isNegative,
  isPositive,
  isZero,
  type Money,
  min,
  minus,
  plus,
  zero,
} from '../values/money.ts'
import { normalised } from '../values/number.ts'
import { type SettlementTolerance, tolerated } from '../values/tolerance.ts'
import type {
  ApplyCreditNote,
  ApplyPayment,
  AssignInvoice,
  Command,
  HoldInvoice,
  RejectInvoice,
  SubmitInvoice,
  UnapplyPayment,
} from './commands.ts'
import { indemnify, reassign } from './decide/given-up.ts'
import { disputeInvoice, extendDueDate, notifyDebtor, resolveDispute } from './decide/owned.ts'
import type { Event } from './events.ts'
import { type Decision, isAssignedUnder } from './rejection.ts'
import type { Invoice, State } from './state.ts'

export type { Rejection } from './rejection.ts'

export const decide = (state: State, command: Command): Decision => {
  switch (command.type) {
    case 'SubmitInvoice':
      return submit(state, command)
    case 'ApplyCreditNote':
      return applyCreditNote(state, command)
    case 'NotifyDebtor':
      return notifyDebtor(state, command)
    case 'DisputeInvoice':
      return disputeInvoice(state, command)
    case 'ResolveDispute':
      return resolveDispute(state, command)
    case 'ExtendDueDate':
      return extendDueDate(state, command)
    default:
      invariant(state.status !== 'Absent', `${command.type} before SubmitInvoice`)
  }

  switch (command.type) {
    case 'HoldInvoice':
      return hold(state, command)
    case 'RejectInvoice':
      return rejectInvoice(state, command)
    case 'AssignInvoice':
      return assign(state, command)
    case 'ApplyPayment':
      return applyPayment(state, command)
    case 'UnapplyPayment':
      return unapplyPayment(state, command)
    case 'ReassignInvoice':
      return reassign(state, command)
    case 'IndemnifyInvoice':
      return indemnify(state, command)
  }
}

/** One that was rejected, or given back and never paid, may come again; one that is assigned, or being assigned, is reported. */
const submit = (state: State, command: SubmitInvoice): Decision => {
  if (state.status === 'Absent' || mayComeAgain(state)) {
    return accept({ ...command, type: 'InvoiceSubmitted' })
  }
  const { invoiceId, contractId, debtorId, scheduleId, line } = command
  if (isRoundOf(state, command) && state.submitted.line === line) return accept()
  const first = { contractId: state.submitted.contractId, scheduleId: state.submitted.scheduleId }
  return accept({
    ...{ type: 'DuplicateReported', invoiceId, contractId, debtorId, scheduleId, line, first },
  })
}

/** Of one that was paid in part before it was given back, the payment may still go back: that round is not over. */
const mayComeAgain = ({ status, payments }: Invoice): boolean =>
  status === 'Rejected' ||
  (status === 'Reassigned' && payments.every(({ applied }) => isZero(applied)))

const hold = (invoice: Invoice, command: HoldInvoice): Decision =>
  invoice.status === 'Proposed' && isRoundOf(invoice, command)
    ? accept({ ...command, type: 'InvoiceHeld' })
    : accept()

const rejectInvoice = (invoice: Invoice, command: RejectInvoice): Decision =>
  isUndecided(invoice) && isRoundOf(invoice, command)
    ? accept({ ...command, type: 'InvoiceRejected' })
    : accept()

/** The payment and the subrogation are one instant, and the receipt names what paid. */
const assign = (invoice: Invoice, command: AssignInvoice): Decision => {
  if (!(isUndecided(invoice) && isRoundOf(invoice, command))) return accept()
  const { invoiceId, contractId, debtorId, scheduleId, bookingId, paidAt } = command
  const { assignedOn, disclosure } = command
  const { amount } = invoice.submitted
  const parties = { invoiceId, contractId, debtorId }
  return accept<Event>(
    {
      ...{ type: 'InvoiceAssigned', ...parties, scheduleId, amount, paidAt },
      ...{ assignedOn, disclosure },
    },
    { type: 'SubrogationReceiptIssued', ...parties, amount, bookingId, subrogatedAt: paidAt },
  )
}

const applyCreditNote = (state: State, command: ApplyCreditNote): Decision => {
  const { invoiceId, contractId, debtorId, number, amount, appliedOn } = command
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  const refused = { invoiceId, contractId, debtorId, number, amount }
  if (!isAssignedUnder(state, command) || state.status === 'Reassigned') {
    return accept({ type: 'CreditNoteRefused', ...refused, reason: 'InvoiceNotAssigned' })
  }
  const { currency } = state.open
  if (amount.currency !== currency) return reject({ type: 'CurrencyMustMatch', currency })
  const before = state.creditNotes.get(normalised(number))
  if (before) {
    return equals(before.amount, amount)
      ? accept()
      : accept({ type: 'CreditNoteRefused', ...refused, reason: 'NumberUsedForAnother' })
  }
  const applied = min(amount, state.open)
  const excess = minus(amount, applied)
  const open = minus(state.open, applied)
  return accept<Event>(
    { type: 'CreditNoteApplied', ...refused, applied, excess, open, appliedOn },
    ...extinguished(state, open),
  )
}

/** What does not belong here pays nothing here; the receipt keeps it. */
const applyPayment = (invoice: Invoice, command: ApplyPayment): Decision => {
  const { invoiceId, contractId, debtorId, collectionId, amount: offered, tolerance } = command
  const none = zero(offered.currency)
  const nothing = { applied: none, difference: none, open: invoice.open }
  const { applied, difference, open } = isAssignedUnder(invoice, command)
    ? paid(invoice.open, offered, tolerance)
    : nothing
  const { number } = invoice.submitted
  const parties = { invoiceId, contractId, debtorId }
  return accept<Event>(
    {
      ...{ type: 'PaymentApplied', ...parties, number, collectionId, offered, applied },
      ...{ difference, open },
    },
    ...extinguished(invoice, open),
  )
}

/** As much as that receipt paid; what does not belong here was not paid here. */
const unapplyPayment = (invoice: Invoice, command: UnapplyPayment): Decision => {
  const { invoiceId, contractId, debtorId, collectionId } = command
  const { dueOn } = invoice
  const { number, issuedOn } = invoice.submitted
  const nothing = zero(invoice.open.currency)
  const payments = invoice.payments
  const payment = isAssignedUnder(invoice, command) ? payments.get(collectionId) : undefined
  const restored = payment?.applied ?? nothing
  const difference = payment?.difference ?? nothing
  const open = plus(plus(invoice.open, restored), difference)
  const parties = { invoiceId, contractId, debtorId }
  const unapplied: Event = {
    ...{ type: 'PaymentUnapplied', ...parties, number, collectionId, restored, difference },
    ...{ open, issuedOn, dueOn },
  }
  const wasOver = invoice.status === 'Extinguished' || invoice.status === 'Reassigned'
  return wasOver && isPositive(open)
    ? accept<Event>(unapplied, { type: 'InvoiceReopened', ...parties })
    : accept(unapplied)
}

const paid = (open: Money, offered: Money, tolerance: SettlementTolerance) => {
  const applied = min(offered, open)
  const short = minus(open, applied)
  const isTolerated = isPositive(applied) && !isNegative(minus(tolerated(open, tolerance), short))
  const difference = isTolerated ? short : zero(open.currency)
  return { applied, difference, open: minus(short, difference) }
}

const extinguished = (
  { submitted: { invoiceId, contractId, debtorId }, open: before }: Invoice,
  open: Money,
): ReadonlyArray<Event> =>
  isPositive(before) && isZero(open)
    ? [{ type: 'InvoiceExtinguished', invoiceId, contractId, debtorId }]
    : []

const isUndecided = ({ status }: Invoice): boolean => status === 'Proposed' || status === 'Held'

const isRoundOf = (
  { submitted }: Invoice,
  { contractId, scheduleId }: { readonly contractId: ContractId; readonly scheduleId: ScheduleId },
): boolean => submitted.contractId === contractId && submitted.scheduleId === scheduleId
