/** What the client says of the service, and whether he could reach it. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Team } from '../../values/commitment.ts'
import { mark } from '../../values/count.ts'
import { Day } from '../../values/day.ts'
import { ContractId, SurveyId } from '../../values/identity.ts'
import { nullable } from '../../values/nullable.ts'

const of = { contractId: ContractId, surveyId: SurveyId }

/** One link in one e-mail. */
export const SurveySent = event('SurveySent', { ...of, team: nullable(Team), sentOn: Day })
export type SurveySent = t.TypeOf<typeof SurveySent>

/** Would he recommend the factor, 0 to 10; is he satisfied, 1 to 5. He opted out where both are null. */
export const marks = {
  recommends: nullable(mark(0, 10, 'Mark from 0 to 10')),
  satisfied: nullable(mark(1, 5, 'Mark from 1 to 5')),
}

export const SurveyAnswered = event('SurveyAnswered', { ...of, ...marks, answeredOn: Day })
export type SurveyAnswered = t.TypeOf<typeof SurveyAnswered>

/** From when the event happened. */
export const ExtranetInterrupted = event('ExtranetInterrupted', {
  contractId: ContractId,
  maintenance: t.boolean,
})
export type ExtranetInterrupted = t.TypeOf<typeof ExtranetInterrupted>

export const ExtranetRestored = event('ExtranetRestored', { contractId: ContractId })
