/** The monthly quality review, and the meeting once a year. */
import { accept, reject } from '../../decider.ts'
import { isAlike } from '../../values/alike.ts'
import { lastDayOf } from '../../values/day.ts'
import type {
  DeclineAnnualMeeting,
  HoldAnnualMeeting,
  PostponeAnnualMeeting,
  PublishQualityReview,
} from '../commands.ts'
import type { Event, QualityReviewPublished } from '../events.ts'
import type { Decision } from '../rejection.ts'
import type { State } from '../state.ts'
import { once } from './once.ts'

export const publish = ({ reviews }: State, command: PublishQualityReview): Decision => {
  const { month, publishedOn, figures } = command
  const endsOn = lastDayOf(month)
  if (publishedOn <= endsOn) return reject({ type: 'ReviewBeforeMonthEnd', month, endsOn })
  for (const { commitment, started, kept, missed, pending, voided } of figures.commitments) {
    const counted = kept + missed + pending + voided
    if (started !== counted) {
      return reject({ type: 'FiguresDisagree', commitment, started, counted })
    }
  }
  const published: QualityReviewPublished = { ...command, type: 'QualityReviewPublished' }
  return once(reviews.get(month), published, (before) => ({
    ...{ type: 'ReviewPublishedOtherwise', month, publishedOn: before.publishedOn },
  }))
}

export const hold = ({ meetings }: State, command: HoldAnnualMeeting): Decision => {
  const { heldOn } = command
  return once(meetings.get(heldOn), { ...command, type: 'AnnualMeetingHeld' }, () => ({
    ...{ type: 'MeetingHeldOtherwise', heldOn },
  }))
}

export const postpone = (state: State, command: PostponeAnnualMeeting): Decision => {
  const { postponedOn, postponedTo } = command
  if (postponedTo <= postponedOn) {
    return reject({ type: 'PostponedToNoLaterDay', postponedOn, postponedTo })
  }
  return unlessSaid(state, { ...command, type: 'AnnualMeetingPostponed' })
}

export const decline = (state: State, command: DeclineAnnualMeeting): Decision =>
  unlessSaid(state, { ...command, type: 'AnnualMeetingDeclined' })

const unlessSaid = ({ nextMeeting }: State, event: Event): Decision =>
  nextMeeting && isAlike(nextMeeting, event) ? accept() : accept(event)
