/** What a contract decided on the lines of a schedule is told to the invoices, then to the lines. */
import type { Contract } from '@quittance/domain/events'
import { EventId, id, instant } from '@quittance/domain/values'

import type { Told } from '../answer.ts'
import { type Append, grouped, only, type Policy, type Step, send } from '../policy.ts'

export const assignInvoices: Policy = {
  name: 'assign-invoices',
  *react(append) {
    for (const { contractId, scheduleId, rejected } of only(append, 'ScheduleRejected')) {
      yield rejections(contractId, scheduleId, rejected)
    }
    for (const [nth, booked] of only(append, 'ScheduleBooked').entries()) {
      const { contractId, scheduleId, valueOn, accepted, held, rejected, disclosure } = booked
      const bought = accepted.filter((line) => line.kind === 'invoice')
      const { bookingId, paidAt } = bookingOf(append)
      yield [
        ...bought.map(({ invoiceId, debtorId }) =>
          send({
            ...{ type: 'AssignInvoice', invoiceId, contractId, debtorId, scheduleId },
            ...{ bookingId, paidAt, assignedOn: valueOn, disclosure },
          }),
        ),
        ...held
          .filter(({ kind }) => kind === 'invoice')
          .map(({ invoiceId, debtorId, missing }) =>
            send({ type: 'HoldInvoice', invoiceId, contractId, debtorId, scheduleId, missing }),
          ),
        ...rejections(contractId, scheduleId, rejected),
      ]
      yield grouped(bought, ({ debtorId }) => debtorId).map(([debtorId, invoices]) =>
        send({
          ...{ type: 'CoverInvoices', contractId, debtorId, on: valueOn },
          invoices: invoices.map(({ invoiceId, amount, coverable, issuedOn }) => ({
            ...{ invoiceId, amount, coverable, issuedOn },
          })),
        }),
      )
      for (const line of accepted) {
        if (line.kind === 'invoice') continue
        const { invoiceId, debtorId, number, amount } = line
        const creditNote = { invoiceId, contractId, debtorId, number, amount, appliedOn: valueOn }
        // Notes of later schedules come with the invoice for which they waited.
        const key = nth === 0 ? String(line.line) : `${scheduleId} ${line.line}`
        yield [send({ type: 'ApplyCreditNote', ...creditNote }, key)]
      }
    }
  },
}

/** Only where the schedule opened a round: a duplicate's is another's, a repeated line's an earlier one's. */
const rejections = (
  contractId: Contract.ScheduleBooked['contractId'],
  scheduleId: Contract.ScheduleBooked['scheduleId'],
  rejected: ReadonlyArray<Contract.RejectedLine>,
): ReadonlyArray<Step> =>
  rejected
    .filter(
      ({ kind, reason }) =>
        kind === 'invoice' && !['Duplicate', 'RepeatedInSchedule'].includes(reason),
    )
    .map(({ invoiceId, debtorId, reason }) =>
      send({ type: 'RejectInvoice', invoiceId, contractId, debtorId, scheduleId, reason }),
    )

const bookingOf = (append: Append) => {
  const booking = append.find(isBooking)
  return {
    bookingId: id(EventId, booking?.id ?? ''),
    paidAt: instant(booking?.metadata['occurredAt'] ?? ''),
  }
}

const isBooking = ({ event }: Told): boolean => event.type === 'ScheduleBooked'
