/** A transmitted schedule is submitted to its invoices, and booked with what they answered. */
import { begin, only, type Policy, send } from '../policy.ts'

export const bookSchedule: Policy = {
  name: 'book-schedule',
  *react(append) {
    if (only(append, 'ScheduleRejected').length > 0) return
    for (const { contractId, clientId, scheduleId, lines } of only(append, 'ScheduleTransmitted')) {
      // An invoice repeated in the schedule is submitted once: the first line wins.
      const named = new Set<string>()
      const invoices = lines.flatMap((line) => {
        if (line.kind !== 'invoice' || named.has(line.invoiceId)) return []
        named.add(line.invoiceId)
        const { invoiceId, number, debtorId, issuedOn, dueOn, amount } = line
        return [{ line: line.line, invoiceId, number, debtorId, issuedOn, dueOn, amount }]
      })
      const answers = yield invoices.map((invoice) =>
        begin(
          { type: 'SubmitInvoice', contractId, clientId, scheduleId, ...invoice },
          String(invoice.line),
        ),
      )
      const duplicates = invoices
        .filter((_, index) => only(answers[index] ?? [], 'DuplicateReported').length > 0)
        .map(({ line }) => line)
      yield [send({ type: 'BookSchedule', contractId, scheduleId, duplicates })]
    }
  },
}
