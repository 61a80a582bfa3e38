/** What the client says of it: satisfaction is asked of him, and stands beside the commitments. */
import type { Survey } from '@quittance/projections'
import { type Block, french, prose, type Section } from '../../page/document.ts'
import { counts, percentage, signed } from '../../page/words.ts'
import { left, right } from '../../say/table.ts'
import type { Review } from '../review.ts'

export const surveys = ({ surveys: sent, ofMonth }: Review): Section => {
  const marks = sent.flatMap(({ answered }) => answered?.recommends ?? [])
  return {
    title: ['Satisfaction (', french('enquêtes'), ')'],
    blocks: [prose(scores(ofMonth.surveys)), ...(marks.length === 0 ? [] : recommending(marks))],
  }
}

const scores = ({ sent, optedOut, answered, ...scored }: Review['ofMonth']['surveys']): string => {
  if (sent === 0) return 'No survey was sent in the month.'
  const { responsePercent, nps, csatPercent, isSmallSample } = scored
  const without = optedOut === 0 ? '' : `, ${optedOut} opted out`
  return [
    `${counts(sent, 'survey')} sent, ${answered} answered${without}`,
    responsePercent === undefined ? '.' : `: a response rate of ${percentage(responsePercent)}.`,
    ...(nps === undefined ? [] : [` NPS ${signed(nps)}.`]),
    ...(csatPercent === undefined ? [] : [` CSAT ${percentage(csatPercent)}.`]),
    ...(isSmallSample && answered > 0
      ? [' Fewer than 30 answers: a small sample, to be read with care.']
      : []),
  ].join('')
}

const recommending = (marks: ReadonlyArray<Mark>): ReadonlyArray<Block> => {
  const of = groups.map(({ holds }) => counted(marks, holds))
  return [
    {
      is: 'charted',
      charted: {
        chart: {
          ...{ id: 'marks', lies: 'columns', unit: 'would recommend us, of 10' },
          categories: scale.map(String),
          series: groups.map(({ name, colour, holds }) => ({
            ...{ name, colour },
            counts: scale.map((mark) =>
              holds(mark) ? counted(marks, (each) => each === mark) : 0,
            ),
          })),
        },
        caption: 'Would you recommend us?',
        alternative: `A column for each mark from 0 to 10: ${groups
          .map(({ name }, index) => `${of[index]} ${name}`)
          .join(', ')}.`,
        tableId: 'recommending',
      },
      table: {
        id: 'recommending',
        caption: 'Answers by mark; NPS is the share of 9 and 10 less that of 0 to 6',
        columns: [left('Mark'), left('Counts as'), right('Answers')],
        rows: scale.map((mark) => [
          ...[String(mark), groups.find(({ holds }) => holds(mark))?.name ?? ''],
          String(counted(marks, (each) => each === mark)),
        ]),
      },
    },
  ]
}

type Mark = NonNullable<NonNullable<Survey['answered']>['recommends']>

const scale: ReadonlyArray<number> = Array.from({ length: 11 }, (_, mark) => mark)

const groups = [
  { name: 'detractors', colour: 'missed', holds: (mark: number) => mark <= 6 },
  { name: 'passives', colour: 'voided', holds: (mark: number) => mark === 7 || mark === 8 },
  { name: 'promoters', colour: 'kept', holds: (mark: number) => mark >= 9 },
] as const

const counted = (marks: ReadonlyArray<number>, holds: (mark: number) => boolean): number =>
  marks.filter(holds).length
