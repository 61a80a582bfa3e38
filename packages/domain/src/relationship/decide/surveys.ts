/** What the client says of the service, and whether he could reach it. */
import { accept, reject } from '../../decider.ts'
import type { AnswerSurvey, ReportExtranet, SendSurvey } from '../commands.ts'
import type { SurveyAnswered, SurveySent } from '../events.ts'
import type { Decision } from '../rejection.ts'
import type { State } from '../state.ts'
import { once } from './once.ts'

export const send = ({ surveys }: State, command: SendSurvey): Decision => {
  const { surveyId } = command
  const sent: SurveySent = { ...command, type: 'SurveySent' }
  return once(surveys.get(surveyId)?.sent, sent, ({ sentOn }) => ({
    ...{ type: 'SurveySentOtherwise', surveyId, sentOn },
  }))
}

export const answer = ({ surveys }: State, command: AnswerSurvey): Decision => {
  const { surveyId } = command
  const survey = surveys.get(surveyId)
  if (survey === undefined) return reject({ type: 'SurveyNotSent', surveyId })
  const { sentOn } = survey.sent
  if (command.answeredOn < sentOn) return reject({ type: 'BeforeSurvey', surveyId, sentOn })
  const answered: SurveyAnswered = { ...command, type: 'SurveyAnswered' }
  return once(survey.answered, answered, ({ answeredOn }) => ({
    ...{ type: 'SurveyAnsweredOtherwise', surveyId, answeredOn },
  }))
}

export const reportExtranet = ({ extranet }: State, command: ReportExtranet): Decision => {
  const { contractId, state } = command
  const { interrupted, wasRestored } = extranet
  if (state === 'restored') {
    if (interrupted) return accept({ type: 'ExtranetRestored', contractId })
    return wasRestored ? accept() : reject({ type: 'ExtranetNotInterrupted' })
  }
  const maintenance = state === 'maintenance'
  if (!interrupted) return accept({ type: 'ExtranetInterrupted', contractId, maintenance })
  return interrupted.maintenance === maintenance
    ? accept()
    : reject({ type: 'ExtranetInterruptedOtherwise', maintenance: interrupted.maintenance })
}
