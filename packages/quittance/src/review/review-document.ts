/** A review as a document: a section for each question that a client asks of his month. */
import { lastDayOf, parisDay } from '@quittance/domain/values'

import { code, type Document, french } from '../page/document.ts'
import { monthName } from '../page/words.ts'
import type { Review } from './review.ts'
import { atAGlance } from './sections/at-a-glance.ts'
import { commitments } from './sections/commitments.ts'
import { complaints } from './sections/complaints.ts'
import { followUp } from './sections/follow-up.ts'
import { funding } from './sections/funding.ts'
import { missed } from './sections/missed.ts'
import { surveys } from './sections/surveys.ts'

export const reviewDocument = (review: Review): Document => ({
  kind: 'review',
  title: `Quality review, ${monthName(review.month)}`,
  subtitle: [french('Revue qualité'), ` of contract ${review.contractId}`],
  sections: [atAGlance, commitments, missed, funding, complaints, surveys, followUp].map(
    (section) => section(review),
  ),
  colophon: colophon(review),
})

const colophon = (review: Review) => [
  [
    'Every figure is read from the ledger’s events, up to position ',
    ...[code(review.position), ' of its log, and measured at ', code(review.measuredAt), '.'],
  ],
  ['Whoever has the log makes this page again: ', code(asked(review)), '.'],
  [
    'An event is named by its stream and its place there, from 0; ',
    ...[code('quittance prove'), ' shows that it is in the log that was signed.'],
  ],
  'A commitment is judged by when a thing happened, not by when it was recorded. Moments are in Paris. A person is named by an id only.',
]

const asked = ({ contractId, month, measuredAt, knownAt }: Review): string => {
  const measuredOn = parisDay(measuredAt)
  return [
    `quittance review --contract ${contractId} --month ${month}`,
    ...(measuredOn === lastDayOf(month) ? [] : [`--as-of ${measuredOn}`]),
    ...(knownAt === undefined ? [] : [`--known-at ${knownAt}`]),
  ].join(' ')
}
