/** A receivable as it is when its recovery is asked: by its invoice, the terms of that day, and its debtor. */
import { type Life, termsOn } from './contract/state/life.ts'
import { type State as Debtor, openInsolvency } from './debtor/state.ts'
import type { State as Invoice } from './invoice/state.ts'
import type { Receivable } from './recovery/commands.ts'
import type { Day } from './values/day.ts'
import { min, zero } from './values/money.ts'

/** Nothing unless it is assigned. */
export const receivableOn = (
  {
    invoice,
    life,
    debtor,
  }: { readonly invoice: Invoice; readonly life: Life; readonly debtor: Debtor },
  on: Day,
): Receivable | undefined => {
  const isOwned = invoice.status === 'Assigned' || invoice.status === 'Extinguished'
  if (!isOwned || invoice.assigned === undefined) return undefined
  const { open, dispute, resolved, dueOn, assigned } = invoice
  const { assignedOn } = assigned
  const { recovery: plans, latePenaltyBeneficiary } = termsOn(life, on)
  return {
    ...{ open, dueOn, assignedOn, plans, latePenaltyBeneficiary, payment: null },
    disputed: dispute && !resolved ? min(dispute.amount, open) : zero(open.currency),
    // Null where it was assigned before that was recorded.
    disclosure: assigned.disclosure ?? termsOn(life, assignedOn).disclosure,
    debtor: debtor.kind ?? { typology: null, sector: null, country: null },
    insolventSince: openInsolvency(debtor)?.judgmentOn ?? null,
  }
}
