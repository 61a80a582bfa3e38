/** Money between the factor's bank and his client: advances, the last balance, what the client pays in. */
import type { Contract } from '@quittance/domain/events'

import { type Books, clientOf } from '../books.ts'
import { credit, debit, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

export const clientMoney: Postings<
  'AdvanceBooked' | 'AdvanceReturned' | 'ClientBalanceRepaid' | 'ClientPaymentBooked'
> = {
  AdvanceBooked: (event, books) => {
    const { about, his } = named(event, books, 'Financement', event.advanceId)
    return posted('FI', debit('251100', event.amount, his), credit('110100', event.amount, about))
  },
  // One that had not been booked as paid has moved nothing.
  AdvanceReturned: (event, books) => {
    if (!event.wasBooked) return undefined
    const { about, his } = named(event, books, 'Financement rejeté', event.advanceId)
    return posted('FI', debit('110100', event.amount, about), credit('251100', event.amount, his))
  },
  ClientBalanceRepaid: (event, books) => {
    const { about, his } = named(event, books, 'Solde', event.contractId)
    return posted('FI', debit('251100', event.amount, his), credit('110100', event.amount, about))
  },
  ClientPaymentBooked: (event, books) => {
    const { about, his } = named(event, books, 'Versement', event.reference)
    return posted('EN', debit('110100', event.amount, about), credit('251100', event.amount, his))
  },
}

/** The bank has no auxiliary account: payments out do not say from which of its accounts they are. */
const named = (
  { contractId }: Pick<Contract.AdvanceBooked, 'contractId'>,
  books: Books,
  what: string,
  piece: string,
) => {
  const about = { label: `${what} ${piece}`, piece }
  return { about, his: { ...about, party: clientOf(books, contractId) } }
}
