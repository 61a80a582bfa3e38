/** The figures of a review, as `PublishQualityReview` takes them. */
import type { Relationship } from '@quittance/domain/events'
import { rate } from '@quittance/domain/values'

import type { Satisfaction } from './satisfaction.ts'

export const reviewFiguresOf = ({
  commitments,
  complaints,
  correctiveActions,
  surveys: { sent, answered, nps, csatPercent },
}: Satisfaction): Relationship.ReviewFigures => ({
  commitments: commitments.map(
    ({ commitment, started, kept, missed, pending, voided, delays }) => ({
      ...{ commitment, started, kept, missed, pending, voided, delays: delays ?? null },
    }),
  ),
  complaints: {
    open: complaints.filter(({ closedOn }) => closedOn === undefined).length,
    late: complaints.filter(({ isLate }) => isLate).length,
  },
  surveys: { sent, answered, nps: share(nps), csat: share(csatPercent) },
  correctiveActions: correctiveActions.length,
})

const share = (percent: string | undefined) =>
  percent === undefined ? null : rate(percent).div(100)
