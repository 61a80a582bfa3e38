/** Money that came in and credit notes: reported, so never refused. */
import { accept } from '../../decider.ts'
import { businessDaysAfter, target } from '../../values/calendar.ts'
import { isZero } from '../../values/money.ts'
import type { DocumentNumber } from '../../values/number.ts'
import type { Text } from '../../values/text.ts'
import type { BookCollection, BookCreditNote } from '../commands/incoming.ts'
import type { Decision } from '../rejection.ts'
import { termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'
import { commissionOnCreditNote } from './commissions.ts'
import { withFund } from './fund.ts'
import { commissionOnCollection, withSettlements } from './linked-advances.ts'

/** Counts for interest after the float of its means of payment, in TARGET days from the receipt. */
export const bookCollection = (contract: Contract, command: BookCollection): Decision => {
  const { contractId, collectionId, means, receivedOn } = command
  const lines = command.lines.filter(({ applied }) => !isZero(applied))
  if (lines.length === 0) return accept()
  const float = termsOn(contract.life, receivedOn).collectionValue[means]
  const booked = {
    ...({ type: 'CollectionBooked', contractId, collectionId, means, receivedOn, lines } as const),
    valueOn: businessDaysAfter(target, receivedOn, float),
  }
  const reference = together(lines.map(({ number }) => number))
  const invoices = lines.map(({ invoiceId }) => invoiceId)
  const events = [
    ...withSettlements(contract, booked, { contractId, invoices, valueOn: booked.valueOn }),
    ...commissionOnCollection(contract, booked, reference),
  ]
  return accept(...withFund(contract, events, { contractId, reference, on: receivedOn }))
}

export const bookCreditNote = (contract: Contract, command: BookCreditNote): Decision => {
  const { contractId, invoiceId, debtorId, number, applied, excess, appliedOn } = command
  const booked = {
    ...({ type: 'CreditNoteBooked', contractId, invoiceId, debtorId, number } as const),
    ...{ applied, excess, valueOn: appliedOn },
  }
  const reference = together([number])
  const touched = { contractId, invoices: [invoiceId], valueOn: appliedOn }
  const events = [
    ...withSettlements(contract, booked, touched),
    ...commissionOnCreditNote(contract, command),
  ]
  return accept(...withFund(contract, events, { contractId, reference, on: appliedOn }))
}

/** Up to three numbers as they are; of more, the first and how many follow. */
const together = (numbers: ReadonlyArray<DocumentNumber>): Text => {
  const [first] = numbers
  const text = numbers.length > 3 ? `${first} +${numbers.length - 1}` : numbers.join(' ')
  return text as Text
}
