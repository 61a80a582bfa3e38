/** What a relationship is asked, as it is sent. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { isAsked } from '../testing/asked.ts'
import { ask, figures } from '../testing/relationship.ts'
import { Command, streamOf } from './commands.ts'

const complaintId = 'Q1'
const on = '2026-04-24'

describe('A relationship is asked', () =>
  isAsked(Command, streamOf, {
    stream: 'relationship-AF-2026-0013',
    examples: [
      ask('AssignContact', { team: 'credit', personId: 'P-1', assignedOn: on }),
      ask('IntroduceTeam', { introducedOn: on }),
      ask('RecordCall', { callId: 'T1', team: null, outcome: 'missed', waitedSeconds: 180 }),
      ask('RecordWaiting', { commitment: 'SC-5', reason: 'his notary is away' }),
      ask('RecordWaiting', { commitment: 'SC-5', reason: null }),
      ask('GiveTraining', { training: 'extranet', givenOn: on }),
      ask('PublishQualityReview', {
        ...{ month: '2026-03', publishedOn: on, position: '12', figures: figures() },
      }),
      ask('HoldAnnualMeeting', { heldOn: on, participants: ['P-1'] }),
      ask('PostponeAnnualMeeting', {
        ...{ postponedOn: on, postponedTo: '2026-05-04', by: 'client', reason: 'stocktaking' },
      }),
      ask('DeclineAnnualMeeting', { declinedOn: on, reason: 'no time' }),
      ask('ReceiveComplaint', { complaintId, channel: 'letter', receivedOn: on }),
      ask('AcknowledgeComplaint', { complaintId, acknowledgedOn: on }),
      ask('ExtendComplaint', { complaintId, extendedOn: on, reason: 'the bank is asked' }),
      ask('AnswerComplaint', {
        ...{ complaintId, outcome: 'partly', answeredOn: on, mediatorNamed: true },
        rootCause: 'delay',
      }),
      ask('EscalateComplaint', { complaintId, to: 'mediation', escalatedOn: on }),
      ask('CloseComplaint', { complaintId, closedOn: on }),
      ask('SendSurvey', { surveyId: 'S1', sentOn: on }),
      ask('AnswerSurvey', { surveyId: 'S1', recommends: 10, satisfied: 5, answeredOn: on }),
      ask('ReportExtranet', { state: 'maintenance' }),
    ],
  }))

describe('What is none', () => {
  const sent = { type: 'HoldAnnualMeeting', contractId: 'C1', participants: [] }
  test.each([
    ['a meeting on a day that does not exist', { ...sent, heldOn: '2026-02-30' }],
    [
      'a mark beyond the scale',
      {
        ...{ type: 'AnswerSurvey', contractId: 'C1', surveyId: 'S1', answeredOn: on },
        ...{ recommends: 11, satisfied: 5 },
      },
    ],
    [
      'a mark below it',
      {
        ...{ type: 'AnswerSurvey', contractId: 'C1', surveyId: 'S1', answeredOn: on },
        ...{ recommends: 0, satisfied: 0 },
      },
    ],
  ])('cannot be read: %s', (_what, flat) => expect(E.isLeft(Command.decode(flat))).toBe(true))
})
