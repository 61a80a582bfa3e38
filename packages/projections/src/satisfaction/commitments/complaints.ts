/** SC-12: a complaint is acknowledged in ten jours ouvrables, unless answered before, and answered in two months. */
import { businessDaysAfter, type Day, ouvrable, plusMonths } from '@quittance/domain/values'

import type { Commitment } from '../commitment.ts'
import { startOn, stopOn } from './civil.ts'

/** Counted from its receipt or its sending, that day not included (golden complaint-1). */
export const acknowledgeBy = (from: Day): Day => businessDaysAfter(ouvrable, from, 10)

export const answerBy = (from: Day): Day => plusMonths(from, 2)

export const complaints: Commitment = {
  id: 'SC-12',
  promise: 'complaint channel',
  ...{ team: 'accountManager', unit: 'days', inHours: false },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'ComplaintReceived': {
        const { complaintId, sentOn, receivedOn, countedFrom, team } = event
        const from = countedFrom === 'sending' ? (sentOn ?? receivedOn) : receivedOn
        return [
          startOn(told, `${complaintId} acknowledged`, from, acknowledgeBy(from)),
          startOn(told, `${complaintId} answered`, from, answerBy(from)),
        ].map((mark) => ({ ...mark, ...(team && { team }) }))
      }
      case 'ComplaintAcknowledged':
        return [stopOn(told, `${event.complaintId} acknowledged`, event.acknowledgedOn)]
      case 'ComplaintAnswered':
        return [
          stopOn(told, `${event.complaintId} acknowledged`, event.answeredOn),
          stopOn(told, `${event.complaintId} answered`, event.answeredOn),
        ]
      default:
        return []
    }
  },
}
