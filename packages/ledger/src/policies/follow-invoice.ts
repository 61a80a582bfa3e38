/** What an invoice says of itself is told to its contract: what is disputed, and when it is due. */
import { only, type Policy, send } from '../policy.ts'

/** What is disputed is reserved; from when it is not fundable, the terms say. */
export const reserveDisputed: Policy = {
  name: 'reserve-disputed',
  *react(append) {
    for (const disputed of only(append, 'InvoiceDisputed')) {
      const { contractId, invoiceId, debtorId, amount, disputedOn: reservedOn } = disputed
      const receivable = { contractId, invoiceId, debtorId, ground: 'dispute' } as const
      yield [send({ type: 'ReserveReceivable', ...receivable, amount, reservedOn })]
    }
    for (const { contractId, invoiceId, debtorId, resolvedOn } of only(append, 'DisputeResolved')) {
      const receivable = { contractId, invoiceId, debtorId, ground: 'dispute' } as const
      yield [send({ type: 'LiftReserve', ...receivable, liftedOn: resolvedOn })]
    }
  },
}

export const noteDueDate: Policy = {
  name: 'note-due-date',
  *react(append) {
    for (const extended of only(append, 'DueDateExtended')) {
      const { contractId, invoiceId, debtorId, dueOn, extendedOn } = extended
      yield [
        send({ type: 'NoteDueDate', ...{ contractId, invoiceId, debtorId, dueOn, extendedOn } }),
      ]
    }
  },
}
