/** What the charter promises: what began since the start, and what became of it. */
import { type Block, french, inTable, prose, type Section } from '../../page/document.ts'
import { byMonth, cards, outcomes, trend, untouched } from '../../page/scorecards.ts'
import type { Report } from '../report.ts'

export const commitments = ({ satisfaction }: Report): Section => {
  const begun = satisfaction.commitments.filter(({ started }) => started > 0)
  const others = satisfaction.commitments.filter(({ started }) => started === 0)
  return {
    title: ['Commitments (', french('engagements'), ')'],
    blocks: [
      prose(
        `Measured at ${satisfaction.measuredAt}. What had a deadline is kept in time or missed; pending is what may still be kept; voided, what does not count.`,
      ),
      ...(begun.length === 0
        ? [prose('No clock began yet.')]
        : [...charts(satisfaction, begun), inTable(cards(begun, caption))]),
      ...untouched(others),
      ...(begun.length === 0 ? [] : [inTable(byMonth([...satisfaction.byMonth], 'by-month'))]),
    ],
  }
}

const charts = (
  { byContract, byMonth: months }: Report['satisfaction'],
  begun: Report['satisfaction']['commitments'],
): ReadonlyArray<Block> => {
  const [all] = byContract.values()
  const shown = { caption: 'What became of what began, in shares', inShares: true } as const
  return [
    {
      is: 'charts',
      charts: [outcomes(begun, all, shown), trend([...months].slice(-12), 'by-month')],
    },
  ]
}

const caption =
  'Commitments, by what began since the start; delays by nearest rank, on their own clocks'
