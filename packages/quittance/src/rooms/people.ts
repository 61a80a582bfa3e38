/** Those who are dealt with: debtors, and clients in what the charter promises them. */
import { Debtor, Relationship } from '@quittance/domain'
import type { DebtorState } from '@quittance/domain/figures'
import { debtors as debtorRows, followUp, insolvencies, service } from '@quittance/projections'

import { wordsOf } from './figures.ts'
import { roomOf, view } from './room.ts'

const debtorFigures = ({ kind, lines, insolvency }: DebtorState) => ({
  ...wordsOf({ typology: kind?.typology, lines: lines.length }),
  ...wordsOf({
    insolvency: insolvency && (insolvency.closed ? 'closed' : insolvency.last.procedure),
    ...{ judgmentOn: insolvency?.judgmentOn, claims: insolvency?.claims.size },
  }),
})

export const debtors = roomOf(Debtor, debtorFigures, [
  view('debtors', debtorRows, debtorFigures),
  view('insolvencies', insolvencies, ({ state, judgmentOn, claims, opened }) =>
    opened === undefined ? {} : wordsOf({ insolvency: state, judgmentOn, claims: claims.size }),
  ),
])

export const relationships = roomOf(
  Relationship,
  ({ contacts, meetings, trainings, complaints, surveys }) =>
    wordsOf({
      ...{ contacts: contacts.size, meetings: meetings.size, trainings: trainings.size },
      ...{ complaints: complaints.size, surveys: surveys.size },
    }),
  [
    view('followUp', followUp, ({ contacts, meetings, trainings }) => {
      const teams = new Set(contacts.map(({ team }) => team))
      const held = meetings.filter(({ type }) => type === 'AnnualMeetingHeld')
      return wordsOf({ contacts: teams.size, meetings: held.size, trainings: trainings.size })
    }),
    view('service', service, ({ voice }) =>
      wordsOf({
        complaints: voice.count(({ type }) => type === 'ComplaintReceived'),
        surveys: voice.count(({ type }) => type === 'SurveySent'),
      }),
    ),
  ],
)
