/** Why a relationship says no. */
import type { Decision as AnyDecision } from '../decider.ts'
import type { CommitmentId, Team } from '../values/commitment.ts'
import type { Day, Month } from '../values/day.ts'
import type { CallId, ComplaintId, SurveyId } from '../values/identity.ts'
import type { ComplaintEscalated, Event, Pausable, WaitingForClientStarted } from './events.ts'

/** In order: when several apply, the first is given. */
export type Rejection =
  // Contacts and calls
  /** Somebody, or nobody, was named from that later day on. */
  | { readonly type: 'ContactAssignedSince'; readonly team: Team; readonly assignedOn: Day }
  | { readonly type: 'TeamIntroducedOtherwise'; readonly introducedOn: Day }
  | { readonly type: 'CallRecordedOtherwise'; readonly callId: CallId }
  | {
      readonly type: 'WaitingOtherwise'
      readonly commitment: Pausable
      readonly reason: WaitingForClientStarted['reason']
    }
  | { readonly type: 'NotWaiting'; readonly commitment: Pausable }
  // Reviews and meetings
  /** A review is of a month that is over. */
  | { readonly type: 'ReviewBeforeMonthEnd'; readonly month: Month; readonly endsOn: Day }
  | ({ readonly type: 'FiguresDisagree'; readonly commitment: CommitmentId } & Counted)
  | {
      readonly type: 'ReviewPublishedOtherwise'
      readonly month: Month
      readonly publishedOn: Day
    }
  | { readonly type: 'MeetingHeldOtherwise'; readonly heldOn: Day }
  | { readonly type: 'PostponedToNoLaterDay'; readonly postponedOn: Day; readonly postponedTo: Day }
  // Complaints
  | ({ readonly type: 'ComplaintReceivedOtherwise' } & OfComplaint & { readonly receivedOn: Day })
  | ({ readonly type: 'ComplaintSentAfterReceipt' } & OfComplaint & { readonly receivedOn: Day })
  /** It cannot be counted from a day that nobody knows. */
  | ({ readonly type: 'SendingDayUnknown' } & OfComplaint)
  | ({ readonly type: 'ComplaintUnknown' } & OfComplaint)
  | ({ readonly type: 'BeforeComplaint' } & OfComplaint & { readonly receivedOn: Day })
  | ({ readonly type: 'ComplaintIsClosed' } & OfComplaint & { readonly closedOn: Day })
  | ({ readonly type: 'ComplaintIsAnswered' } & OfComplaint & { readonly answeredOn: Day })
  | ({ readonly type: 'ComplaintAcknowledgedOtherwise' } & OfComplaint & {
        readonly acknowledgedOn: Day
      })
  | ({ readonly type: 'MediatorNotNamed' } & OfComplaint)
  | ({ readonly type: 'ComplaintNotAnswered' } & OfComplaint)
  | ({ readonly type: 'BeforeAnswer' } & OfComplaint & { readonly answeredOn: Day })
  | ({ readonly type: 'ComplaintEscalatedOtherwise' } & OfComplaint &
      Pick<ComplaintEscalated, 'to' | 'escalatedOn'>)
  // Surveys and the extranet
  | ({ readonly type: 'SurveySentOtherwise' } & OfSurvey & { readonly sentOn: Day })
  | ({ readonly type: 'SurveyNotSent' } & OfSurvey)
  | ({ readonly type: 'BeforeSurvey' } & OfSurvey & { readonly sentOn: Day })
  | ({ readonly type: 'SurveyAnsweredOtherwise' } & OfSurvey & { readonly answeredOn: Day })
  | { readonly type: 'ExtranetInterruptedOtherwise'; readonly maintenance: boolean }
  | { readonly type: 'ExtranetNotInterrupted' }

/** `counted` is what kept, missed, pending and voided come to. */
interface Counted {
  readonly started: number
  readonly counted: number
}

interface OfComplaint {
  readonly complaintId: ComplaintId
}

interface OfSurvey {
  readonly surveyId: SurveyId
}

export type Decision = AnyDecision<Event, Rejection>
