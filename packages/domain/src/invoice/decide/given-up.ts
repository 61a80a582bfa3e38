/** What the factor does not ask the debtor for any more: it is the client's again, or a loss. */
import { accept } from '../../decider.ts'
import { isNegative, isPositive, isZero, min, minus } from '../../values/money.ts'
import { isOfDispute } from '../../values/reasons.ts'
import type { IndemnifyInvoice, ReassignInvoice } from '../commands.ts'
import type { Event } from '../events.ts'
import { type Decision, isAssignedUnder } from '../rejection.ts'
import { type Invoice, isDisputed } from '../state.ts'

/** Of what is open; with what was disputed of it the dispute is over, as far as the factor goes (golden T-1). */
export const reassign = (invoice: Invoice, command: ReassignInvoice): Decision => {
  if (!isAssignedUnder(invoice, command)) return accept()
  const { invoiceId, contractId, debtorId, ground, reassignedOn } = command
  const amount = min(command.amount, invoice.open)
  const open = minus(invoice.open, amount)
  const parties = { invoiceId, contractId, debtorId }
  const reassigned: Event = {
    ...{ type: 'InvoiceReassigned', ...parties, ground, amount, open, reassignedOn },
  }
  const { dispute } = invoice
  if (dispute === undefined || !isDisputed(invoice)) return accept(reassigned)
  const isAll = isOfDispute(ground) && !isNegative(minus(amount, dispute.amount))
  if (!isAll && !isZero(open)) return accept(reassigned)
  return accept<Event>(reassigned, {
    ...{ type: 'DisputeResolved', ...parties, outcome: 'reassigned', amount: dispute.amount },
    resolvedOn: reassignedOn,
  })
}

export const indemnify = (invoice: Invoice, command: IndemnifyInvoice): Decision => {
  if (!isAssignedUnder(invoice, command)) return accept()
  const { invoiceId, contractId, debtorId, on: indemnifiedOn } = command
  const borne = min(command.borne, invoice.open)
  const chargedBack = min(command.chargedBack, minus(invoice.open, borne))
  const open = minus(minus(invoice.open, borne), chargedBack)
  const parties = { invoiceId, contractId, debtorId }
  return accept<Event>(
    {
      ...{ type: 'InvoiceIndemnified', ...parties, borne, chargedBack, open },
      indemnifiedOn,
    },
    ...(isPositive(invoice.open) && isZero(open)
      ? [{ type: 'InvoiceExtinguished', ...parties } as const]
      : []),
  )
}
