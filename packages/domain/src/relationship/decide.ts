/** What a relationship allows. */
import type { Command } from './commands.ts'
import { receive, treat } from './decide/complaints.ts'
import { assign, call, introduce, train, wait } from './decide/contacts.ts'
import { decline, hold, postpone, publish } from './decide/reviews.ts'
import { answer, reportExtranet, send } from './decide/surveys.ts'
import type { Decision } from './rejection.ts'
import type { State } from './state.ts'

export type { Rejection } from './rejection.ts'

export const decide = (state: State, command: Command): Decision => {
  switch (command.type) {
    case 'AssignContact':
      return assign(state, command)
    case 'IntroduceTeam':
      return introduce(state, command)
    case 'RecordCall':
      return call(state, command)
    case 'RecordWaiting':
      return wait(state, command)
    case 'GiveTraining':
      return train(state, command)
    case 'PublishQualityReview':
      return publish(state, command)
    case 'HoldAnnualMeeting':
      return hold(state, command)
    case 'PostponeAnnualMeeting':
      return postpone(state, command)
    case 'DeclineAnnualMeeting':
      return decline(state, command)
    case 'ReceiveComplaint':
      return receive(state, command)
    case 'SendSurvey':
      return send(state, command)
    case 'AnswerSurvey':
      return answer(state, command)
    case 'ReportExtranet':
      return reportExtranet(state, command)
    default:
      return treat(state, command)
  }
}
