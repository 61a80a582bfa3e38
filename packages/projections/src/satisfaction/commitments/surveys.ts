/** SC-13: whether the client answers; what he says is told beside the commitments, as his satisfaction. */
import type { Commitment } from '../commitment.ts'
import { startOn, stopOn, voidOn } from './civil.ts'

export const surveys: Commitment = {
  id: 'SC-13',
  promise: 'survey link in each e-mail',
  ...{ team: 'accountManager', unit: 'days', inHours: false },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'SurveySent': {
        const { surveyId, sentOn, team } = event
        return [{ ...startOn(told, surveyId, sentOn), ...(team && { team }) }]
      }
      case 'SurveyAnswered': {
        const { surveyId, answeredOn, recommends, satisfied } = event
        const optedOut = recommends === null && satisfied === null
        return [(optedOut ? voidOn : stopOn)(told, surveyId, answeredOn)]
      }
      default:
        return []
    }
  },
}
