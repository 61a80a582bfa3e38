/** Encaissements, on the collection's side: money that comes in is in suspense until it is said what for. */
import { isPositive } from '@quittance/domain/values'

import { type Books, received, referenceOf } from '../books.ts'
import { credit, debit, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

export const collections: Postings<
  | 'CollectionReceived'
  | 'DirectPaymentPassedOn'
  | 'RemainderHeld'
  | 'CreditHeld'
  | 'CollectionReversed'
  | 'CollectionRefunded'
  | 'CollectionForwarded'
> = {
  CollectionReceived: ({ amount, bankReference, bookedOn }) => {
    const about = {
      ...{ label: `Encaissement ${bankReference}`, piece: bankReference, pieceOn: bookedOn },
    }
    return posted('EN', debit('110100', amount, about), credit('258100', amount, about))
  },
  DirectPaymentPassedOn: ({ collectionId, amount, passedOnOn }, books) => {
    const about = { ...of(books, collectionId, 'Règlement direct reversé'), pieceOn: passedOnOn }
    return posted('EN', debit('110100', amount, about), credit('258100', amount, about))
  },
  RemainderHeld: held,
  CreditHeld: held,
  // One for each contract that it paid, and the money goes back once: all that had not left before.
  CollectionReversed: ({ collectionId, ground, reversedOn }, books) => {
    const { receipt, left } = received(books, collectionId)
    if (receipt.isReversed || !isPositive(left)) return undefined
    const what = ground === 'returned' ? 'Impayé' : 'Virement rappelé'
    const about = { ...of(books, collectionId, what), pieceOn: reversedOn }
    return posted('EN', debit('258100', left, about), credit('110100', left, about))
  },
  CollectionRefunded: ({ collectionId, debtorId, amount, refundedOn }, books) => {
    const about = { ...of(books, collectionId, 'Remboursement'), pieceOn: refundedOn }
    const from =
      debtorId === null
        ? debit('258100', amount, about)
        : debit('252100', amount, { ...about, party: debtorId })
    return posted('EN', from, credit('110100', amount, about))
  },
  CollectionForwarded: ({ collectionId, clientId, amount, forwardedOn }, books) => {
    const about = { ...of(books, collectionId, 'Reversement'), pieceOn: forwardedOn }
    const his = { ...about, party: clientId }
    return posted(
      'EN',
      ...[debit('258100', amount, about), credit('258200', amount, his)],
      ...[debit('258200', amount, his), credit('110100', amount, about)],
    )
  },
}

/** Of a receipt that went back meanwhile nothing is left to hold. */
function held({ collectionId, debtorId, amount }: Held, books: Books): ReturnType<typeof posted> {
  if (received(books, collectionId).receipt.isReversed) return undefined
  const about = of(books, collectionId, 'Trop-perçu')
  const his = { ...about, party: debtorId }
  return posted('EN', debit('258100', amount, about), credit('252100', amount, his))
}

type Held =
  | Parameters<Postings<'RemainderHeld' | 'CreditHeld'>['RemainderHeld']>[0]
  | Parameters<Postings<'CreditHeld'>['CreditHeld']>[0]

function of(books: Books, collectionId: Held['collectionId'], what: string) {
  const piece = referenceOf(books, collectionId)
  return { label: `${what} ${piece}`, piece }
}
