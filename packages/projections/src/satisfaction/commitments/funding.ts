/** SC-6: from the transmission of a schedule to the first payment after it was booked, of a draw granted since (golden SLA-1). */
import { occurredAt } from '../../cut.ts'
import type { Commitment } from '../commitment.ts'
import { type MarkKind, markOf, type Told } from '../mark.ts'

const then = (told: Told, mark: MarkKind, subject?: string) =>
  markOf(told, { mark, subject, at: occurredAt(told) })

/**
 * "Subject to the contract's conditions": a schedule counts neither where no line was bought, nor where nobody
 * asked for a draw in time, nor where one was declined and none granted in time.
 */
export const funding: Commitment = {
  id: 'SC-6',
  promise: 'funding within 24 h',
  ...{ team: 'accountOfficer', unit: 'seconds', inHours: true },
  rule: { needsReady: true, needsAsked: true },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'ScheduleTransmitted':
        return [then(told, 'start', event.scheduleId)]
      case 'ScheduleBooked': {
        // What is released later is no transmission of its own.
        if (event.released) return []
        const isBought = event.accepted.some(({ kind }) => kind === 'invoice')
        return [then(told, isBought ? 'ready' : 'void', event.scheduleId)]
      }
      case 'ScheduleRejected':
        return [then(told, 'void', event.scheduleId)]
      case 'AdvanceGranted':
        return [{ ...then(told, 'asked'), draw: event.advanceId }]
      case 'AdvanceDeclined':
        return [then(told, 'void')]
      case 'AdvanceBooked':
        return [{ ...then(told, 'stop'), draw: event.advanceId }]
      case 'WaitingForClientStarted':
        return event.commitment === 'SC-6' ? [then(told, 'pause')] : []
      case 'WaitingForClientEnded':
        return event.commitment === 'SC-6' ? [then(told, 'resume')] : []
      default:
        return []
    }
  },
}
