/** SC-10 and SC-11: a quality review a month, and a meeting within any twelve. */
import {
  businessDaysAfter,
  firstDayOf,
  france,
  type Instant,
  lastDayOf,
  monthAfter,
  monthOf,
  parisDay,
  parisDayEnd,
  parisMidnight,
  plusMonths,
} from '@quittance/domain/values'

import type { Commitment } from '../commitment.ts'
import { closedAt, type Mark } from '../mark.ts'
import { calendar, closing, startOn, stopOn, voidOn } from './civil.ts'

/** French business days after the end of the month. */
const reviewWithin = 5

/** Of every month of which the contract had a day. */
export const reviews: Commitment = {
  id: 'SC-10',
  promise: 'monthly quality review',
  ...{ team: 'accountManager', unit: 'days', inHours: false },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'ContractStarted':
        return [calendar(told, 'opens', event.startedOn)]
      case 'QualityReviewPublished':
        return [stopOn(told, event.month, event.publishedOn)]
      case 'ContractClosed':
        return [calendar(told, 'closes', event.closedOn)]
      default:
        return []
    }
  },
  made: (marks, at) => monthsEnded(marks, at),
}

/** The month's end starts its clock. */
const monthsEnded = (marks: ReadonlyArray<Mark>, at: Instant): ReadonlyArray<Mark> => {
  const started = marks.find(({ mark }) => mark === 'opens')
  if (started === undefined) return []
  // What comes after it, a recall and another close, is no month of service.
  const closed = closedAt(marks) ?? at
  const starts: Array<Mark> = []
  const until = [at, closed].map(parisDay).toSorted()[0] ?? parisDay(at)
  for (let month = monthOf(parisDay(started.at)); firstDayOf(month) <= until; ) {
    const next = monthAfter(month)
    starts.push({
      ...{ mark: 'start', subject: month, at: parisMidnight(firstDayOf(next)) },
      ...{ until: parisDayEnd(businessDaysAfter(france, lastDayOf(month), reviewWithin)) },
      evidence: started.evidence,
    })
    month = next
  }
  return starts
}

/** Twelve months after the last one, or the start. A refusal of the client's counts as none owed. */
export const meetings: Commitment = {
  id: 'SC-11',
  promise: 'a meeting at least once a year',
  ...{ team: 'accountManager', unit: 'days', inHours: false, rule: { chained: true } },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'ContractStarted': {
        const { startedOn } = event
        return [startOn(told, startedOn, startedOn, plusMonths(startedOn, 12))]
      }
      case 'AnnualMeetingHeld': {
        const { heldOn } = event
        return [
          stopOn(told, undefined, heldOn),
          startOn(told, heldOn, heldOn, plusMonths(heldOn, 12)),
        ]
      }
      case 'AnnualMeetingDeclined': {
        const { declinedOn } = event
        return [
          voidOn(told, undefined, declinedOn),
          startOn(told, declinedOn, declinedOn, plusMonths(declinedOn, 12)),
        ]
      }
      case 'ContractClosed':
        return closing(told, event.closedOn)
      default:
        return []
    }
  },
}
