/** While the factor owns it: its debtor is told, disputes it, and is given more time. */
import { accept, reject } from '../../decider.ts'
import type { Day } from '../../values/day.ts'
import { equals, isNegative, isPositive, minus } from '../../values/money.ts'
import type { DisputeInvoice, ExtendDueDate, NotifyDebtor, ResolveDispute } from '../commands.ts'
import { type Decision, isAssignedUnder, type Rejection, type Whose } from '../rejection.ts'
import { type Invoice, isDisputed, type State } from '../state.ts'

export const notifyDebtor = (state: State, command: NotifyDebtor): Decision => {
  const { notifiedOn } = command
  if (!isOpenUnder(state, command))
    return reject({ type: 'InvoiceNotOpen', invoiceId: command.invoiceId })
  const early = beforeAssignment(state, notifiedOn)
  if (early) return reject(early)
  if (state.assigned?.disclosure === 'confidential') return reject({ type: 'DebtorNotToBeTold' })
  if (state.notifiedOn === notifiedOn) return accept()
  return accept({ ...command, type: 'DebtorNotified' })
}

export const disputeInvoice = (state: State, command: DisputeInvoice): Decision => {
  const { amount, disputedOn } = command
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  if (!isOpenUnder(state, command))
    return reject({ type: 'InvoiceNotOpen', invoiceId: command.invoiceId })
  const { open, dispute } = state
  if (amount.currency !== open.currency) {
    return reject({ type: 'CurrencyMustMatch', currency: open.currency })
  }
  if (dispute && isDisputed(state)) {
    const asBefore =
      equals(dispute.amount, amount) &&
      dispute.reason === command.reason &&
      dispute.disputedOn === disputedOn
    if (asBefore) return accept()
    const { amount: disputed, disputedOn: since } = dispute
    return reject({ type: 'InvoiceDisputedOtherwise', amount: disputed, disputedOn: since })
  }
  const early = beforeAssignment(state, disputedOn)
  if (early) return reject(early)
  if (isNegative(minus(open, amount))) return reject({ type: 'DisputeAboveOpen', open })
  return accept({ ...command, type: 'InvoiceDisputed' })
}

/** Also of an invoice that was paid in the meantime. */
export const resolveDispute = (state: State, command: ResolveDispute): Decision => {
  const { outcome, resolvedOn } = command
  if (!isAssignedUnder(state, command) || state.dispute === undefined) {
    return reject({ type: 'InvoiceNotDisputed' })
  }
  const { dispute, resolved } = state
  if (resolved) {
    return resolved.outcome === outcome && resolved.resolvedOn === resolvedOn
      ? accept()
      : reject({ type: 'InvoiceNotDisputed' })
  }
  const { amount, disputedOn } = dispute
  if (resolvedOn < disputedOn) return reject({ type: 'BeforeDispute', disputedOn })
  return accept({ ...command, type: 'DisputeResolved', amount })
}

export const extendDueDate = (state: State, command: ExtendDueDate): Decision => {
  const { dueOn, extendedOn } = command
  if (!isOpenUnder(state, command))
    return reject({ type: 'InvoiceNotOpen', invoiceId: command.invoiceId })
  const early = beforeAssignment(state, extendedOn)
  if (early) return reject(early)
  const before = state.dueOn
  if (dueOn === before) return accept()
  if (dueOn < before) return reject({ type: 'DueDateNotLater', dueOn: before })
  return accept({ ...command, type: 'DueDateExtended', before })
}

const isOpenUnder = (state: State, whose: Whose): state is Invoice =>
  isAssignedUnder(state, whose) && isPositive(state.open)

/** So that the contract had started when it hears of it. */
const beforeAssignment = ({ assigned }: Invoice, on: Day): Rejection | undefined =>
  assigned !== undefined && on < assigned.assignedOn
    ? { type: 'BeforeAssignment', assignedOn: assigned.assignedOn }
    : undefined
