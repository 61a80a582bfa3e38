/** What a relationship knows. Rebuilt from its events, so its shape may change at any time. */
import { Map as PersistentMap, Set as PersistentSet } from 'immutable'

import type { Team } from '../values/commitment.ts'
import type { Day, Month } from '../values/day.ts'
import type { CallId, ComplaintId, SurveyId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import type {
  AnnualMeetingDeclined,
  AnnualMeetingHeld,
  AnnualMeetingPostponed,
  CallAnswered,
  CallMissed,
  ComplaintAnswered,
  ComplaintEscalated,
  ComplaintExtended,
  ComplaintReceived,
  ContactAssigned,
  Event,
  ExtranetInterrupted,
  Pausable,
  QualityReviewPublished,
  SurveyAnswered,
  SurveySent,
  TrainingGiven,
  WaitingForClientStarted,
} from './events.ts'

export interface State {
  /** As last named. */
  readonly contacts: PersistentMap<Team, ContactAssigned>
  readonly introducedOn: Day | undefined
  readonly calls: PersistentMap<CallId, CallAnswered | CallMissed>
  /** The promises that the client asked to wait, and why; null where they go on again. */
  readonly waiting: PersistentMap<Pausable, WaitingForClientStarted | null>
  readonly trainings: PersistentSet<string>
  readonly reviews: PersistentMap<Month, QualityReviewPublished>
  readonly meetings: PersistentMap<Day, AnnualMeetingHeld>
  /** What was last said of the next one. */
  readonly nextMeeting: AnnualMeetingPostponed | AnnualMeetingDeclined | undefined
  readonly complaints: PersistentMap<ComplaintId, Complaint>
  readonly surveys: PersistentMap<SurveyId, Survey>
  readonly extranet: Extranet
}

export interface Complaint {
  readonly received: ComplaintReceived
  readonly acknowledgedOn: Day | undefined
  readonly extended: ComplaintExtended | undefined
  /** As last answered. */
  readonly answered: ComplaintAnswered | undefined
  readonly escalated: ComplaintEscalated | undefined
  /** Whether what was escalated was answered since. */
  readonly isAnswered: boolean
  readonly closedOn: Day | undefined
}

interface Survey {
  readonly sent: SurveySent
  readonly answered: SurveyAnswered | undefined
}

interface Extranet {
  readonly interrupted: ExtranetInterrupted | undefined
  readonly wasRestored: boolean
}

export const initial: State = {
  contacts: PersistentMap(),
  introducedOn: undefined,
  calls: PersistentMap(),
  waiting: PersistentMap(),
  trainings: PersistentSet(),
  reviews: PersistentMap(),
  meetings: PersistentMap(),
  nextMeeting: undefined,
  complaints: PersistentMap(),
  surveys: PersistentMap(),
  extranet: { interrupted: undefined, wasRestored: false },
}

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 1

export const evolve = (state: State, event: Event): State => {
  switch (event.type) {
    case 'ContactAssigned':
      return { ...state, contacts: state.contacts.set(event.team, event) }
    case 'ClientTeamIntroduced':
      invariant(state.introducedOn === undefined, 'a team is introduced twice')
      return { ...state, introducedOn: event.introducedOn }
    case 'CallAnswered':
    case 'CallMissed':
      invariant(!state.calls.has(event.callId), `call ${event.callId} is recorded twice`)
      return { ...state, calls: state.calls.set(event.callId, event) }
    case 'WaitingForClientStarted':
      invariant(!state.waiting.get(event.commitment), `${event.commitment} waits already`)
      return { ...state, waiting: state.waiting.set(event.commitment, event) }
    case 'WaitingForClientEnded':
      invariant(!!state.waiting.get(event.commitment), `${event.commitment} does not wait`)
      return { ...state, waiting: state.waiting.set(event.commitment, null) }
    case 'TrainingGiven':
      return { ...state, trainings: state.trainings.add(trainingOf(event)) }
    case 'QualityReviewPublished':
      invariant(!state.reviews.has(event.month), `${event.month} is reviewed twice`)
      return { ...state, reviews: state.reviews.set(event.month, event) }
    case 'AnnualMeetingHeld': {
      const meetings = state.meetings.set(event.heldOn, event)
      return { ...state, meetings, nextMeeting: undefined }
    }
    case 'AnnualMeetingPostponed':
    case 'AnnualMeetingDeclined':
      return { ...state, nextMeeting: event }
    case 'SurveySent':
      invariant(!state.surveys.has(event.surveyId), `survey ${event.surveyId} is sent twice`)
      return {
        ...state,
        surveys: state.surveys.set(event.surveyId, { sent: event, answered: undefined }),
      }
    case 'SurveyAnswered': {
      const survey = state.surveys.get(event.surveyId)
      invariant(survey !== undefined, `survey ${event.surveyId} was not sent`)
      return {
        ...state,
        surveys: state.surveys.set(event.surveyId, { ...survey, answered: event }),
      }
    }
    case 'ExtranetInterrupted':
      return { ...state, extranet: { ...state.extranet, interrupted: event } }
    case 'ExtranetRestored':
      return { ...state, extranet: { interrupted: undefined, wasRestored: true } }
    case 'ComplaintReceived':
      invariant(
        !state.complaints.has(event.complaintId),
        `complaint ${event.complaintId} is received twice`,
      )
      return { ...state, complaints: state.complaints.set(event.complaintId, received(event)) }
    default: {
      const complaint = state.complaints.get(event.complaintId)
      invariant(complaint !== undefined, `complaint ${event.complaintId} was not received`)
      return {
        ...state,
        complaints: state.complaints.set(event.complaintId, treated(complaint, event)),
      }
    }
  }
}

/** One training of a kind and a day. */
export const trainingOf = ({
  training,
  givenOn,
}: Pick<TrainingGiven, 'training' | 'givenOn'>): string => `${training} ${givenOn}`

const received = (event: ComplaintReceived): Complaint => ({
  received: event,
  ...{ acknowledgedOn: undefined, extended: undefined, answered: undefined },
  ...{ escalated: undefined, isAnswered: false, closedOn: undefined },
})

type Treatment = Extract<Event, { readonly complaintId: ComplaintId }>

const treated = (complaint: Complaint, event: Exclude<Treatment, ComplaintReceived>): Complaint => {
  switch (event.type) {
    case 'ComplaintAcknowledged':
      return { ...complaint, acknowledgedOn: event.acknowledgedOn }
    case 'ComplaintExtended':
      return { ...complaint, extended: event }
    case 'ComplaintAnswered':
      return { ...complaint, answered: event, isAnswered: true }
    case 'ComplaintEscalated':
      return { ...complaint, escalated: event, isAnswered: false }
    case 'ComplaintClosed':
      return { ...complaint, closedOn: event.closedOn }
    case 'CorrectiveActionOpened':
      return complaint
  }
}
