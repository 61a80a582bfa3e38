/** What the charter promises: how much of it began, and what became of it. */
import type { Month } from '@quittance/domain/values'
import type { Counts, Delays, Scorecard } from '@quittance/projections'

import { delay } from '../../say/satisfaction.ts'
import { left, right } from '../../say/table.ts'
import {
  type Block,
  type Charted,
  french,
  inTable,
  prose,
  type Section,
  type Table,
} from '../document.ts'
import type { Review } from '../review.ts'
import { monthName, percentage, shortMonth, tally } from '../words.ts'

export const commitments = (review: Review): Section => {
  const begun = review.ofMonth.commitments.filter(({ started }) => started > 0)
  const others = review.ofMonth.commitments.filter(({ started }) => started === 0)
  const months = [...review.sinceStart.byMonth].filter(([month]) => month <= review.month)
  return {
    title: ['Commitments (', french('engagements'), ')'],
    blocks: [
      {
        is: 'charts',
        charts: [
          ...(begun.length === 0 ? [] : [outcomes(begun, review)]),
          trend(months.slice(-12)),
        ],
      },
      ...(begun.length === 0 ? [prose('No clock began in the month.')] : [inTable(cards(begun))]),
      ...untouched(others),
      inTable(byMonth(months)),
    ],
  }
}

const outcomes = (cards_: ReadonlyArray<Scorecard>, { month, ofMonth }: Review): Charted => {
  const own = ofMonth.byMonth.get(month)
  return {
    chart: {
      ...{ id: 'outcomes', lies: 'bars' },
      categories: cards_.map(({ commitment, promise }) => `${commitment}  ${promise}`),
      series: seriesOf(cards_),
    },
    caption: `What began in ${monthName(month)}, and what became of it`,
    alternative: `A bar for each commitment that began; together ${own ? tally(own) : 'nothing'}.`,
    tableId: 'commitments',
  }
}

const trend = (months: ReadonlyArray<readonly [Month, Counts]>): Charted => ({
  chart: {
    ...{ id: 'trend', lies: 'columns' },
    categories: months.map(([month]) => shortMonth(month)),
    series: seriesOf(months.map(([, own]) => own)),
  },
  caption: 'By the month in which it began',
  alternative: `A column for each month: ${months
    .map(
      ([month, { ratePercent }]) => `${monthName(month)} ${percentage(ratePercent) || 'no rate'}`,
    )
    .join(', ')} on time.`,
  tableId: 'months',
})

const seriesOf = (all: ReadonlyArray<Counts>) =>
  (['kept', 'missed', 'pending', 'voided'] as const).map((outcome) => ({
    ...{ name: outcome, colour: outcome },
    counts: all.map((own) => own[outcome]),
  }))

const cards = (begun: ReadonlyArray<Scorecard>): Table => ({
  id: 'commitments',
  caption: 'Commitments, by what began in the month; delays by nearest rank, on their own clocks',
  columns: [
    left('Commitment'),
    ...countColumns,
    ...[right('p50'), right('p90'), right('p95'), right('Worst')],
  ],
  rows: begun.map((card) => [
    ...[`${card.commitment} ${card.promise}`, ...countsOf(card)],
    ...delaysOf(card.delays),
  ]),
})

const untouched = (others: ReadonlyArray<Scorecard>): ReadonlyArray<Block> =>
  others.length === 0
    ? []
    : [
        prose(
          `Nothing began of ${others
            .map(({ commitment, promise }) => `${commitment} ${promise}`)
            .join(', ')}.`,
        ),
      ]

const byMonth = (months: ReadonlyArray<readonly [Month, Counts]>): Table => ({
  id: 'months',
  caption: 'All commitments together, by the month in which they began',
  columns: [left('Month'), ...countColumns],
  rows: months.map(([month, own]) => [month, ...countsOf(own)]),
})

const countColumns = [
  ...[right('Began'), right('Kept'), right('Missed'), right('Pending'), right('Voided')],
  right('On time'),
]

const countsOf = ({ started, kept, missed, pending, voided, ratePercent }: Counts) => [
  ...[started, kept, missed, pending, voided].map(String),
  percentage(ratePercent) || '–',
]

const delaysOf = (delays: Delays | undefined): ReadonlyArray<string> => {
  if (delays === undefined) return ['–', '–', '–', '–']
  const { unit, p50, p90, p95, worst } = delays
  return [p50, p90, p95, worst].map((each) => delay(each, unit))
}
