/** Risques: what is given back to the client, what the factor loses, and what comes back of it. */
import { plus } from '@quittance/domain/values'

import { clientOf, numberOfInvoice } from '../books.ts'
import { credit, debit, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

export const losses: Postings<
  'InvoiceChargedBack' | 'LossBorne' | 'RecoveryBooked' | 'RecoveryReversalBooked'
> = {
  InvoiceChargedBack: ({ contractId, debtorId, invoiceId, amount, chargedBackOn }, books) => {
    const receivable = numberOfInvoice(books, invoiceId)
    const piece = receivable ?? invoiceId
    const about = { label: `Contre-passation ${piece}`, piece, pieceOn: chargedBackOn }
    return posted(
      'RQ',
      debit('251100', amount, { ...about, party: clientOf(books, contractId) }),
      credit('250100', amount, { ...about, party: debtorId, receivable }),
    )
  },
  // By way of the doubtful receivables: the same entry takes it there and writes it off.
  LossBorne: ({ debtorId, invoiceId, amount, borneOn }, books) => {
    const receivable = numberOfInvoice(books, invoiceId)
    const piece = receivable ?? invoiceId
    const about = { label: `Perte ${piece}`, piece, pieceOn: borneOn, party: debtorId }
    return posted(
      'RQ',
      debit('250900', amount, { ...about, receivable }),
      credit('250100', amount, { ...about, receivable }),
      debit('667100', amount, about),
      credit('250900', amount, { ...about, receivable }),
    )
  },
  RecoveryBooked: (event, books) => {
    const { contractId, debtorId, forFactor, forClient, recoveredOn } = event
    const about = { label: `Récupération ${debtorId}`, piece: debtorId, pieceOn: recoveredOn }
    return posted(
      'RQ',
      debit('258100', plus(forFactor, forClient), about),
      credit('667100', forFactor, { ...about, party: debtorId }),
      credit('251100', forClient, { ...about, party: clientOf(books, contractId) }),
    )
  },
  RecoveryReversalBooked: (event, books) => {
    const { contractId, debtorId, forFactor, forClient, reversedOn } = event
    const label = `Récupération ${debtorId} annulée`
    const about = { label, piece: debtorId, pieceOn: reversedOn }
    return posted(
      'RQ',
      debit('667100', forFactor, { ...about, party: debtorId }),
      debit('251100', forClient, { ...about, party: clientOf(books, contractId) }),
      credit('258100', plus(forFactor, forClient), about),
    )
  },
}
