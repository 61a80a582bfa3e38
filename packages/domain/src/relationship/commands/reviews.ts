/** The monthly quality review, and the meeting once a year. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day, Month } from '../../values/day.ts'
import { ContractId, PersonId } from '../../values/identity.ts'
import { Text } from '../../values/text.ts'
import { Party, ReviewFigures } from '../events.ts'

/** `figures` and `position` as `quittance satisfaction --json` gives them. */
export const PublishQualityReview = command('PublishQualityReview', {
  contractId: ContractId,
  month: Month,
  publishedOn: Day,
  position: Text,
  figures: ReviewFigures,
})
export type PublishQualityReview = t.TypeOf<typeof PublishQualityReview>

export const HoldAnnualMeeting = command('HoldAnnualMeeting', {
  contractId: ContractId,
  heldOn: Day,
  participants: t.readonlyArray(PersonId),
})
export type HoldAnnualMeeting = t.TypeOf<typeof HoldAnnualMeeting>

export const PostponeAnnualMeeting = command('PostponeAnnualMeeting', {
  contractId: ContractId,
  postponedOn: Day,
  postponedTo: Day,
  by: Party,
  reason: Text,
})
export type PostponeAnnualMeeting = t.TypeOf<typeof PostponeAnnualMeeting>

export const DeclineAnnualMeeting = command('DeclineAnnualMeeting', {
  contractId: ContractId,
  declinedOn: Day,
  reason: Text,
})
export type DeclineAnnualMeeting = t.TypeOf<typeof DeclineAnnualMeeting>
