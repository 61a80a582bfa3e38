/** The day that a command tells of; none where what happened is told by its instant. */
import type { Day } from '../values/day.ts'
import type { Command } from './commands.ts'

export const toldOn = (command: Command): Day | undefined => {
  switch (command.type) {
    case 'AssignContact':
      return command.assignedOn
    case 'IntroduceTeam':
      return command.introducedOn
    case 'GiveTraining':
      return command.givenOn
    case 'PublishQualityReview':
      return command.publishedOn
    case 'HoldAnnualMeeting':
      return command.heldOn
    case 'PostponeAnnualMeeting':
      return command.postponedOn
    case 'DeclineAnnualMeeting':
      return command.declinedOn
    case 'ReceiveComplaint':
      return command.receivedOn
    case 'AcknowledgeComplaint':
      return command.acknowledgedOn
    case 'ExtendComplaint':
      return command.extendedOn
    case 'AnswerComplaint':
      return command.answeredOn
    case 'EscalateComplaint':
      return command.escalatedOn
    case 'CloseComplaint':
      return command.closedOn
    case 'SendSurvey':
      return command.sentOn
    case 'AnswerSurvey':
      return command.answeredOn
    case 'RecordCall':
    case 'RecordWaiting':
    case 'ReportExtranet':
      return undefined
  }
}
