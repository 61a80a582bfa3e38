/** Who serves the client, and how he was brought in. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Team } from '../../values/commitment.ts'
import { Count } from '../../values/count.ts'
import { Day } from '../../values/day.ts'
import { CallId, ContractId, PersonId } from '../../values/identity.ts'
import { nullable } from '../../values/nullable.ts'
import { Text } from '../../values/text.ts'

/** From that day on, until another is; null: nobody is. */
export const ContactAssigned = event('ContactAssigned', {
  contractId: ContractId,
  team: Team,
  personId: nullable(PersonId),
  assignedOn: Day,
})
export type ContactAssigned = t.TypeOf<typeof ContactAssigned>

/** The client knows who serves him. */
export const ClientTeamIntroduced = event('ClientTeamIntroduced', {
  contractId: ContractId,
  introducedOn: Day,
})

const call = {
  contractId: ContractId,
  callId: CallId,
  /** Whom he asked for, if anybody. */
  team: nullable(Team),
  waitedSeconds: Count,
}

/** He called when the event happened, and waited so long until somebody spoke to him. */
export const CallAnswered = event('CallAnswered', call)
export type CallAnswered = t.TypeOf<typeof CallAnswered>

/** He called, and gave up after so long. */
export const CallMissed = event('CallMissed', call)
export type CallMissed = t.TypeOf<typeof CallMissed>

/** The promises that wait while the client asks the factor to. */
export const Pausable = t.keyof({ 'SC-5': null, 'SC-6': null }, 'Pausable')
export type Pausable = t.TypeOf<typeof Pausable>

/** He asked the factor to wait: from when the event happened, these clocks stand still. */
export const WaitingForClientStarted = event('WaitingForClientStarted', {
  contractId: ContractId,
  commitment: Pausable,
  reason: Text,
})
export type WaitingForClientStarted = t.TypeOf<typeof WaitingForClientStarted>

export const WaitingForClientEnded = event('WaitingForClientEnded', {
  contractId: ContractId,
  commitment: Pausable,
})

/** What he was taught, or what was set up with him. */
export const Training = t.keyof({ extranet: null, dataExchange: null }, 'Training')

export const TrainingGiven = event('TrainingGiven', {
  contractId: ContractId,
  training: Training,
  givenOn: Day,
})
export type TrainingGiven = t.TypeOf<typeof TrainingGiven>
