/** What an event says on a statement (_relevé_): what it moves, or the turn of a contract's life that it is. */
import { type Movement, movementsOf } from './account.ts'
import type { Event } from './events.ts'

/** Most events say nothing; a turn of its life moves no figure. */
export const linesOf = (event: Event): ReadonlyArray<Movement> => {
  switch (event.type) {
    case 'NoticeGiven':
      return [{ reference: `${event.noticeDays} days`, valueOn: event.givenOn, by: {} }]
    case 'RunOffStarted': {
      const reference = event.ground === 'noticeEnded' ? 'notice ended' : 'default'
      return [{ reference, valueOn: event.runOffOn, by: {} }]
    }
    case 'ContractClosed':
      return [{ reference: 'closing', valueOn: event.closedOn, by: {} }]
    case 'RunOffReopened':
      return [{ reference: event.reference, valueOn: event.reopenedOn, by: {} }]
    default:
      return movementsOf(event)
  }
}
