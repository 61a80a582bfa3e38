/** What may be asked of a relationship, by section. */
import * as t from 'io-ts'

import {
  AcknowledgeComplaint,
  AnswerComplaint,
  CloseComplaint,
  EscalateComplaint,
  ExtendComplaint,
  ReceiveComplaint,
} from './commands/complaints.ts'
import {
  AssignContact,
  GiveTraining,
  IntroduceTeam,
  RecordCall,
  RecordWaiting,
} from './commands/contacts.ts'
import {
  DeclineAnnualMeeting,
  HoldAnnualMeeting,
  PostponeAnnualMeeting,
  PublishQualityReview,
} from './commands/reviews.ts'
import { AnswerSurvey, ReportExtranet, SendSurvey } from './commands/surveys.ts'
import { category } from './events.ts'

export * from './commands/complaints.ts'
export * from './commands/contacts.ts'
export * from './commands/reviews.ts'
export * from './commands/surveys.ts'

export const Command = t.union(
  [
    AssignContact,
    IntroduceTeam,
    RecordCall,
    RecordWaiting,
    GiveTraining,
    PublishQualityReview,
    HoldAnnualMeeting,
    PostponeAnnualMeeting,
    DeclineAnnualMeeting,
    ReceiveComplaint,
    AcknowledgeComplaint,
    ExtendComplaint,
    AnswerComplaint,
    EscalateComplaint,
    CloseComplaint,
    SendSurvey,
    AnswerSurvey,
    ReportExtranet,
  ],
  'Relationship.Command',
)
export type Command = t.TypeOf<typeof Command>

/** None: people tell all of it. */
export const reactions: ReadonlyArray<Command['type']> = []

export const streamOf = ({ contractId }: Command): string => `${category}-${contractId}`
