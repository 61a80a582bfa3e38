/** How a client is followed (suivi): who serves him, when he was met, what he was taught. */
import type { Relationship } from '@quittance/domain/events'
import type { ContractId, Day } from '@quittance/domain/values'
import { List } from 'immutable'

import type { Projection } from '../projection.ts'
import { groupBy } from './group-by.ts'

/** Each in the order in which it was recorded. */
export interface FollowUp {
  readonly contractId: ContractId
  readonly contacts: List<Relationship.ContactAssigned>
  readonly meetings: List<Meeting>
  readonly trainings: List<Training>
}

export type Meeting = Extract<
  Relationship.Event,
  { readonly type: 'AnnualMeetingHeld' | 'AnnualMeetingPostponed' | 'AnnualMeetingDeclined' }
>
type Training = Extract<Relationship.Event, { readonly type: 'TrainingGiven' }>

export const followUp: Projection<FollowUp, Relationship.Event> = {
  key: ({ event }) => event.contractId,
  next: (row, { event }) => {
    const before = row ?? begun(event.contractId)
    switch (event.type) {
      case 'ContactAssigned':
        return { ...before, contacts: before.contacts.push(event) }
      case 'AnnualMeetingHeld':
      case 'AnnualMeetingPostponed':
      case 'AnnualMeetingDeclined':
        return { ...before, meetings: before.meetings.push(event) }
      case 'TrainingGiven':
        return { ...before, trainings: before.trainings.push(event) }
      default:
        return before
    }
  },
}

/** Of each team the last that was assigned by that day; a person of null: nobody is. */
export const contactsOn = (
  { contacts }: FollowUp,
  on: Day,
): ReadonlyArray<Relationship.ContactAssigned> => {
  const by = contacts.filter(({ assignedOn }) => assignedOn <= on).toArray()
  return [...groupBy(by, ({ team }) => team).values()].flatMap(
    (own) =>
      own.toSorted((one, other) => (one.assignedOn < other.assignedOn ? -1 : 1)).at(-1) ?? [],
  )
}

const begun = (contractId: ContractId): FollowUp => ({
  ...{ contractId, contacts: List(), meetings: List(), trainings: List() },
})
