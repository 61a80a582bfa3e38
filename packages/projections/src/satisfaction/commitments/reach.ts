/** SC-2 and SC-8: whether the client reached anybody, by telephone or on the extranet. */
import { instantOf, isInPhoneWindow, millisecondsOf } from '@quittance/domain/values'

import { occurredAt } from '../../cut.ts'
import type { Commitment } from '../commitment.ts'
import { markOf } from '../mark.ts'

/** Whoever waits is answered in time, and who gives up is missed at once; outside the window none counts. */
export const calls: Commitment = {
  id: 'SC-2',
  promise: 'phone permanence',
  ...{ team: 'accountOfficer', unit: 'seconds', inHours: false },
  marks: (told) => {
    const { event } = told
    if (event.type !== 'CallAnswered' && event.type !== 'CallMissed') return []
    const { callId: subject, team, waitedSeconds } = event
    const at = occurredAt(told)
    const start = markOf(told, { mark: 'start', subject, at, ...(team && { team }) })
    if (!isInPhoneWindow(at)) return [start, markOf(told, { mark: 'void', subject, at })]
    if (event.type === 'CallMissed') {
      return [{ ...start, until: instantOf(millisecondsOf(at) - 1) }]
    }
    const until = instantOf(millisecondsOf(at) + waitedSeconds * 1000)
    return [{ ...start, until }, markOf(told, { mark: 'stop', subject, at: until })]
  },
}

/** Each interruption is a clock; announced ones do not count. */
export const extranet: Commitment = {
  id: 'SC-8',
  promise: 'extranet day and night',
  ...{ team: 'dataExchange', unit: 'seconds', inHours: false },
  marks: (told) => {
    const { event } = told
    const at = occurredAt(told)
    switch (event.type) {
      case 'ExtranetInterrupted': {
        const start = markOf(told, { mark: 'start', subject: at, at })
        return event.maintenance
          ? [start, markOf(told, { mark: 'void', subject: at, at })]
          : [start]
      }
      case 'ExtranetRestored':
        return [markOf(told, { mark: 'stop', subject: undefined, at })]
      default:
        return []
    }
  },
}
