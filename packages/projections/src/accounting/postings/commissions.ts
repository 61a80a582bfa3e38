/** Commissions: what the client pays, and the tax on it. */
import type { Contract } from '@quittance/domain/events'
import { movementsOf } from '@quittance/domain/figures'

import { type Books, clientOf } from '../books.ts'
import type { FactorAccount } from '../chart.ts'
import { credit, debit, type JournalCode, posted } from '../entry.ts'
import type { Postings } from '../posting.ts'

type Charged =
  | Contract.FactoringCommissionCharged
  | Contract.AnnualMinimumCharged
  | Contract.AncillaryFeeCharged
  | Contract.FinancingCommissionCharged
  | Contract.FinancingCommissionCorrected

export const commissions: Postings<Charged['type']> = {
  // What a receipt is charged for is no part of a schedule.
  FactoringCommissionCharged: (event, books) =>
    charged(
      event,
      books,
      '706100',
      'Commission',
      event.occasion.kind === 'collection' ? 'CM' : 'RM',
    ),
  AnnualMinimumCharged: (event, books) => charged(event, books, '706100', 'Minimum annuel'),
  AncillaryFeeCharged: (event, books) => charged(event, books, '706200', 'Frais'),
  FinancingCommissionCharged: (event, books) =>
    charged(event, books, '702100', 'Commission de financement'),
  FinancingCommissionCorrected: (event, books) =>
    charged(event, books, '702100', 'Commission de financement rectifiée'),
}

/** A negative one gives back: its sides are exchanged. */
const charged = (
  event: Charged,
  books: Books,
  income: FactorAccount,
  what: string,
  journal: JournalCode = 'CM',
) => {
  const piece = movementsOf(event)[0]?.reference ?? event.valueOn
  const about = {
    label: `${what} ${piece}`,
    piece: event.type === 'FactoringCommissionCharged' ? pieceOf(event, piece) : piece,
  }
  return posted(
    journal,
    debit('251100', event.inclTax, { ...about, party: clientOf(books, event.contractId) }),
    credit(income, event.exclTax, about),
    credit('445710', event.vatAmount, about),
  )
}

/** The schedule itself, also where one invoice of it was released. */
const pieceOf = ({ occasion }: Contract.FactoringCommissionCharged, reference: string): string =>
  occasion.kind === 'release' ? occasion.scheduleId : reference
