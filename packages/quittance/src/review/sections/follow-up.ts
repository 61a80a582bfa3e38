/** Who serves the client, when he was met, and what is owed to him next. */
import { parisDay } from '@quittance/domain/values'
import { contactsOn, type FollowUp, type Meeting } from '@quittance/projections'
import { type Block, french, inTable, prose, type Section } from '../../page/document.ts'
import { moment, teamName } from '../../page/words.ts'
import { left } from '../../say/table.ts'
import type { Review } from '../review.ts'

export const followUp = ({ followUp: followed, owed, measuredAt }: Review): Section => ({
  title: ['Follow-up (', french('suivi'), ')'],
  blocks: [
    ...(followed === undefined ? nobody : met(followed)),
    owed.length === 0
      ? prose('Nothing is overdue, and nothing is due in the 30 days after.')
      : inTable({
          id: 'owed',
          caption: 'What is open, overdue or due in the 30 days after, by its deadline',
          columns: [left('Owed'), left('Of'), left('Due'), left('State'), left('Team')],
          rows: owed.map(({ commitment, subject, deadline, isOverdue, team }) => [
            ...[commitment, subject, moment(deadline), isOverdue ? 'late' : 'open'],
            teamName(team),
          ]),
        }),
    ...(followed === undefined ? [] : contacts(followed, measuredAt)),
  ],
})

const nobody: ReadonlyArray<Block> = [prose('No contact is named, and no meeting was held.')]

const met = ({ meetings, trainings }: FollowUp): ReadonlyArray<Block> => [
  meetings.isEmpty()
    ? prose('No annual meeting was held, postponed or declined so far.')
    : inTable({
        id: 'meetings',
        caption: ['Annual meetings (', french('rendez-vous annuels'), ')'],
        columns: [left('On'), left('Meeting'), left('With, or why')],
        rows: meetings.toArray().map(meetingRow),
      }),
  ...(trainings.isEmpty()
    ? []
    : [
        prose(
          `Training given: ${trainings
            .map(({ training, givenOn }) => `${trainingNames[training]} on ${givenOn}`)
            .join(', ')}.`,
        ),
      ]),
]

const meetingRow = (meeting: Meeting): ReadonlyArray<string> => {
  switch (meeting.type) {
    case 'AnnualMeetingHeld':
      return [meeting.heldOn, 'held', meeting.participants.join(', ')]
    case 'AnnualMeetingPostponed': {
      const { postponedOn, postponedTo, by, reason } = meeting
      return [postponedOn, `postponed to ${postponedTo} by the ${by}`, reason]
    }
    case 'AnnualMeetingDeclined':
      return [meeting.declinedOn, 'declined by the client', meeting.reason]
  }
}

const contacts = (followed: FollowUp, measuredAt: Review['measuredAt']): ReadonlyArray<Block> => {
  const named = contactsOn(followed, parisDay(measuredAt))
  if (named.length === 0) return []
  return [
    inTable({
      id: 'contacts',
      caption: ['Contacts (', french('interlocuteurs'), ')'],
      columns: [left('Team'), left('Person'), left('Since')],
      rows: named.map(({ team, personId, assignedOn }) => [
        ...[teamName(team), personId ?? 'nobody', assignedOn],
      ]),
    }),
  ]
}

const trainingNames = { extranet: 'extranet', dataExchange: 'data exchange' } as const
