/** Complaints (_réclamations_), by ACPR recommendation 2022-R-01 of 9 May 2022. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Team } from '../../values/commitment.ts'
import { Day } from '../../values/day.ts'
import { ComplaintId, ContractId } from '../../values/identity.ts'
import { nullable } from '../../values/nullable.ts'
import { Text } from '../../values/text.ts'

const of = { contractId: ContractId, complaintId: ComplaintId }

export const Channel = t.keyof(
  { letter: null, email: null, telephone: null, extranet: null, meeting: null },
  'ComplaintChannel',
)

/** From which day its two deadlines run. */
export const CountedFrom = t.keyof({ receipt: null, sending: null }, 'ComplaintCountedFrom')

/** Any dissatisfaction that the client expresses; an oral one is put in writing unless it is settled at once. */
export const ComplaintReceived = event('ComplaintReceived', {
  ...of,
  channel: Channel,
  /** Whose service it is about, if anybody's. */
  team: nullable(Team),
  sentOn: nullable(Day),
  receivedOn: Day,
  countedFrom: CountedFrom,
})
export type ComplaintReceived = t.TypeOf<typeof ComplaintReceived>

export const ComplaintAcknowledged = event('ComplaintAcknowledged', { ...of, acknowledgedOn: Day })

/** The client was told why he waits. His two months stay. */
export const ComplaintExtended = event('ComplaintExtended', {
  ...of,
  extendedOn: Day,
  reason: Text,
})
export type ComplaintExtended = t.TypeOf<typeof ComplaintExtended>

export const Outcome = t.keyof({ accepted: null, partly: null, rejected: null }, 'ComplaintOutcome')

/** In writing, naming the mediator. */
export const ComplaintAnswered = event('ComplaintAnswered', {
  ...of,
  outcome: Outcome,
  answeredOn: Day,
})
export type ComplaintAnswered = t.TypeOf<typeof ComplaintAnswered>

/** In the order in which a complaint may climb. */
export const Level = t.keyof({ secondLevel: null, mediation: null }, 'ComplaintLevel')

/** The client is not content with the answer. */
export const ComplaintEscalated = event('ComplaintEscalated', {
  ...of,
  to: Level,
  escalatedOn: Day,
})
export type ComplaintEscalated = t.TypeOf<typeof ComplaintEscalated>

export const ComplaintClosed = event('ComplaintClosed', { ...of, closedOn: Day })

export const RootCause = t.keyof(
  {
    ...{ delay: null, information: null, charges: null, funding: null, guarantee: null },
    ...{ recovery: null, tools: null, conduct: null },
  },
  'ComplaintRootCause',
)

/** What the answer found is to be mended. */
export const CorrectiveActionOpened = event('CorrectiveActionOpened', {
  ...of,
  rootCause: RootCause,
  openedOn: Day,
})
export type CorrectiveActionOpened = t.TypeOf<typeof CorrectiveActionOpened>
