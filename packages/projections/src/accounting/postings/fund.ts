/** The guarantee fund: the client's money, from one of his accounts to the other. */
import type { Contract } from '@quittance/domain/events'

import { type Books, clientOf } from '../books.ts'
import { credit, debit, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

export const fund: Postings<
  'GuaranteeFundLevied' | 'GuaranteeFundReleased' | 'GuaranteeFundSeized'
> = {
  GuaranteeFundLevied: (event, books) => {
    const about = fundOf(event, books, 'Fonds de garantie', event.reference)
    return posted('RM', debit('251100', event.amount, about), credit('251200', event.amount, about))
  },
  GuaranteeFundReleased: (event, books) => {
    const about = fundOf(event, books, 'Fonds de garantie libéré', event.reference)
    return posted('RM', debit('251200', event.amount, about), credit('251100', event.amount, about))
  },
  GuaranteeFundSeized: (event, books) => {
    const about = fundOf(event, books, 'Fonds de garantie saisi', event.contractId)
    return posted('RQ', debit('251200', event.amount, about), credit('251100', event.amount, about))
  },
}

const fundOf = (
  { contractId }: Pick<Contract.GuaranteeFundLevied, 'contractId'>,
  books: Books,
  what: string,
  piece: string,
) => ({ label: `${what} ${piece}`, piece, party: clientOf(books, contractId) })
