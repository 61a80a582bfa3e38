/** Hors bilan: what the factor has promised to bear, by debtor, against the contra account. */
import type { GuaranteeLine } from '@quittance/domain/events'
import { type Money, negated } from '@quittance/domain/values'

import { type Books, numberOfInvoice } from '../books.ts'
import { credit, debit, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

export const cover: Postings<
  'InvoiceCovered' | 'CoverToppedUp' | 'OutstandingReduced' | 'OutstandingRestored'
> = {
  InvoiceCovered: (event, books) => changed(event, books, event.covered),
  CoverToppedUp: (event, books) => changed(event, books, event.toppedUp),
  OutstandingReduced: (event, books) => changed(event, books, negated(event.released)),
  OutstandingRestored: (event, books) => changed(event, books, event.restored),
}

/** Of something as of nothing: a change of nothing posts nothing. */
const changed = ({ debtorId, invoiceId }: Cover, books: Books, by: Money) => {
  const piece = numberOfInvoice(books, invoiceId) ?? invoiceId
  const about = { label: `Garantie ${piece}`, piece }
  return posted('HB', debit('903100', by, { ...about, party: debtorId }), credit('999', by, about))
}

type Cover = Pick<
  Extract<GuaranteeLine.Event, { readonly type: 'InvoiceCovered' }>,
  'debtorId' | 'invoiceId'
>
