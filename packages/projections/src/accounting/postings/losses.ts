/** Risques: what is given back to the client, what the factor loses, and what comes back of it. */
import { plus } from '@quittance/domain/values'

import { clientOf, numberOfInvoice, referenceOf } from '../books.ts'
import { credit, debit, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

export const losses: Postings<
  'InvoiceChargedBack' | 'LossBorne' | 'RecoveryBooked' | 'RecoveryReversalBooked' | 'TakingUndone'
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
  // Each posts as what it undoes did, with its sides changed.
  TakingUndone: ({ contractId, debtorId, number, of, amount, undoneOn }, books) => {
    const about = { piece: number, pieceOn: undoneOn }
    const ofDebtor = { party: debtorId, receivable: number }
    switch (of.kind) {
      case 'loss': {
        const lost = { ...about, label: `Perte ${number} annulée`, party: debtorId }
        return posted(
          'RQ',
          debit('250900', amount, { ...lost, receivable: number }),
          credit('667100', amount, lost),
          debit('250100', amount, { ...lost, receivable: number }),
          credit('250900', amount, { ...lost, receivable: number }),
        )
      }
      case 'chargeBack': {
        const label = `Contre-passation ${number} annulée`
        return posted(
          'RQ',
          debit('250100', amount, { ...about, label, ...ofDebtor }),
          credit('251100', amount, { ...about, label, party: clientOf(books, contractId) }),
        )
      }
      case 'directPayment': {
        const piece = referenceOf(books, of.collectionId)
        const label = `Règlement direct ${number} annulé`
        return posted(
          'EN',
          debit('250100', amount, { label, piece, ...ofDebtor }),
          credit('251100', amount, { label, piece, party: clientOf(books, contractId) }),
        )
      }
    }
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
