/** The monthly quality review, and the meeting once a year. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { CommitmentId } from '../../values/commitment.ts'
import { Count } from '../../values/count.ts'
import { Day, Month } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { ContractId, PersonId } from '../../values/identity.ts'
import { nullable } from '../../values/nullable.ts'
import { Rate } from '../../values/rate.ts'
import { Text } from '../../values/text.ts'

/** By nearest rank, over the clocks that were stopped. */
export const Delays = exact(
  {
    unit: t.keyof({ seconds: null, days: null }, 'DelayUnit'),
    ...{ p50: Count, p90: Count, p95: Count, worst: Count },
  },
  'Delays',
)

/** Of the clocks that the month started: `started` = kept + missed + pending + voided. */
export const CommitmentFigures = exact(
  {
    commitment: CommitmentId,
    ...{ started: Count, kept: Count, missed: Count, pending: Count, voided: Count },
    /** Null where none was stopped. */
    delays: nullable(Delays),
  },
  'CommitmentFigures',
)

export const ReviewFigures = exact(
  {
    commitments: t.readonlyArray(CommitmentFigures),
    complaints: exact({ open: Count, late: Count }, 'ComplaintFigures'),
    /** Shares of one, `nps` from −1; null where nobody answered. */
    surveys: exact(
      { sent: Count, answered: Count, nps: nullable(Rate), csat: nullable(Rate) },
      'SurveyFigures',
    ),
    correctiveActions: Count,
  },
  'ReviewFigures',
)
export type ReviewFigures = t.TypeOf<typeof ReviewFigures>

/** The figures of that month as they were read up to `position` of the log, and sent to the client. */
export const QualityReviewPublished = event('QualityReviewPublished', {
  contractId: ContractId,
  month: Month,
  publishedOn: Day,
  position: Text,
  figures: ReviewFigures,
})
export type QualityReviewPublished = t.TypeOf<typeof QualityReviewPublished>

export const AnnualMeetingHeld = event('AnnualMeetingHeld', {
  contractId: ContractId,
  heldOn: Day,
  participants: t.readonlyArray(PersonId),
})
export type AnnualMeetingHeld = t.TypeOf<typeof AnnualMeetingHeld>

export const Party = t.keyof({ client: null, factor: null }, 'MeetingParty')

/** It is owed as before: postponing moves no deadline. */
export const AnnualMeetingPostponed = event('AnnualMeetingPostponed', {
  contractId: ContractId,
  postponedOn: Day,
  postponedTo: Day,
  by: Party,
  reason: Text,
})
export type AnnualMeetingPostponed = t.TypeOf<typeof AnnualMeetingPostponed>

/** The client wants none this time. */
export const AnnualMeetingDeclined = event('AnnualMeetingDeclined', {
  contractId: ContractId,
  declinedOn: Day,
  reason: Text,
})
export type AnnualMeetingDeclined = t.TypeOf<typeof AnnualMeetingDeclined>
