/** Money is put to invoices; what they took is booked, what they left is the debtor's. */
import type { Collection, Contract, Invoice } from '@quittance/domain/events'
import { isPositive, minus, noTolerance, plus } from '@quittance/domain/values'

import { grouped, only, type Policy, send } from '../policy.ts'
import { reviseOutstanding } from './revise-outstanding.ts'

export const applyPayments: Policy = {
  name: 'apply-payments',
  *react(append) {
    for (const allocated of only(append, 'PaymentAllocated')) {
      const { collectionId, contractId, means, receivedOn, tolerance, allocations } = allocated
      const answers = yield allocations.map(({ invoiceId, debtorId, amount }) =>
        send({
          ...{ type: 'ApplyPayment', invoiceId, contractId, debtorId, collectionId, amount },
          tolerance,
        }),
      )
      const payments = answers.map((answer) => only(answer, 'PaymentApplied')[0])
      const remainders = left(allocations, payments)
      const receipt = { contractId, collectionId, means, receivedOn, source: 'receipt' } as const
      yield [
        ...booked(receipt, payments),
        ...(remainders.length === 0
          ? []
          : [
              send(
                {
                  ...{ type: 'HoldRemainder', collectionId, contractId, heldOn: receivedOn },
                  remainders,
                },
                contractId,
              ),
            ]),
      ]
      yield reviseOutstanding(contractId, receivedOn, answers.flat())
    }
  },
}

/** From that day on it pays as money that comes in does; its receipt hears of it, should it go back. */
export const applyCredits: Policy = {
  name: 'apply-credits',
  *react(append) {
    for (const used of only(append, 'DebtorCreditUsed')) {
      const { contractId, debtorId, collectionId, usedOn, allocations } = used
      const answers = yield allocations.map(({ invoiceId, amount }) =>
        send({
          ...{ type: 'ApplyPayment', invoiceId, contractId, debtorId, collectionId, amount },
          tolerance: noTolerance(amount.currency),
        }),
      )
      const payments = answers.map((answer) => only(answer, 'PaymentApplied')[0])
      const credit = { contractId, collectionId, means: 'transfer', receivedOn: usedOn } as const
      const rests = left(
        allocations.map((each) => ({ ...each, debtorId })),
        payments,
      )
      yield [
        ...booked({ ...credit, source: 'credit' }, payments),
        // What no invoice took is still held there, and noted here again.
        send({
          ...{ type: 'AllocateCredit', collectionId, contractId, debtorId },
          allocations: takenOf(payments),
        }),
        ...rests.map(({ amount }) =>
          send(
            {
              ...{ type: 'NoteDebtorCredit', contractId, debtorId, collectionId, amount },
              notedOn: usedOn,
            },
            debtorId,
          ),
        ),
      ]
      yield reviseOutstanding(contractId, usedOn, answers.flat())
    }
  },
}

export const noteDebtorCredit: Policy = {
  name: 'note-debtor-credit',
  *react(append) {
    const byHand = only(append, 'CreditHeld').map((held) => ({ ...held, heldOn: null }))
    for (const held of [...only(append, 'RemainderHeld'), ...byHand]) {
      const { collectionId, contractId, debtorId, amount, heldOn: notedOn } = held
      const credit = { contractId, debtorId, collectionId, amount, notedOn }
      yield [send({ type: 'NoteDebtorCredit', ...credit }, debtorId)]
    }
    for (const refunded of only(append, 'CollectionRefunded')) {
      const { collectionId, contractId, debtorId, amount, refundedOn } = refunded
      if (contractId === null || debtorId === null) continue
      const credit = { contractId, debtorId, collectionId, amount, refundedOn }
      yield [send({ type: 'RefundDebtorCredit', ...credit })]
    }
  },
}

type Payment = Invoice.PaymentApplied | undefined

const takenOf = (payments: ReadonlyArray<Payment>) =>
  payments.flatMap((payment) =>
    payment !== undefined && isPositive(payment.applied)
      ? [{ invoiceId: payment.invoiceId, amount: payment.applied }]
      : [],
  )

/** What the invoices took, and what they were short of; nothing, if they took nothing. */
const booked = (
  receipt: Pick<
    Contract.CollectionBooked,
    'contractId' | 'collectionId' | 'means' | 'receivedOn' | 'source'
  >,
  payments: ReadonlyArray<Payment>,
) => {
  const taken = payments.flatMap((payment) =>
    payment !== undefined && isPositive(payment.applied) ? [payment] : [],
  )
  if (taken.length === 0) return []
  return [
    send({
      ...{ type: 'BookCollection', ...receipt },
      lines: taken.map(({ invoiceId, number, debtorId, applied }) => ({
        ...{ invoiceId, number, debtorId, applied },
      })),
      differences: taken
        .filter(({ difference }) => isPositive(difference))
        .map(({ invoiceId, number, debtorId, difference: amount }) => ({
          ...{ invoiceId, number, debtorId, amount },
        })),
    }),
  ]
}

/** What the invoices did not take, debtor by debtor. */
const left = (
  allocations: Collection.PaymentAllocated['allocations'],
  payments: ReadonlyArray<Payment>,
) =>
  grouped(
    allocations.flatMap(({ debtorId, amount }, index) => {
      const applied = payments[index]?.applied
      const rest = applied === undefined ? amount : minus(amount, applied)
      return isPositive(rest) ? [{ debtorId, amount: rest }] : []
    }),
    ({ debtorId }) => debtorId,
  ).map(([debtorId, rests]) => ({
    debtorId,
    amount: rests.map(({ amount }) => amount).reduce(plus),
  }))
