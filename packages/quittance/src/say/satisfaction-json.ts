/** Service for machines: delays in seconds or days, shares in hundreds as decimal strings. */
import { Relationship } from '@quittance/domain/events'
import { type Counts, reviewFiguresOf } from '@quittance/projections'

import type { Measured } from './satisfaction.ts'

export const satisfactionJson = ({ satisfaction, ...asked }: Measured) => {
  const { contractId, month, team, position } = asked
  const { commitments, complaints, correctiveActions, surveys, extranetPercent } = satisfaction
  return {
    ...{ contractId: contractId ?? null, month: month ?? null, team: team ?? null },
    ...{ measuredAt: satisfaction.measuredAt, position: position ?? null },
    commitments: commitments.map(({ delays, exclusions, ...card }) => ({
      ...{ commitment: card.commitment, promise: card.promise, ...countsJson(card) },
      ...{ delays: delays ?? null, exclusions },
    })),
    complaints: complaints.map((each) => ({
      ...each,
      acknowledgedOn: each.acknowledgedOn ?? null,
      answeredOn: each.answeredOn ?? null,
      escalatedTo: each.escalatedTo ?? null,
      closedOn: each.closedOn ?? null,
    })),
    correctiveActions,
    surveys: {
      ...surveys,
      responsePercent: surveys.responsePercent ?? null,
      nps: surveys.nps ?? null,
      csatPercent: surveys.csatPercent ?? null,
    },
    extranetPercent: extranetPercent ?? null,
    commitmentsKept: {
      byContract: groupsJson('contractId', satisfaction.byContract),
      byMonth: groupsJson('month', satisfaction.byMonth),
      byTeam: groupsJson('team', satisfaction.byTeam),
    },
    figures: Relationship.ReviewFigures.encode(reviewFiguresOf(satisfaction)),
  }
}

const groupsJson = (key: string, groups: ReadonlyMap<string, Counts>) =>
  [...groups].map(([name, counts]) => ({ [key]: name, ...countsJson(counts) }))

const countsJson = (counts: Counts) => ({
  ...{ started: counts.started, kept: counts.kept, missed: counts.missed },
  ...{ missedOpen: counts.missedOpen, pending: counts.pending, voided: counts.voided },
  ratePercent: counts.ratePercent ?? null,
})
