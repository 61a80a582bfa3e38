/** Definancing: what is overdue or disputed for too long is funded no longer, and that is said once. */
import { type Day, daysFrom } from '../../values/day.ts'
import type { ContractId } from '../../values/identity.ts'
import { min } from '../../values/money.ts'
import { lastDueOn } from '../availability/receivables.ts'
import type { Event } from '../events.ts'
import { isStarted, termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'

/**
 * What is due by that day and was not said before: disputes whose grace is over, then what is open and beyond
 * its threshold, the longest overdue first. Found by its day: nothing else that is open is looked at.
 */
export const withdrawalsDue = (
  contract: Contract,
  contractId: ContractId,
  on: Day,
): ReadonlyArray<Event> =>
  isStarted(contract.life, on)
    ? [...gracesOver(contract, contractId, on), ...overdue(contract, contractId, on)]
    : []

const overdue = (
  { life, funding }: Contract,
  contractId: ContractId,
  on: Day,
): ReadonlyArray<Event> => {
  const last = lastDueOn(termsOn(life, on), on)
  if (last === undefined) return []
  return funding.dueDays
    .entrySeq()
    .filter(([dueOn]) => dueOn <= last)
    .sortBy(([dueOn]) => dueOn)
    .flatMap(([, invoices]) => invoices.valueSeq().sort())
    .flatMap((invoiceId): ReadonlyArray<Event> => {
      const receivable = funding.receivables.get(invoiceId)
      if (receivable === undefined) return []
      const { debtorId, dueOn, open: amount } = receivable
      const cause = { cause: 'overdue', dayCount: daysFrom(dueOn, on) } as const
      const withdrawn = { contractId, invoiceId, debtorId, ...cause, amount, withdrawnOn: on }
      return [{ type: 'FundingWithdrawn', ...withdrawn }]
    })
    .toArray()
}

const gracesOver = ({ funding }: Contract, contractId: ContractId, on: Day): ReadonlyArray<Event> =>
  funding.graces
    .entrySeq()
    .filter(([, from]) => from <= on)
    .sortBy(([invoiceId, from]) => `${from} ${invoiceId}`)
    .flatMap(([invoiceId]): ReadonlyArray<Event> => {
      const receivable = funding.receivables.get(invoiceId)
      const dispute = funding.reserves.get(invoiceId)?.get('dispute')
      if (receivable === undefined || dispute === undefined) return []
      const { debtorId, open } = receivable
      const cause = { cause: 'dispute', dayCount: daysFrom(dispute.reservedOn, on) } as const
      const amount = min(dispute.amount, open)
      const withdrawn = { contractId, invoiceId, debtorId, ...cause, amount, withdrawnOn: on }
      return [{ type: 'FundingWithdrawn', ...withdrawn }]
    })
    .toArray()
