/** What debtors paid to the client: charged to him, or his again (golden D-1). */
import { clientOf, referenceOf } from '../books.ts'
import { credit, debit, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

export const directPayments: Postings<'DirectPaymentCharged' | 'DirectPaymentReturned'> = {
  DirectPaymentCharged: (event, books) => {
    const { contractId, collectionId, debtorId, number, amount } = event
    const piece = referenceOf(books, collectionId)
    const about = { label: `Règlement direct ${number}`, piece }
    return posted(
      'EN',
      debit('251100', amount, { ...about, party: clientOf(books, contractId) }),
      credit('250100', amount, { ...about, party: debtorId, receivable: number }),
    )
  },
  DirectPaymentReturned: ({ contractId, collectionId, number, amount }, books) => {
    const about = {
      ...{ label: `Règlement direct rendu ${number}`, piece: referenceOf(books, collectionId) },
    }
    return posted(
      'EN',
      debit('258100', amount, about),
      credit('251100', amount, { ...about, party: clientOf(books, contractId) }),
    )
  },
}
