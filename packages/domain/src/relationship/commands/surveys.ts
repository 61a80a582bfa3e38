/** What the client says of the service, and whether he could reach it. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Team } from '../../values/commitment.ts'
import { Day } from '../../values/day.ts'
import { ContractId, SurveyId } from '../../values/identity.ts'
import { optional } from '../../values/nullable.ts'
import { marks } from '../events.ts'

const of = { contractId: ContractId, surveyId: SurveyId }

export const SendSurvey = command('SendSurvey', { ...of, team: optional(Team), sentOn: Day })
export type SendSurvey = t.TypeOf<typeof SendSurvey>

/** Both marks null: he opts out. */
export const AnswerSurvey = command('AnswerSurvey', { ...of, ...marks, answeredOn: Day })
export type AnswerSurvey = t.TypeOf<typeof AnswerSurvey>

/** At `occurredAt` it became so; `maintenance` is an interruption that was announced. */
export const ReportExtranet = command('ReportExtranet', {
  contractId: ContractId,
  state: t.keyof({ interrupted: null, maintenance: null, restored: null }, 'ExtranetState'),
})
export type ReportExtranet = t.TypeOf<typeof ReportExtranet>
