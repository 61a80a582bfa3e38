/** An allocation is put to its invoices; what they took is booked, what they left is the debtor's. */
import type { Collection } from '@quittance/domain/events'
import { isPositive, type Money, minus, plus } from '@quittance/domain/values'

import { grouped, only, type Policy, send } from '../policy.ts'
import { reviseOutstanding } from './revise-outstanding.ts'

export const applyPayments: Policy = {
  name: 'apply-payments',
  *react(append) {
    for (const allocated of only(append, 'PaymentAllocated')) {
      const { collectionId, contractId, means, receivedOn, allocations } = allocated
      const answers = yield allocations.map(({ invoiceId, debtorId, amount }) =>
        send({ type: 'ApplyPayment', invoiceId, contractId, debtorId, collectionId, amount }),
      )
      const taken = answers.map((answer) => only(answer, 'PaymentApplied')[0])
      const lines = taken.flatMap((payment) =>
        payment !== undefined && isPositive(payment.applied) ? [payment] : [],
      )
      const remainders = left(
        allocations,
        taken.map((payment) => payment?.applied),
      )
      yield [
        ...(lines.length === 0
          ? []
          : [
              send({
                ...{ type: 'BookCollection', contractId, collectionId, means, receivedOn },
                lines: lines.map(({ invoiceId, number, debtorId, applied }) => ({
                  ...{ invoiceId, number, debtorId, applied },
                })),
              }),
            ]),
        ...(remainders.length === 0
          ? []
          : [send({ type: 'HoldRemainder', collectionId, contractId, remainders }, contractId)]),
      ]
      yield reviseOutstanding(contractId, receivedOn, answers.flat())
    }
  },
}

export const noteDebtorCredit: Policy = {
  name: 'note-debtor-credit',
  *react(append) {
    for (const held of only(append, 'RemainderHeld')) {
      const { collectionId, contractId, debtorId, amount } = held
      const credit = { contractId, debtorId, collectionId, amount }
      yield [send({ type: 'NoteDebtorCredit', ...credit }, debtorId)]
    }
  },
}

/** What the invoices did not take, debtor by debtor. */
const left = (
  allocations: Collection.PaymentAllocated['allocations'],
  taken: ReadonlyArray<Money | undefined>,
) =>
  grouped(
    allocations.flatMap(({ debtorId, amount }, index) => {
      const applied = taken[index]
      const rest = applied === undefined ? amount : minus(amount, applied)
      return isPositive(rest) ? [{ debtorId, amount: rest }] : []
    }),
    ({ debtorId }) => debtorId,
  ).map(([debtorId, rests]) => ({
    debtorId,
    amount: rests.map(({ amount }) => amount).reduce(plus),
  }))
