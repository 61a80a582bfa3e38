/** Complaints, from their receipt to their close. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Team } from '../../values/commitment.ts'
import { Day } from '../../values/day.ts'
import { ComplaintId, ContractId } from '../../values/identity.ts'
import { nullable, optional } from '../../values/nullable.ts'
import { Text } from '../../values/text.ts'
import { Channel, CountedFrom, Level, Outcome, RootCause } from '../events.ts'

const of = { contractId: ContractId, complaintId: ComplaintId }

/** Counted from its receipt, unless the factor counts from its sending. */
export const ReceiveComplaint = command('ReceiveComplaint', {
  ...of,
  channel: Channel,
  team: optional(Team),
  sentOn: optional(Day),
  receivedOn: Day,
  countedFrom: optional(CountedFrom),
})
export type ReceiveComplaint = t.TypeOf<typeof ReceiveComplaint>

export const AcknowledgeComplaint = command('AcknowledgeComplaint', { ...of, acknowledgedOn: Day })
export type AcknowledgeComplaint = t.TypeOf<typeof AcknowledgeComplaint>

export const ExtendComplaint = command('ExtendComplaint', { ...of, extendedOn: Day, reason: Text })
export type ExtendComplaint = t.TypeOf<typeof ExtendComplaint>

/** `mediatorNamed`: the answer says who mediates. A `rootCause` opens a corrective action. */
export const AnswerComplaint = command('AnswerComplaint', {
  ...of,
  outcome: Outcome,
  answeredOn: Day,
  mediatorNamed: t.boolean,
  rootCause: nullable(RootCause),
})
export type AnswerComplaint = t.TypeOf<typeof AnswerComplaint>

export const EscalateComplaint = command('EscalateComplaint', {
  ...of,
  to: Level,
  escalatedOn: Day,
})
export type EscalateComplaint = t.TypeOf<typeof EscalateComplaint>

export const CloseComplaint = command('CloseComplaint', { ...of, closedOn: Day })
export type CloseComplaint = t.TypeOf<typeof CloseComplaint>
