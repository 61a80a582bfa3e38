/** Which receivables are due when, of those still funded: what is overdue is found by its day, not among all. */
import { type Map as PersistentMap, Set as PersistentSet } from 'immutable'

import type { Day } from '../../values/day.ts'
import type { InvoiceId } from '../../values/identity.ts'
import type { Event } from '../events.ts'
import type { Receivable, Receivables } from './receivables.ts'

export type DueDays = PersistentMap<Day, PersistentSet<InvoiceId>>

/** As the receivables are after an event that touched those. */
export const dueDaysAfter = (
  days: DueDays,
  [before, after]: readonly [before: Receivables, after: Receivables],
  touched: ReadonlyArray<InvoiceId>,
): DueDays =>
  days.withMutations((all) => {
    for (const invoiceId of touched) {
      const was = fundedUntilDue(before.get(invoiceId))
      const is = fundedUntilDue(after.get(invoiceId))
      if (was === is) continue
      if (was !== undefined) {
        const left = all.get(was)?.delete(invoiceId)
        if (left === undefined || left.isEmpty()) all.delete(was)
        else all.set(was, left)
      }
      if (is !== undefined) {
        all.set(is, (all.get(is) ?? PersistentSet<InvoiceId>()).add(invoiceId))
      }
    }
  })

const fundedUntilDue = (receivable: Receivable | undefined): Day | undefined =>
  receivable?.withdrawnBy === undefined ? receivable?.dueOn : undefined

/** The invoices whose receivables an event opens, moves or closes. */
export const invoicesOf = (event: Event): ReadonlyArray<InvoiceId> => {
  switch (event.type) {
    case 'ScheduleBooked':
      return event.accepted.map(({ invoiceId }) => invoiceId)
    case 'CollectionBooked':
    case 'CollectionReversalBooked':
    case 'SettlementDifferenceCharged':
    case 'SettlementDifferenceReversed':
      return event.lines.map(({ invoiceId }) => invoiceId)
    case 'CreditNoteBooked':
    case 'DirectPaymentCharged':
    case 'DueDateNoted':
    case 'FundingWithdrawn':
    case 'InvoiceChargedBack':
    case 'LossBorne':
    case 'TakingUndone':
      return [event.invoiceId]
    default:
      return []
  }
}
