/** What an invoice says of itself is told to its contract, its line and its recovery: what is disputed, and when it is due. */
import { only, type Policy, send } from '../policy.ts'

/** What is disputed is reserved, from when the terms say, has no more cover than it has (R6), and is not recovered. */
export const reserveDisputed: Policy = {
  name: 'reserve-disputed',
  *react(append) {
    for (const disputed of only(append, 'InvoiceDisputed')) {
      const { contractId, invoiceId, debtorId, amount, disputedOn: on } = disputed
      const receivable = { contractId, invoiceId, debtorId }
      yield [
        send({
          type: 'ReserveReceivable',
          ...receivable,
          ground: 'dispute',
          amount,
          reservedOn: on,
        }),
        send({ type: 'SuspendCover', ...receivable, on }),
        send({ type: 'NoteDispute', ...receivable, amount, on }),
      ]
    }
    for (const { contractId, invoiceId, debtorId, resolvedOn: on } of only(
      append,
      'DisputeResolved',
    )) {
      const receivable = { contractId, invoiceId, debtorId }
      yield [
        send({ type: 'LiftReserve', ...receivable, ground: 'dispute', liftedOn: on }),
        send({ type: 'ResumeCover', ...receivable, on }),
        send({ type: 'NoteDispute', ...receivable, amount: null, on }),
      ]
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
