/** A credit note that an invoice took is booked, its excess held, then its line hears what is left to pay. */
import { isPositive } from '@quittance/domain/values'

import { only, type Policy, send } from '../policy.ts'
import { reviseOutstanding } from './revise-outstanding.ts'

export const bookCreditNote: Policy = {
  name: 'book-credit-note',
  *react(append) {
    for (const applied of only(append, 'CreditNoteApplied')) {
      const { contractId, invoiceId, debtorId, number, excess, appliedOn } = applied
      const creditNote = { contractId, invoiceId, debtorId, number, applied: applied.applied }
      const held = { contractId, debtorId, invoiceId, number, amount: excess, heldOn: appliedOn }
      yield [
        send({ type: 'BookCreditNote', ...creditNote, excess, appliedOn }, number),
        ...(isPositive(excess) ? [send({ type: 'HoldExcess', ...held })] : []),
      ]
      yield reviseOutstanding(contractId, appliedOn, append)
    }
  },
}
