/** Laws of a relationship, whatever it is asked. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import { ask, figures } from '../testing/relationship.ts'
import { dayNumbered, numberOf, day as written } from '../values/day.ts'
import type { Command } from './commands.ts'
import { decider } from './index.ts'

const from = numberOf(written('2026-04-01'))
const anyDay = fc.nat(20).map((days) => dayNumbered(from + days))

const anyCommand: fc.Arbitrary<Command> = fc
  .tuple(anyDay, fc.constantFrom('1', '2'), fc.boolean(), fc.nat(16))
  .map(([on, name, either, kind]) => {
    const complaint = { complaintId: `Q${name}` }
    const survey = { surveyId: `S${name}` }
    const commands = [
      ['AssignContact', { team: 'credit', personId: either ? 'P-1' : null, assignedOn: on }],
      ['IntroduceTeam', { introducedOn: on }],
      ['RecordCall', { callId: name, outcome: either ? 'missed' : 'answered', waitedSeconds: 9 }],
      ['RecordWaiting', { commitment: 'SC-5', reason: either ? 'notary' : null }],
      ['GiveTraining', { training: 'extranet', givenOn: on }],
      [
        'PublishQualityReview',
        {
          ...{ month: '2026-03', publishedOn: on, position: name },
          figures: figures(either ? 10 : 11),
        },
      ],
      ['HoldAnnualMeeting', { heldOn: on, participants: [`P-${name}`] }],
      [
        'PostponeAnnualMeeting',
        { postponedOn: on, postponedTo: '2026-04-15', by: 'client', reason: 'no time' },
      ],
      ['DeclineAnnualMeeting', { declinedOn: on, reason: 'no time' }],
      ['ReceiveComplaint', { ...complaint, channel: 'email', receivedOn: on }],
      ['AcknowledgeComplaint', { ...complaint, acknowledgedOn: on }],
      ['ExtendComplaint', { ...complaint, extendedOn: on, reason: 'the bank is asked' }],
      [
        'AnswerComplaint',
        {
          ...{ ...complaint, answeredOn: on, outcome: 'partly', mediatorNamed: true },
          rootCause: either ? 'delay' : null,
        },
      ],
      [
        'EscalateComplaint',
        { ...complaint, to: either ? 'mediation' : 'secondLevel', escalatedOn: on },
      ],
      ['CloseComplaint', { ...complaint, closedOn: on }],
      ['SendSurvey', { ...survey, sentOn: on }],
      ['AnswerSurvey', { ...survey, recommends: either ? 9 : null, satisfied: 4, answeredOn: on }],
    ] as const
    const [type, fields] = commands[kind] ?? ['ReportExtranet', { state: 'restored' }]
    return ask(type, fields)
  })

describe('Whatever it is asked, a relationship', () => {
  const anyStory = fc.array(anyCommand, { maxLength: 60, size: 'max' })

  test('remembers only what may follow, and answers the same again without another event', () =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        let state = decider.initial
        for (const command of commands) {
          const decision = decider.decide(state, command)
          if (E.isLeft(decision)) continue
          state = decision.right.reduce(decider.evolve, state)
          expect(decider.decide(state, command)).toEqual(E.right([]))
        }
      }),
    ))

  test('has no complaint that was done with before it came', () =>
    fc.assert(
      fc.property(anyStory, (commands) => {
        let state = decider.initial
        for (const command of commands) {
          const decision = decider.decide(state, command)
          if (E.isRight(decision)) state = decision.right.reduce(decider.evolve, state)
        }
        for (const { received, acknowledgedOn, answered, closedOn } of state.complaints.values()) {
          const days = [received.receivedOn, answered?.answeredOn, closedOn].flatMap(
            (on) => on ?? [],
          )
          expect(days).toEqual(days.toSorted())
          if (acknowledgedOn) expect(received.receivedOn <= acknowledgedOn).toBe(true)
        }
      }),
    ))
})
