/** Invoice F102 of AF-1, in words that its tests share. Amounts are euros. */

import type {
  Command,
  DisputeInvoice,
  ExtendDueDate,
  IndemnifyInvoice,
  ReassignInvoice,
  ResolveDispute,
} from '../invoice/commands.ts'
import type { Event } from '../invoice/events.ts'
import { decider } from '../invoice/index.ts'
import { day } from '../values/day.ts'
import type { Disclosure } from '../values/disclosure.ts'
import {
  ClientId,
  CollectionId,
  ContractId,
  DebtorId,
  EventId,
  InvoiceId,
  id,
  ScheduleId,
} from '../values/identity.ts'
import { instant } from '../values/instant.ts'
import { type Money, zero } from '../values/money.ts'
import { number } from '../values/number.ts'
import type { RejectionReason } from '../values/reasons.ts'
import { text } from '../values/text.ts'
import { noTolerance } from '../values/tolerance.ts'
import { eur } from './amounts.ts'
import { story } from './story.ts'

export const { told, stateAfter } = story(decider)

const parties = {
  invoiceId: id(InvoiceId, 'F102'),
  contractId: id(ContractId, 'AF-2026-0001'),
  debtorId: id(DebtorId, 'B'),
}
/** Another contract, another debtor. */
export const elsewhere = { contractId: id(ContractId, 'AF-2026-0002') }
export const another = { debtorId: id(DebtorId, 'C') }

type Where = Partial<typeof parties>

const submission = {
  ...{ clientId: id(ClientId, 'ALPHA'), number: number('F102'), amount: eur('12000.00') },
  ...{ issuedOn: day('2026-01-09'), dueOn: day('2026-03-10') },
}

const by = (schedule: string) => ({ scheduleId: id(ScheduleId, schedule) })

export const submit = (schedule = 'R1', line = 2, where: Where = {}): Command => ({
  ...{ type: 'SubmitInvoice', ...parties, ...where, ...submission, ...by(schedule), line },
})
export const hold = (schedule = 'R1', where: Where = {}): Command => ({
  ...{ type: 'HoldInvoice', ...parties, ...where, ...by(schedule), missing: ['deliveryNote'] },
})
export const rejectIt = (
  schedule = 'R1',
  reason: RejectionReason = 'TermTooLong',
  where: Where = {},
): Command => ({
  ...{ type: 'RejectInvoice', ...parties, ...where, ...by(schedule), reason },
})
export const assign = (
  schedule = 'R1',
  where: Where = {},
  disclosure: Disclosure = 'notified',
): Command => ({
  ...{ type: 'AssignInvoice', ...parties, ...where, ...by(schedule), ...payment, disclosure },
})
const payment = {
  bookingId: id(EventId, '0b1c6f0e-5f0a-5b3e-9d57-2f6c1a7d9e11'),
  paidAt: instant('2026-01-12T09:30:00Z'),
  ...{ assignedOn: day('2026-01-12'), disclosure: 'notified' as Disclosure },
}
export const credit = (written: string, amount: Money, where: Where = {}): Command => ({
  ...{ type: 'ApplyCreditNote', ...parties, ...where, number: number(written), amount },
  appliedOn: day('2026-01-20'),
})
export const pay = (
  amount: Money,
  where: Where = {},
  tolerance = noTolerance(amount.currency),
): Command => ({
  ...{ type: 'ApplyPayment', ...parties, ...where, collectionId: id(CollectionId, 'C1'), amount },
  tolerance,
})

export const unpay = (where: Where = {}): Command => ({
  ...{ type: 'UnapplyPayment', ...parties, ...where, collectionId: id(CollectionId, 'C1') },
})

export const notify = (notifiedOn: string, where: Where = {}): Command => ({
  ...{ type: 'NotifyDebtor', ...parties, ...where, notifiedOn: day(notifiedOn) },
})
export const dispute = (
  amount: Money,
  disputedOn = '2026-02-16',
  where: Where = {},
): DisputeInvoice => ({
  ...{ type: 'DisputeInvoice', ...parties, ...where, amount, disputedOn: day(disputedOn) },
  reason: text('two pallets damaged'),
})
export const resolve = (
  outcome: ResolveDispute['outcome'],
  resolvedOn = '2026-03-02',
  where: Where = {},
): ResolveDispute => ({
  ...{ type: 'ResolveDispute', ...parties, ...where, outcome, resolvedOn: day(resolvedOn) },
})
export const extend = (
  dueOn: string,
  extendedOn = '2026-03-02',
  where: Where = {},
): ExtendDueDate => ({
  ...{ type: 'ExtendDueDate', ...parties, ...where, dueOn: day(dueOn) },
  extendedOn: day(extendedOn),
})

export const reassign = (
  amount: Money,
  ground: ReassignInvoice['ground'] = 'dispute',
  reassignedOn = '2026-07-09',
  where: Where = {},
): ReassignInvoice => ({
  ...{ type: 'ReassignInvoice', ...parties, ...where, ground, amount },
  reassignedOn: day(reassignedOn),
})
export const indemnify = (
  borne: Money,
  chargedBack: Money,
  on = '2026-05-11',
  where: Where = {},
): IndemnifyInvoice => ({
  ...{ type: 'IndemnifyInvoice', ...parties, ...where, borne, chargedBack, on: day(on) },
})

export const submitted = (schedule = 'R1', line = 2, where: Where = {}): Event => ({
  ...{ type: 'InvoiceSubmitted', ...parties, ...where, ...submission, ...by(schedule), line },
})
export const duplicate = (schedule: string, line: number, where: Where = {}): Event => ({
  ...{ type: 'DuplicateReported', ...parties, ...where, ...by(schedule), line },
  first: { contractId: parties.contractId, ...by('R1') },
})
export const held = (schedule = 'R1'): Event => ({
  ...{ type: 'InvoiceHeld', ...parties, ...by(schedule), missing: ['deliveryNote'] },
})
export const rejected = (schedule = 'R1', reason: RejectionReason = 'TermTooLong'): Event => ({
  ...{ type: 'InvoiceRejected', ...parties, ...by(schedule), reason },
})
export const assigned = (schedule = 'R1'): Event => ({
  ...{ type: 'InvoiceAssigned', ...parties, ...by(schedule), amount: eur('12000.00') },
  ...{ paidAt: payment.paidAt, assignedOn: payment.assignedOn, disclosure: payment.disclosure },
})
export const receipt = (): Event => ({
  ...{ type: 'SubrogationReceiptIssued', ...parties, amount: eur('12000.00') },
  ...{ bookingId: payment.bookingId, subrogatedAt: payment.paidAt },
})
export const credited = (
  written: string,
  amount: string,
  { applied, excess, open }: Readonly<Record<'applied' | 'excess' | 'open', string>>,
): Event => ({
  ...{ type: 'CreditNoteApplied', ...parties, number: number(written), amount: eur(amount) },
  ...{ applied: eur(applied), excess: eur(excess), open: eur(open), appliedOn: day('2026-01-20') },
})
export const refused = (
  written: string,
  amount: string,
  reason: 'InvoiceNotAssigned' | 'NumberUsedForAnother',
  where: Where = {},
): Event => ({
  ...{ type: 'CreditNoteRefused', ...parties, ...where, number: number(written) },
  ...{ amount: eur(amount), reason },
})
export const paid = (
  offered: Money,
  applied: Money,
  open: Money,
  where: Where = {},
  difference = zero(open.currency),
): Event => ({
  ...{ type: 'PaymentApplied', ...parties, ...where, number: number('F102') },
  ...{ collectionId: id(CollectionId, 'C1'), offered, applied, difference, open },
})
export const extinguished = (): Event => ({ type: 'InvoiceExtinguished', ...parties })
export const unpaid = (
  restored: string,
  open: string,
  where: Where = {},
  difference = '0.00',
): Event => ({
  ...{ type: 'PaymentUnapplied', ...parties, ...where, number: number('F102') },
  ...{ collectionId: id(CollectionId, 'C1'), restored: eur(restored) },
  ...{ difference: eur(difference), open: eur(open) },
  ...{ issuedOn: submission.issuedOn, dueOn: submission.dueOn },
})
export const reopened = (): Event => ({ type: 'InvoiceReopened', ...parties })
