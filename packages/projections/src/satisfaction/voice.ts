/** What the client says: complaints against their two deadlines (rules 3.7), and surveys (rules 3.6). */
import type { Relationship } from '@quittance/domain/events'
import {
  type ComplaintId,
  type ContractId,
  type Day,
  type Instant,
  parisDay,
  type SurveyId,
  type Team,
} from '@quittance/domain/values'

import { acknowledgeBy, answerBy } from './commitments/complaints.ts'
import { percentOf } from './percent.ts'
import type { Service, Voice } from './service.ts'

export interface Complaint {
  readonly contractId: ContractId
  readonly complaintId: ComplaintId
  readonly channel: Relationship.ComplaintReceived['channel']
  readonly team: Team | null
  readonly receivedOn: Day
  readonly acknowledgeBy: Day
  readonly acknowledgedOn: Day | undefined
  readonly answerBy: Day
  /** The first time. */
  readonly answeredOn: Day | undefined
  readonly escalatedTo: Relationship.ComplaintEscalated['to'] | undefined
  readonly closedOn: Day | undefined
  readonly correctiveActions: ReadonlyArray<Relationship.CorrectiveActionOpened['rootCause']>
  /** Acknowledged or answered after its deadline, or not yet and past it. */
  readonly isLate: boolean
}

export interface Survey {
  readonly contractId: ContractId
  readonly surveyId: SurveyId
  readonly team: Team | null
  readonly sentOn: Day
  readonly answered: Relationship.SurveyAnswered | undefined
}

/** Every complaint received by then, as it stood then. */
export const complaintsOf = ({ voice }: Service, at: Instant): ReadonlyArray<Complaint> => {
  const today = parisDay(at)
  const by = (event: Voice) => dayOf(event) <= today
  const all = voice.filter(by).toArray()
  return all.flatMap((event) =>
    event.type === 'ComplaintReceived' ? [asItStands(event, all, today)] : [],
  )
}

export interface CorrectiveAction
  extends Pick<Complaint, 'contractId' | 'complaintId' | 'team'>,
    Pick<Relationship.CorrectiveActionOpened, 'rootCause' | 'openedOn'> {}

/** Every one opened by then; no fact says that one is done. */
export const correctiveActionsOf = (row: Service, at: Instant): ReadonlyArray<CorrectiveAction> => {
  const opened = row.voice.filter((event) => dayOf(event) <= parisDay(at)).toArray()
  return complaintsOf(row, at).flatMap(({ contractId, complaintId, team }) =>
    opened.flatMap((event) => {
      if (event.type !== 'CorrectiveActionOpened' || event.complaintId !== complaintId) return []
      const { rootCause, openedOn } = event
      return [{ contractId, complaintId, team, rootCause, openedOn }]
    }),
  )
}

/** Every survey sent by then, with its answer if it had come. */
export const surveysOf = ({ voice }: Service, at: Instant): ReadonlyArray<Survey> => {
  const all = voice.filter((event) => dayOf(event) <= parisDay(at)).toArray()
  const answers = new Map(
    all.flatMap((event) =>
      event.type === 'SurveyAnswered' ? [[event.surveyId, event] as const] : [],
    ),
  )
  return all.flatMap((event) => {
    if (event.type !== 'SurveySent') return []
    const { contractId, surveyId, team, sentOn } = event
    return [{ contractId, surveyId, team, sentOn, answered: answers.get(surveyId) }]
  })
}

export interface SurveyScores {
  readonly sent: number
  readonly optedOut: number
  readonly answered: number
  readonly responsePercent: string | undefined
  /** Share of 9 and 10 less share of 0 to 6, in hundreds. */
  readonly nps: string | undefined
  /** Share of 4 and 5. */
  readonly csatPercent: string | undefined
  /** Fewer than 30 answers. */
  readonly isSmallSample: boolean
}

export const scoresOf = (surveys: ReadonlyArray<Survey>): SurveyScores => {
  const given = surveys.flatMap(({ answered }) => answered ?? [])
  const recommends = given.flatMap((each) => each.recommends ?? [])
  const satisfied = given.flatMap((each) => each.satisfied ?? [])
  const answered = given.filter((each) => (each.recommends ?? each.satisfied) !== null).length
  const optedOut = given.length - answered
  const net =
    recommends.filter((mark) => mark >= 9).length - recommends.filter((mark) => mark <= 6).length
  return {
    ...{ sent: surveys.length, optedOut, answered },
    responsePercent: percentOf(answered, surveys.length - optedOut),
    nps: percentOf(net, recommends.length),
    csatPercent: percentOf(satisfied.filter((mark) => mark >= 4).length, satisfied.length),
    isSmallSample: answered < 30,
  }
}

const asItStands = (
  received: Relationship.ComplaintReceived,
  all: ReadonlyArray<Voice>,
  today: Day,
): Complaint => {
  const { contractId, complaintId, channel, team, sentOn, receivedOn, countedFrom } = received
  const own = all.filter((event) => 'complaintId' in event && event.complaintId === complaintId)
  const days = (type: Voice['type']) =>
    own.flatMap((event) => (event.type === type ? [dayOf(event)] : [])).toSorted()
  const from = countedFrom === 'sending' ? (sentOn ?? receivedOn) : receivedOn
  const [answeredOn] = days('ComplaintAnswered')
  const [acknowledgedOn] = days('ComplaintAcknowledged')
  const deadlines = { acknowledgeBy: acknowledgeBy(from), answerBy: answerBy(from) }
  const heardOn = [acknowledgedOn, answeredOn].flatMap((on) => on ?? []).toSorted()[0] ?? today
  return {
    ...{ contractId, complaintId, channel, team, receivedOn, ...deadlines },
    ...{ acknowledgedOn, answeredOn, closedOn: days('ComplaintClosed')[0] },
    escalatedTo: own.flatMap((each) => (each.type === 'ComplaintEscalated' ? each.to : [])).at(-1),
    correctiveActions: own.flatMap((each) =>
      each.type === 'CorrectiveActionOpened' ? each.rootCause : [],
    ),
    isLate: deadlines.acknowledgeBy < heardOn || deadlines.answerBy < (answeredOn ?? today),
  }
}

const dayOf = (event: Voice): Day => {
  switch (event.type) {
    case 'ComplaintReceived':
      return event.receivedOn
    case 'ComplaintAcknowledged':
      return event.acknowledgedOn
    case 'ComplaintExtended':
      return event.extendedOn
    case 'ComplaintAnswered':
    case 'SurveyAnswered':
      return event.answeredOn
    case 'ComplaintEscalated':
      return event.escalatedOn
    case 'ComplaintClosed':
      return event.closedOn
    case 'CorrectiveActionOpened':
      return event.openedOn
    case 'SurveySent':
      return event.sentOn
  }
}
