/** The stories of a relationship. */
import { describe, expect, test } from '@jest/globals'

import { ask, figures, happened, stateAfter } from '../testing/relationship.ts'
import { scenario } from '../testing/scenario.ts'
import type { Command } from './commands.ts'
import type { Rejection } from './decide.ts'
import type { Event } from './events.ts'
import { decider } from './index.ts'

const { given } = scenario(decider)

type Fields = Readonly<Record<string, unknown>>
type Row = readonly [
  story: string,
  before: ReadonlyArray<Event>,
  command: Command,
  then:
    | ReadonlyArray<Event>
    | { readonly type: Rejection['type']; readonly [figure: string]: unknown },
]

/** Events, possibly none, or the refusal with its figures. */
const tells = (rows: ReadonlyArray<Row>) =>
  test.each(rows)('%s', (_story, before, command, then) => {
    const answer = given(...before).when(command)
    if ('type' in then) answer.thenRejected(then as Rejection)
    else answer.then(...then)
  })

const named = (personId: string | null, assignedOn: string, team = 'credit') => ({
  ...{ team, personId, assignedOn },
})
const call = { callId: 'T1', team: null, waitedSeconds: 25 }
const waits = { commitment: 'SC-5', reason: 'his notary is away' }
const review = (publishedOn = '2026-04-03', started = 10) => ({
  ...{ month: '2026-03', publishedOn, position: '12', figures: figures(started) },
})
const meeting = { heldOn: '2026-11-17', participants: ['P-1', 'P-9'] }
const later = (postponedTo: string) => ({
  ...{ postponedOn: '2026-10-12', postponedTo, by: 'client', reason: 'stocktaking' },
})

describe('Contacts', () =>
  tells([
    [
      'are named by role',
      [],
      ask('AssignContact', named('P-1', '2026-01-06')),
      [happened('ContactAssigned', named('P-1', '2026-01-06'))],
    ],
    [
      'are named once',
      [happened('ContactAssigned', named('P-1', '2026-01-06'))],
      ask('AssignContact', named('P-1', '2026-01-06')),
      [],
    ],
    [
      'change, the same day too',
      [happened('ContactAssigned', named('P-1', '2026-01-06'))],
      ask('AssignContact', named('P-2', '2026-01-06')),
      [happened('ContactAssigned', named('P-2', '2026-01-06'))],
    ],
    [
      'may be nobody',
      [happened('ContactAssigned', named('P-1', '2026-01-06'))],
      ask('AssignContact', named(null, '2026-02-02')),
      [happened('ContactAssigned', named(null, '2026-02-02'))],
    ],
    [
      'change in the order of their days',
      [happened('ContactAssigned', named('P-1', '2026-02-02'))],
      ask('AssignContact', named('P-2', '2026-02-01')),
      { type: 'ContactAssignedSince', team: 'credit', assignedOn: '2026-02-02' },
    ],
    [
      'of another role are another matter',
      [happened('ContactAssigned', named('P-1', '2026-02-02'))],
      ask('AssignContact', named('P-2', '2026-02-01', 'recovery')),
      [happened('ContactAssigned', named('P-2', '2026-02-01', 'recovery'))],
    ],
    [
      'are introduced',
      [],
      ask('IntroduceTeam', { introducedOn: '2026-01-06' }),
      [happened('ClientTeamIntroduced', { introducedOn: '2026-01-06' })],
    ],
    [
      'are introduced once',
      [happened('ClientTeamIntroduced', { introducedOn: '2026-01-06' })],
      ask('IntroduceTeam', { introducedOn: '2026-01-06' }),
      [],
    ],
    [
      'are not introduced on two days',
      [happened('ClientTeamIntroduced', { introducedOn: '2026-01-06' })],
      ask('IntroduceTeam', { introducedOn: '2026-01-07' }),
      { type: 'TeamIntroducedOtherwise', introducedOn: '2026-01-06' },
    ],
    [
      'teach',
      [],
      ask('GiveTraining', { training: 'extranet', givenOn: '2026-01-08' }),
      [happened('TrainingGiven', { training: 'extranet', givenOn: '2026-01-08' })],
    ],
    [
      'teach the same once a day',
      [happened('TrainingGiven', { training: 'extranet', givenOn: '2026-01-08' })],
      ask('GiveTraining', { training: 'extranet', givenOn: '2026-01-08' }),
      [],
    ],
    [
      'teach another thing on that day',
      [happened('TrainingGiven', { training: 'extranet', givenOn: '2026-01-08' })],
      ask('GiveTraining', { training: 'dataExchange', givenOn: '2026-01-08' }),
      [happened('TrainingGiven', { training: 'dataExchange', givenOn: '2026-01-08' })],
    ],
  ]))

describe('A call', () =>
  tells([
    [
      'is answered',
      [],
      ask('RecordCall', { ...call, outcome: 'answered' }),
      [happened('CallAnswered', call)],
    ],
    [
      'is missed',
      [],
      ask('RecordCall', { ...call, outcome: 'missed' }),
      [happened('CallMissed', call)],
    ],
    [
      'is recorded once',
      [happened('CallMissed', call)],
      ask('RecordCall', { ...call, outcome: 'missed' }),
      [],
    ],
    [
      'is not both',
      [happened('CallMissed', call)],
      ask('RecordCall', { ...call, outcome: 'answered' }),
      { type: 'CallRecordedOtherwise', callId: 'T1' },
    ],
  ]))

describe('A clock', () =>
  tells([
    [
      'stands still while the client asks it',
      [],
      ask('RecordWaiting', waits),
      [happened('WaitingForClientStarted', waits)],
    ],
    [
      'stands still once',
      [happened('WaitingForClientStarted', waits)],
      ask('RecordWaiting', waits),
      [],
    ],
    [
      'does not stand still twice',
      [happened('WaitingForClientStarted', waits)],
      ask('RecordWaiting', { ...waits, reason: 'he travels' }),
      { type: 'WaitingOtherwise', ...waits },
    ],
    [
      'goes on',
      [happened('WaitingForClientStarted', waits)],
      ask('RecordWaiting', { ...waits, reason: null }),
      [happened('WaitingForClientEnded', { commitment: 'SC-5' })],
    ],
    [
      'goes on once',
      [
        happened('WaitingForClientStarted', waits),
        happened('WaitingForClientEnded', { commitment: 'SC-5' }),
      ],
      ask('RecordWaiting', { ...waits, reason: null }),
      [],
    ],
    [
      'does not go on that did not stand still',
      [happened('WaitingForClientStarted', { ...waits, commitment: 'SC-6' })],
      ask('RecordWaiting', { ...waits, reason: null }),
      { type: 'NotWaiting', commitment: 'SC-5' },
    ],
  ]))

describe('A review', () =>
  tells([
    [
      'is published after its month',
      [],
      ask('PublishQualityReview', review()),
      [happened('QualityReviewPublished', review())],
    ],
    [
      'is published once',
      [happened('QualityReviewPublished', review())],
      ask('PublishQualityReview', review()),
      [],
    ],
    [
      'is not published twice',
      [happened('QualityReviewPublished', review())],
      ask('PublishQualityReview', review('2026-04-04')),
      { type: 'ReviewPublishedOtherwise', month: '2026-03', publishedOn: '2026-04-03' },
    ],
    [
      'is of no month to come',
      [],
      ask('PublishQualityReview', review('2026-03-31')),
      { type: 'ReviewBeforeMonthEnd', month: '2026-03', endsOn: '2026-03-31' },
    ],
    [
      'adds up',
      [],
      ask('PublishQualityReview', review('2026-04-03', 11)),
      { type: 'FiguresDisagree', commitment: 'SC-6', started: 11, counted: 10 },
    ],
  ]))

describe('A meeting', () =>
  tells([
    ['is held', [], ask('HoldAnnualMeeting', meeting), [happened('AnnualMeetingHeld', meeting)]],
    [
      'is held once',
      [happened('AnnualMeetingHeld', meeting)],
      ask('HoldAnnualMeeting', meeting),
      [],
    ],
    [
      'of one day is not held by others',
      [happened('AnnualMeetingHeld', meeting)],
      ask('HoldAnnualMeeting', { ...meeting, participants: ['P-1'] }),
      { type: 'MeetingHeldOtherwise', heldOn: '2026-11-17' },
    ],
    [
      'is postponed',
      [],
      ask('PostponeAnnualMeeting', later('2026-11-17')),
      [happened('AnnualMeetingPostponed', later('2026-11-17'))],
    ],
    [
      'is postponed once',
      [happened('AnnualMeetingPostponed', later('2026-11-17'))],
      ask('PostponeAnnualMeeting', later('2026-11-17')),
      [],
    ],
    [
      'is postponed to a later day',
      [],
      ask('PostponeAnnualMeeting', later('2026-10-12')),
      {
        ...{ type: 'PostponedToNoLaterDay', postponedOn: '2026-10-12' },
        postponedTo: '2026-10-12',
      },
    ],
    [
      'is declined',
      [],
      ask('DeclineAnnualMeeting', { declinedOn: '2026-10-12', reason: 'no time' }),
      [happened('AnnualMeetingDeclined', { declinedOn: '2026-10-12', reason: 'no time' })],
    ],
    [
      'is declined once',
      [happened('AnnualMeetingDeclined', { declinedOn: '2026-10-12', reason: 'no time' })],
      ask('DeclineAnnualMeeting', { declinedOn: '2026-10-12', reason: 'no time' }),
      [],
    ],
  ]))

describe('A survey', () => {
  const sent = { surveyId: 'S1', team: null, sentOn: '2026-05-04' }
  const marks = { surveyId: 'S1', recommends: 9, satisfied: 5, answeredOn: '2026-05-05' }
  tells([
    ['is sent', [], ask('SendSurvey', sent), [happened('SurveySent', sent)]],
    ['is sent once', [happened('SurveySent', sent)], ask('SendSurvey', sent), []],
    [
      'is not sent on two days',
      [happened('SurveySent', sent)],
      ask('SendSurvey', { ...sent, sentOn: '2026-05-06' }),
      { type: 'SurveySentOtherwise', surveyId: 'S1', sentOn: '2026-05-04' },
    ],
    [
      'is answered',
      [happened('SurveySent', sent)],
      ask('AnswerSurvey', marks),
      [happened('SurveyAnswered', marks)],
    ],
    [
      'is answered once',
      [happened('SurveySent', sent), happened('SurveyAnswered', marks)],
      ask('AnswerSurvey', marks),
      [],
    ],
    [
      'is not answered twice',
      [happened('SurveySent', sent), happened('SurveyAnswered', marks)],
      ask('AnswerSurvey', { ...marks, satisfied: 1 }),
      { type: 'SurveyAnsweredOtherwise', surveyId: 'S1', answeredOn: '2026-05-05' },
    ],
    [
      'never sent is not answered',
      [happened('SurveySent', { ...sent, surveyId: 'S2' })],
      ask('AnswerSurvey', marks),
      { type: 'SurveyNotSent', surveyId: 'S1' },
    ],
    [
      'is not answered before it was sent',
      [happened('SurveySent', sent)],
      ask('AnswerSurvey', { ...marks, answeredOn: '2026-05-03' }),
      { type: 'BeforeSurvey', surveyId: 'S1', sentOn: '2026-05-04' },
    ],
  ])
})

describe('The extranet', () => {
  const down = (maintenance = false) => happened('ExtranetInterrupted', { maintenance })
  const up = happened('ExtranetRestored')
  const report = (state: string) => ask('ReportExtranet', { state })
  tells([
    ['is interrupted', [], report('interrupted'), [down()]],
    ['is interrupted for maintenance', [], report('maintenance'), [down(true)]],
    ['is interrupted once', [down()], report('interrupted'), []],
    [
      'is not interrupted twice',
      [down(true)],
      report('interrupted'),
      { type: 'ExtranetInterruptedOtherwise', maintenance: true },
    ],
    ['is restored', [down()], report('restored'), [up]],
    ['is restored once', [down(), up], report('restored'), []],
    ['is interrupted anew', [down(), up], report('interrupted'), [down()]],
    ['is not restored first', [], report('restored'), { type: 'ExtranetNotInterrupted' }],
  ])
})

describe('A history that cannot be stops', () => {
  const sent = happened('SurveySent', { surveyId: 'S1', team: null, sentOn: '2026-05-04' })
  const introduced = happened('ClientTeamIntroduced', { introducedOn: '2026-01-06' })
  const answered: Fields = { surveyId: 'S1', recommends: 9, satisfied: 5, answeredOn: '2026-05-05' }
  test.each<[string, ReadonlyArray<Event>]>([
    ['introduced twice', [introduced, introduced]],
    ['a call twice', [happened('CallMissed', call), happened('CallMissed', call)]],
    [
      'waiting twice',
      [happened('WaitingForClientStarted', waits), happened('WaitingForClientStarted', waits)],
    ],
    ['going on without waiting', [happened('WaitingForClientEnded', { commitment: 'SC-5' })]],
    [
      'a month twice',
      [happened('QualityReviewPublished', review()), happened('QualityReviewPublished', review())],
    ],
    ['a survey twice', [sent, sent]],
    ['an answer to nothing', [happened('SurveyAnswered', answered)]],
    [
      'the end of no complaint',
      [happened('ComplaintClosed', { complaintId: 'Q1', closedOn: '2026-05-05' })],
    ],
  ])('%s', (_what, history) => expect(() => stateAfter(history)).toThrow('Invariant broken'))
})
