/** How the charter is shown: a bar and a row for each commitment, a column and a row for each month. */
import type { Month } from '@quittance/domain/values'
import type { Counts, Delays, Scorecard } from '@quittance/projections'

import { delay } from '../say/satisfaction.ts'
import { left, right } from '../say/table.ts'
import { type Block, type Charted, prose, type Stacks, type Table } from './document.ts'
import { monthName, percentage, shortMonth, tally } from './words.ts'

export type Months = ReadonlyArray<readonly [Month, Counts]>

export const outcomes = (
  begun: ReadonlyArray<Scorecard>,
  together: Counts | undefined,
  { caption, inShares }: Pick<Charted, 'caption'> & Pick<Stacks, 'inShares'>,
): Charted => ({
  chart: {
    ...{ id: 'outcomes', lies: 'bars', ...(inShares && { inShares }) },
    categories: begun.map(({ commitment, promise }) => `${commitment}  ${promise}`),
    series: seriesOf(begun),
  },
  caption,
  alternative: `A bar for each commitment that began; together ${together ? tally(together) : 'nothing'}.`,
  tableId: 'commitments',
})

export const trend = (months: Months, tableId = 'months'): Charted => ({
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
  tableId,
})

const seriesOf = (all: ReadonlyArray<Counts>) =>
  (['kept', 'missed', 'pending', 'voided'] as const).map((outcome) => ({
    ...{ name: outcome, colour: outcome },
    counts: all.map((own) => own[outcome]),
  }))

export const cards = (begun: ReadonlyArray<Scorecard>, caption: string): Table => ({
  ...{ id: 'commitments', caption },
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

export const untouched = (others: ReadonlyArray<Scorecard>): ReadonlyArray<Block> =>
  others.length === 0
    ? []
    : [
        prose(
          `Nothing began of ${others
            .map(({ commitment, promise }) => `${commitment} ${promise}`)
            .join(', ')}.`,
        ),
      ]

export const byMonth = (months: Months, id = 'months'): Table => ({
  id,
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
