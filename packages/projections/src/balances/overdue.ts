/** Overdue (_impayés_): of one contract what is past due or disputed on a day, and what of it is not funded. */

import type { Day, DocumentNumber } from '@quittance/domain/values'
import { type DebtorId, daysFrom, type InvoiceId, type Money, sum } from '@quittance/domain/values'

import { availabilityOf, type Position } from './position.ts'

export interface OverdueReceivable {
  readonly invoiceId: InvoiceId
  readonly debtorId: DebtorId
  readonly number: DocumentNumber
  readonly dueOn: Day
  /** Past due; none of what is due later. */
  readonly days: number
  readonly open: Money
  /** For being overdue for too long, or disputed. */
  readonly notFunded: Money
  readonly causes: ReadonlyArray<'overdue' | 'disputed'>
  /** The event that withdrew its funding, by its revision; nothing while no closed day and no draw has said so. */
  readonly withdrawnBy: bigint | undefined
}

/** The longest overdue first. */
export const overdueOf = (row: Position, on: Day): ReadonlyArray<OverdueReceivable> =>
  availabilityOf(row, on)
    .receivables.map(({ invoiceId, receivable, exclusions }) => {
      const { debtorId, number, dueOn, open, withdrawnBy } = receivable
      const excluded = exclusions.flatMap(({ cause, amount }) =>
        cause === 'overdue' || cause === 'disputed' ? [{ cause, amount }] : [],
      )
      const amounts = excluded.map(({ amount }) => amount)
      return {
        ...{ invoiceId, debtorId, number, dueOn, days: Math.max(0, daysFrom(dueOn, on)), open },
        ...{ notFunded: sum(amounts, open.currency), withdrawnBy },
        causes: excluded.map(({ cause }) => cause),
      }
    })
    .filter(({ days, causes }) => days > 0 || causes.length > 0)
    .toSorted((one, other) => (order(one) < order(other) ? -1 : 1))

const order = ({ dueOn, debtorId, number }: OverdueReceivable): string =>
  `${dueOn} ${debtorId} ${number}`
