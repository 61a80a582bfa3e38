/** Invoices and how they are recovered: what is open of each, and what was done for it. */
import { Invoice, Recovery } from '@quittance/domain'
import type { InvoiceState, Recovered } from '@quittance/domain/figures'
import { receivables, recoveries } from '@quittance/projections'

import { totalOf, wordsOf } from './figures.ts'
import { kept, roomOf, view } from './room.ts'

const invoiceFigures = (state: InvoiceState) => {
  if (state.status === 'Absent') return {}
  const { status, submitted, open, payments, creditNotes, dueOn, dispute, resolved } = state
  const paid = totalOf(
    payments.valueSeq().map(({ applied }) => applied),
    open,
  )
  const credited = totalOf(
    creditNotes.valueSeq().map(({ applied }) => applied),
    open,
  )
  const isDisputed = dispute !== undefined && resolved === undefined
  return {
    ...{ number: submitted.number, open, paid, credited },
    ...wordsOf({ status: status.toLowerCase(), dueOn, isDisputed }),
  }
}

export const invoices = roomOf(
  Invoice,
  invoiceFigures,
  [
    view('receivables', receivables, ({ number, open, paid, credited, legal, dueOn, dispute }) => ({
      ...{ number, open, paid, credited },
      ...wordsOf({ status: legal, dueOn, isDisputed: dispute !== null }),
    })),
    view('recoveries', recoveries, ({ invoice }) => invoiceFigures(invoice)),
  ],
  [kept(receivables)],
)

const recoveryFigures = ({ taken, promise, suspended, penalties }: Recovered) =>
  wordsOf({
    ...{ taken: taken.length, promise: promise?.became.toLowerCase() },
    ...{ suspendedFor: suspended.keySeq().toArray().sort().join(' '), penalties: penalties.size },
  })

export const recoveryRoom = roomOf(Recovery, recoveryFigures, [
  view('recoveries', recoveries, ({ recovery }) => recoveryFigures(recovery)),
])
