/** Who serves a client on a day, whatever was recorded late; and when he was met. */
import { describe, expect, test } from '@jest/globals'
import type { Relationship } from '@quittance/domain/events'
import { day } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { type Fact, history } from '../testing/service.ts'
import { contactsOn, type FollowUp, followUp } from './follow-up.ts'

const assigned = (team: string, personId: string | null, assignedOn: string): Fact => [
  ...([`${assignedOn}T09:00:00Z`, 'ContactAssigned'] as const),
  { team, personId, assignedOn },
]
const followed = (...facts: ReadonlyArray<Fact>): FollowUp => {
  const events = history(...facts) as ReadonlyArray<Decoded<Relationship.Event>>
  const row = events.reduce<FollowUp | undefined>(
    (before, each) => followUp.next(before, each),
    undefined,
  )
  if (row === undefined) throw new Error('nothing happened')
  return row
}

describe('Contacts', () => {
  const row = followed(
    assigned('accountManager', 'P-1', '2026-01-06'),
    assigned('accountOfficer', 'P-2', '2026-01-06'),
    assigned('accountManager', 'P-4', '2026-03-02'),
    assigned('accountManager', 'P-3', '2026-02-02'),
    assigned('accountOfficer', null, '2026-02-10'),
  )
  test.each([
    ['2026-01-05', []],
    ['2026-01-06', ['accountManager P-1', 'accountOfficer P-2']],
    ['2026-02-02', ['accountManager P-3', 'accountOfficer P-2']],
    ['2026-02-28', ['accountManager P-3', 'accountOfficer null']],
    ['2026-03-02', ['accountManager P-4', 'accountOfficer null']],
  ])('on %s are the last assigned by then', (on, contacts) =>
    expect(contactsOn(row, day(on)).map(({ team, personId }) => `${team} ${personId}`)).toEqual(
      contacts,
    ),
  )

  test('assigned twice on a day are as recorded last', () => {
    const twice = followed(
      assigned('credit', 'P-1', '2026-01-06'),
      assigned('credit', 'P-2', '2026-01-06'),
    )
    expect(contactsOn(twice, day('2026-01-06'))).toMatchObject([{ personId: 'P-2' }])
  })
})

test('Meetings and training are told in the order in which they were recorded', () => {
  const { meetings, trainings } = followed(
    ['2026-05-04T08:00:00Z', 'TrainingGiven', { training: 'extranet', givenOn: '2026-05-04' }],
    [
      ...(['2026-10-01T08:00:00Z', 'AnnualMeetingPostponed'] as const),
      { postponedOn: '2026-10-01', postponedTo: '2026-11-17', by: 'client', reason: 'a fair' },
    ],
    [
      ...(['2026-11-17T08:00:00Z', 'AnnualMeetingHeld'] as const),
      { heldOn: '2026-11-17', participants: ['U-101'] },
    ],
  )
  expect(meetings.map(({ type }) => type).toArray()).toEqual([
    ...['AnnualMeetingPostponed', 'AnnualMeetingHeld'],
  ])
  expect(trainings.map(({ givenOn }) => givenOn).toArray()).toEqual(['2026-05-04'])
})
