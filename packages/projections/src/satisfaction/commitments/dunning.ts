/** SC-9: each step of recovery on its day, as its plan and what suspended it had it. */
import type { Commitment } from '../commitment.ts'
import { startOn, stopOn } from './civil.ts'

export const dunning: Commitment = {
  id: 'SC-9',
  promise: 'dunning by type of debtor',
  ...{ team: 'recovery', unit: 'days', inHours: false },
  marks: (told) => {
    const { event } = told
    if (event.type !== 'DunningSent') return []
    const subject = `${event.invoiceId} ${event.step}`
    const { dueFrom, sentOn } = event
    return [startOn(told, subject, dueFrom, dueFrom), stopOn(told, subject, sentOn)]
  },
}
