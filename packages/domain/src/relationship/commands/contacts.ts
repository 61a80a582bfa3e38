/** Who serves the client, and whether he reached anybody. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Team } from '../../values/commitment.ts'
import { Count } from '../../values/count.ts'
import { Day } from '../../values/day.ts'
import { CallId, ContractId, PersonId } from '../../values/identity.ts'
import { nullable, optional } from '../../values/nullable.ts'
import { Text } from '../../values/text.ts'
import { Pausable, Training } from '../events.ts'

/** `personId` is null when nobody is any more. */
export const AssignContact = command('AssignContact', {
  contractId: ContractId,
  team: Team,
  personId: nullable(PersonId),
  assignedOn: Day,
})
export type AssignContact = t.TypeOf<typeof AssignContact>

export const IntroduceTeam = command('IntroduceTeam', { contractId: ContractId, introducedOn: Day })
export type IntroduceTeam = t.TypeOf<typeof IntroduceTeam>

/** He called at `occurredAt`. */
export const RecordCall = command('RecordCall', {
  contractId: ContractId,
  callId: CallId,
  team: optional(Team),
  outcome: t.keyof({ answered: null, missed: null }, 'CallOutcome'),
  waitedSeconds: Count,
})
export type RecordCall = t.TypeOf<typeof RecordCall>

/** At `occurredAt` the client asked the factor to wait, for that `reason`; with null, to go on. */
export const RecordWaiting = command('RecordWaiting', {
  contractId: ContractId,
  commitment: Pausable,
  reason: nullable(Text),
})
export type RecordWaiting = t.TypeOf<typeof RecordWaiting>

export const GiveTraining = command('GiveTraining', {
  contractId: ContractId,
  training: Training,
  givenOn: Day,
})
export type GiveTraining = t.TypeOf<typeof GiveTraining>
