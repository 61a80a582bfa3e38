/** Definancing: a receivable that is overdue for too long is funded no longer, and that is said once. */
import { type Day, daysFrom } from '../../values/day.ts'
import type { ContractId } from '../../values/identity.ts'
import { overdueOn } from '../availability/receivables.ts'
import type { Event } from '../events.ts'
import { isStarted, termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'

/** Of what is open and beyond its threshold by that day, what was not said before; the longest overdue first. */
export const withdrawalsDue = (
  { life, funding }: Contract,
  contractId: ContractId,
  on: Day,
): ReadonlyArray<Event> => {
  if (!isStarted(life, on)) return []
  const isOverdue = overdueOn(termsOn(life, on), on)
  return funding.receivables
    .entrySeq()
    .filter(([, receivable]) => receivable.withdrawnBy === undefined)
    .filter(([, receivable]) => isOverdue(receivable))
    .sortBy(([invoiceId, { dueOn }]) => `${dueOn} ${invoiceId}`)
    .map(([invoiceId, { debtorId, dueOn, open: amount }]): Event => {
      const overdue = { cause: 'overdue', dayCount: daysFrom(dueOn, on) } as const
      const withdrawn = { contractId, invoiceId, debtorId, ...overdue, amount, withdrawnOn: on }
      return { type: 'FundingWithdrawn', ...withdrawn }
    })
    .toArray()
}
