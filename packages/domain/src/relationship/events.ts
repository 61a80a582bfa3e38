/**
 * What a relationship remembers: what the charter promises and no other room records. A person is named
 * by id only.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import {
  ComplaintAcknowledged,
  ComplaintAnswered,
  ComplaintClosed,
  ComplaintEscalated,
  ComplaintExtended,
  ComplaintReceived,
  CorrectiveActionOpened,
} from './events/complaints.ts'
import {
  CallAnswered,
  CallMissed,
  ClientTeamIntroduced,
  ContactAssigned,
  TrainingGiven,
  WaitingForClientEnded,
  WaitingForClientStarted,
} from './events/contacts.ts'
import {
  AnnualMeetingDeclined,
  AnnualMeetingHeld,
  AnnualMeetingPostponed,
  QualityReviewPublished,
} from './events/reviews.ts'
import {
  ExtranetInterrupted,
  ExtranetRestored,
  SurveyAnswered,
  SurveySent,
} from './events/surveys.ts'

export * from './events/complaints.ts'
export * from './events/contacts.ts'
export * from './events/reviews.ts'
export * from './events/surveys.ts'

export const category = 'relationship'

export const Event = t.union(
  [
    ContactAssigned,
    ClientTeamIntroduced,
    CallAnswered,
    CallMissed,
    WaitingForClientStarted,
    WaitingForClientEnded,
    TrainingGiven,
    QualityReviewPublished,
    AnnualMeetingHeld,
    AnnualMeetingPostponed,
    AnnualMeetingDeclined,
    ComplaintReceived,
    ComplaintAcknowledged,
    ComplaintExtended,
    ComplaintAnswered,
    ComplaintEscalated,
    ComplaintClosed,
    CorrectiveActionOpened,
    SurveySent,
    SurveyAnswered,
    ExtranetInterrupted,
    ExtranetRestored,
  ],
  'Relationship.Event',
)
export type Event = t.TypeOf<typeof Event>
