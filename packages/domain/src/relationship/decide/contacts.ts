/** Who serves the client, and whether he reached anybody. */
import { accept, reject } from '../../decider.ts'
import { isAlike } from '../../values/alike.ts'
import type {
  AssignContact,
  GiveTraining,
  IntroduceTeam,
  RecordCall,
  RecordWaiting,
} from '../commands.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { type State, trainingOf } from '../state.ts'
import { once } from './once.ts'

export const assign = ({ contacts }: State, command: AssignContact): Decision => {
  const { team, assignedOn } = command
  const assigned: Event = { ...command, type: 'ContactAssigned' }
  const before = contacts.get(team)
  if (before && isAlike(before, assigned)) return accept()
  if (before && assignedOn < before.assignedOn) {
    return reject({ type: 'ContactAssignedSince', team, assignedOn: before.assignedOn })
  }
  return accept(assigned)
}

export const introduce = ({ introducedOn }: State, command: IntroduceTeam): Decision => {
  if (introducedOn === undefined) return accept({ ...command, type: 'ClientTeamIntroduced' })
  return introducedOn === command.introducedOn
    ? accept()
    : reject({ type: 'TeamIntroducedOtherwise', introducedOn })
}

export const call = ({ calls }: State, { outcome, ...command }: RecordCall): Decision => {
  const { callId } = command
  const type = outcome === 'answered' ? 'CallAnswered' : 'CallMissed'
  return once(calls.get(callId), { ...command, type }, () => ({
    ...{ type: 'CallRecordedOtherwise', callId },
  }))
}

export const wait = ({ waiting }: State, command: RecordWaiting): Decision => {
  const { contractId, commitment, reason } = command
  const before = waiting.get(commitment)
  if (reason === null) {
    if (before) return accept({ type: 'WaitingForClientEnded', contractId, commitment })
    return before === null ? accept() : reject({ type: 'NotWaiting', commitment })
  }
  if (!before) {
    return accept({ type: 'WaitingForClientStarted', contractId, commitment, reason })
  }
  return before.reason === reason
    ? accept()
    : reject({ type: 'WaitingOtherwise', commitment, reason: before.reason })
}

export const train = ({ trainings }: State, command: GiveTraining): Decision =>
  trainings.has(trainingOf(command)) ? accept() : accept({ ...command, type: 'TrainingGiven' })
