/** Money that went back is put to the invoices that it paid; what they owe again is booked, and told their lines. */
import { isPositive } from '@quittance/domain/values'

import { only, type Policy, send } from '../policy.ts'
import { reviseOutstanding } from './revise-outstanding.ts'

export const reversePayments: Policy = {
  name: 'reverse-payments',
  *react(append) {
    for (const reversed of only(append, 'CollectionReversed')) {
      const { collectionId, contractId, means, receivedOn, reversedOn, payments } = reversed
      if (contractId === null) continue
      const answers = yield payments.map(({ invoiceId, debtorId }) =>
        send({ type: 'UnapplyPayment', invoiceId, contractId, debtorId, collectionId }),
      )
      const unapplied = answers.flatMap((answer) => only(answer, 'PaymentUnapplied'))
      yield [
        send({
          ...{ type: 'BookReversal', contractId, collectionId, means, receivedOn, reversedOn },
          lines: unapplied
            .filter(({ restored }) => isPositive(restored))
            .map(({ invoiceId, number, debtorId, issuedOn, dueOn, restored }) => ({
              ...{ invoiceId, number, debtorId, issuedOn, dueOn, restored },
            })),
          differences: unapplied
            .filter(({ difference }) => isPositive(difference))
            .map(({ invoiceId, number, debtorId, difference: amount }) => ({
              ...{ invoiceId, number, debtorId, amount },
            })),
        }),
      ]
      yield reviseOutstanding(contractId, reversedOn, answers.flat())
    }
  },
}
