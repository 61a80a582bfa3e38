/** The stories of a complaint. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { ask, told } from '../testing/relationship.ts'
import type { Command } from './commands.ts'
import { decider } from './index.ts'

const complaintId = 'Q1'
const receivedOn = '2026-04-24'
const receive = (fields = {}) =>
  ask('ReceiveComplaint', { complaintId, channel: 'letter', receivedOn, ...fields })
const acknowledge = (acknowledgedOn = '2026-05-05') =>
  ask('AcknowledgeComplaint', { complaintId, acknowledgedOn })
const extend = (extendedOn = '2026-05-20') =>
  ask('ExtendComplaint', { complaintId, extendedOn, reason: 'the bank is asked' })
const answer = (answeredOn = '2026-06-12', fields = {}) =>
  ask('AnswerComplaint', {
    ...{ complaintId, answeredOn, outcome: 'partly', mediatorNamed: true, rootCause: null },
    ...fields,
  })
const escalate = (to: string, escalatedOn = '2026-06-15') =>
  ask('EscalateComplaint', { complaintId, to, escalatedOn })
const close = (closedOn = '2026-07-01') => ask('CloseComplaint', { complaintId, closedOn })

/** The types of the events, or the refusal. */
const answered = (before: ReadonlyArray<Command>, command: Command) => {
  const state = told([], ...before).reduce(decider.evolve, decider.initial)
  const decision = decider.decide(state, command)
  return E.isRight(decision) ? decision.right.map(({ type }) => type) : decision.left
}

const refusal = (type: string, figures = {}) => ({ type, complaintId, ...figures })

describe('A complaint', () => {
  test.each<[string, ReadonlyArray<Command>, Command, unknown]>([
    ['is received', [], receive(), ['ComplaintReceived']],
    ['is received once', [receive()], receive(), []],
    [
      'is counted from its receipt unless told',
      [receive()],
      receive({ countedFrom: 'receipt' }),
      [],
    ],
    [
      'is not received otherwise',
      [receive()],
      receive({ channel: 'email' }),
      refusal('ComplaintReceivedOtherwise', { receivedOn }),
    ],
    [
      'is not received before it was sent',
      [],
      receive({ sentOn: '2026-04-25' }),
      refusal('ComplaintSentAfterReceipt', { receivedOn }),
    ],
    [
      'is not counted from a day that nobody knows',
      [],
      receive({ countedFrom: 'sending' }),
      refusal('SendingDayUnknown'),
    ],
    ['is acknowledged', [receive()], acknowledge(), ['ComplaintAcknowledged']],
    ['is acknowledged once', [receive(), acknowledge()], acknowledge(), []],
    [
      'is not acknowledged on two days',
      [receive(), acknowledge()],
      acknowledge('2026-05-06'),
      refusal('ComplaintAcknowledgedOtherwise', { acknowledgedOn: '2026-05-05' }),
    ],
    [
      'is not acknowledged once it is answered',
      [receive(), answer()],
      acknowledge('2026-06-13'),
      refusal('ComplaintIsAnswered', { answeredOn: '2026-06-12' }),
    ],
    ['takes longer', [receive()], extend(), ['ComplaintExtended']],
    ['takes longer once', [receive(), extend()], extend(), []],
    [
      'takes no longer once it is answered',
      [receive(), answer()],
      extend('2026-06-13'),
      refusal('ComplaintIsAnswered', { answeredOn: '2026-06-12' }),
    ],
    ['is answered', [receive()], answer(), ['ComplaintAnswered']],
    [
      'is answered, and its cause is to be mended',
      [receive()],
      answer('2026-06-12', { rootCause: 'delay' }),
      ['ComplaintAnswered', 'CorrectiveActionOpened'],
    ],
    ['is answered once', [receive(), answer()], answer(), []],
    [
      'is not answered twice',
      [receive(), answer()],
      answer('2026-06-13'),
      refusal('ComplaintIsAnswered', { answeredOn: '2026-06-12' }),
    ],
    [
      'is not answered before it came',
      [receive()],
      answer('2026-04-23'),
      refusal('BeforeComplaint', { receivedOn }),
    ],
    ['that never came is not answered', [], answer(), refusal('ComplaintUnknown')],
    [
      'is not answered without naming the mediator',
      [receive()],
      answer('2026-06-12', { mediatorNamed: false }),
      refusal('MediatorNotNamed'),
    ],
    ['climbs', [receive(), answer()], escalate('secondLevel'), ['ComplaintEscalated']],
    ['climbs once', [receive(), answer(), escalate('mediation')], escalate('mediation'), []],
    [
      'climbs further',
      [receive(), answer(), escalate('secondLevel')],
      escalate('mediation', '2026-06-20'),
      ['ComplaintEscalated'],
    ],
    [
      'does not climb down',
      [receive(), answer(), escalate('mediation')],
      escalate('secondLevel', '2026-06-20'),
      refusal('ComplaintEscalatedOtherwise', { to: 'mediation', escalatedOn: '2026-06-15' }),
    ],
    [
      'does not climb unanswered',
      [receive()],
      escalate('mediation'),
      refusal('ComplaintNotAnswered'),
    ],
    [
      'does not climb before its answer',
      [receive(), answer()],
      escalate('mediation', '2026-06-11'),
      refusal('BeforeAnswer', { answeredOn: '2026-06-12' }),
    ],
    [
      'that climbed is answered once more',
      [receive(), answer(), escalate('secondLevel')],
      answer('2026-06-30'),
      ['ComplaintAnswered'],
    ],
    [
      'that climbed is not answered before that',
      [receive(), answer(), escalate('secondLevel')],
      answer('2026-06-14'),
      refusal('ComplaintEscalatedOtherwise', { to: 'secondLevel', escalatedOn: '2026-06-15' }),
    ],
    ['is closed', [receive(), answer()], close(), ['ComplaintClosed']],
    ['is closed once', [receive(), answer(), close()], close(), []],
    [
      'is not closed on two days',
      [receive(), answer(), close()],
      close('2026-07-02'),
      refusal('ComplaintIsClosed', { closedOn: '2026-07-01' }),
    ],
    ['is not closed unanswered', [receive()], close(), refusal('ComplaintNotAnswered')],
    [
      'is not closed before its answer',
      [receive(), answer()],
      close('2026-06-11'),
      refusal('BeforeAnswer', { answeredOn: '2026-06-12' }),
    ],
    [
      'is not answered after its close',
      [receive(), answer(), close()],
      answer('2026-07-02'),
      refusal('ComplaintIsClosed', { closedOn: '2026-07-01' }),
    ],
    [
      'does not climb after its close',
      [receive(), answer(), close()],
      escalate('mediation', '2026-07-02'),
      refusal('ComplaintIsClosed', { closedOn: '2026-07-01' }),
    ],
  ])('%s', (_story, before, command, then) => expect(answered(before, command)).toEqual(then))
})
