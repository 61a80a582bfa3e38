/** Money that went back is put to the invoices that it paid; what they owe again is booked, and told their lines. */
import { isPositive, minus, plus } from '@quittance/domain/values'

import { grouped, only, type Policy, send } from '../policy.ts'
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
      const unapplied = answers.map((answer) => only(answer, 'PaymentUnapplied')[0])
      const lines = unapplied.flatMap((payment) =>
        payment !== undefined && isPositive(payment.restored) ? [payment] : [],
      )
      // What was allocated and no invoice had taken was held: the debtor's credit.
      const rests = payments.flatMap(({ debtorId, amount }, index) => {
        const restored = unapplied[index]?.restored
        const rest = restored === undefined ? amount : minus(amount, restored)
        return isPositive(rest) ? [{ debtorId, amount: rest }] : []
      })
      yield [
        send({
          ...{ type: 'BookReversal', contractId, collectionId, means, receivedOn, reversedOn },
          lines: lines.map(({ invoiceId, number, debtorId, issuedOn, dueOn, restored }) => ({
            ...{ invoiceId, number, debtorId, issuedOn, dueOn, restored },
          })),
          credits: grouped(rests, ({ debtorId }) => debtorId).map(([debtorId, ofDebtor]) => ({
            debtorId,
            amount: ofDebtor.map(({ amount }) => amount).reduce(plus),
          })),
        }),
      ]
      yield reviseOutstanding(contractId, reversedOn, answers.flat())
    }
  },
}
