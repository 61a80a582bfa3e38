/** What the charter promises: how much of it began, and what became of it. */
import { french, inTable, prose, type Section } from '../../page/document.ts'
import { byMonth, cards, outcomes, trend, untouched } from '../../page/scorecards.ts'
import { monthName } from '../../page/words.ts'
import type { Review } from '../review.ts'

export const commitments = ({ ofMonth, sinceStart, month }: Review): Section => {
  const begun = ofMonth.commitments.filter(({ started }) => started > 0)
  const others = ofMonth.commitments.filter(({ started }) => started === 0)
  const months = [...sinceStart.byMonth].filter(([each]) => each <= month)
  const caption = `What began in ${monthName(month)}, and what became of it`
  return {
    title: ['Commitments (', french('engagements'), ')'],
    blocks: [
      {
        is: 'charts',
        charts: [
          ...(begun.length === 0 ? [] : [outcomes(begun, ofMonth.byMonth.get(month), { caption })]),
          trend(months.slice(-12)),
        ],
      },
      ...(begun.length === 0
        ? [prose('No clock began in the month.')]
        : [inTable(cards(begun, tableCaption))]),
      ...untouched(others),
      inTable(byMonth(months)),
    ],
  }
}

const tableCaption =
  'Commitments, by what began in the month; delays by nearest rank, on their own clocks'
