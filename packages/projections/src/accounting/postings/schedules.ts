/** Remises: invoices bought, and credit notes on them. */
import { movementsOf } from '@quittance/domain/figures'
import { plus } from '@quittance/domain/values'

import { clientOf, numberOfInvoice } from '../books.ts'
import { credit, debit, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

export const schedules: Postings<'ScheduleBooked' | 'CreditNoteBooked'> = {
  ScheduleBooked: (event, books) => {
    const { contractId, scheduleId, purchased, accepted } = event
    const bought = accepted.flatMap((line) => (line.kind === 'invoice' ? [line] : []))
    const reference = movementsOf(event)[0]?.reference
    return posted(
      'RM',
      ...bought.map(({ number, debtorId, amount, issuedOn }) =>
        debit('250100', amount, {
          ...{ party: debtorId, receivable: number, piece: number, pieceOn: issuedOn },
          label: `Remise ${scheduleId} ${number}`,
        }),
      ),
      credit('251100', purchased, {
        ...{ party: clientOf(books, contractId), piece: scheduleId },
        label: `Remise ${reference}`,
      }),
    )
  },

  CreditNoteBooked: (event, books) => {
    const { contractId, invoiceId, debtorId, number, applied, excess } = event
    const note = { label: `Avoir ${number}`, piece: number }
    const receivable = numberOfInvoice(books, invoiceId)
    return posted(
      'RM',
      debit('251100', plus(applied, excess), { ...note, party: clientOf(books, contractId) }),
      credit('250100', applied, { ...note, party: debtorId, receivable }),
      credit('252100', excess, { ...note, party: debtorId }),
    )
  },
}
