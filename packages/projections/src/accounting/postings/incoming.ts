/** Encaissements, on the contract's side: what receipts paid, or no longer pay, of its invoices. */
import type { Contract } from '@quittance/domain/events'
import { type Money, plus } from '@quittance/domain/values'

import { type Books, clientOf, referenceOf } from '../books.ts'
import { credit, debit, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

export const incoming: Postings<
  | 'CollectionBooked'
  | 'CollectionReversalBooked'
  | 'SettlementDifferenceCharged'
  | 'SettlementDifferenceReversed'
> = {
  // A debtor's credit is no longer in suspense: it stands under his name.
  CollectionBooked: ({ collectionId, source, lines }, books) => {
    const [first] = lines
    if (first === undefined) return undefined
    const piece = referenceOf(books, collectionId)
    const total = summed(lines.map(({ applied }) => applied))
    const from = { label: `Lettrage ${piece}`, piece }
    return posted(
      'EN',
      source === 'credit'
        ? debit('252100', total, { ...from, party: first.debtorId })
        : debit('258100', total, from),
      ...lines.map(({ number, debtorId, applied }) =>
        credit('250100', applied, {
          ...{ party: debtorId, receivable: number, label: `Lettrage ${number}`, piece },
        }),
      ),
    )
  },

  CollectionReversalBooked: ({ collectionId, lines, credits }, books) => {
    const piece = referenceOf(books, collectionId)
    const back = { label: `Annulation ${piece}`, piece }
    const amounts = [
      ...lines.map(({ restored }) => restored),
      ...credits.map(({ amount }) => amount),
    ]
    if (amounts.length === 0) return undefined
    return posted(
      'EN',
      ...lines.map(({ number, debtorId, restored }) =>
        debit('250100', restored, {
          ...{ party: debtorId, receivable: number, label: `Annulation ${number}`, piece },
        }),
      ),
      ...credits.map(({ debtorId, amount }) =>
        debit('252100', amount, { ...back, party: debtorId }),
      ),
      credit('258100', summed(amounts), back),
    )
  },

  SettlementDifferenceCharged: (event, books) => differences(event, books, debit, credit),
  SettlementDifferenceReversed: (event, books) => differences(event, books, credit, debit),
}

const differences = (
  { contractId, collectionId, lines }: Differences,
  books: Books,
  ofClient: typeof debit,
  ofDebtor: typeof debit,
) => {
  if (lines.length === 0) return undefined
  const piece = referenceOf(books, collectionId)
  return posted(
    'EN',
    ofClient('251100', summed(lines.map(({ amount }) => amount)), {
      ...{ label: `Écart de règlement ${piece}`, piece, party: clientOf(books, contractId) },
    }),
    ...lines.map(({ number, debtorId, amount }) =>
      ofDebtor('250100', amount, {
        ...{ party: debtorId, receivable: number, label: `Écart de règlement ${number}`, piece },
      }),
    ),
  )
}

type Differences = Contract.SettlementDifferenceCharged | Contract.SettlementDifferenceReversed

/** Of one receipt, so of one currency. */
const summed = (amounts: ReadonlyArray<Money>): Money => amounts.reduce(plus)
