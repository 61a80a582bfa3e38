/** SC-6, schedule by schedule: how many hours the money took, on the clock that the terms agreed. */
import type { Clock } from '@quittance/projections'
import { french, prose, type Section } from '../../page/document.ts'
import { counts } from '../../page/words.ts'
import { left, right } from '../../say/table.ts'
import type { Review } from '../review.ts'

/** A column is so many hours wide, and the last has no end. */
const width = 4
const last = 48 / width

export const funding = ({ clocks }: Review): Section => {
  const decided = clocks.filter(
    ({ commitment, outcome }) =>
      commitment === 'SC-6' && (outcome === 'kept' || outcome === 'missed'),
  )
  const title = ['Speed of funding (', french('financement'), ')']
  if (decided.length === 0) {
    return { title, blocks: [prose('No schedule of the month was funded or due.')] }
  }
  const slots = Array.from({ length: slotsOf(decided) }, (_, slot) =>
    decided.filter(({ elapsed }) => slotOf(elapsed) === slot),
  )
  const rows = slots.map((own, slot) => ({
    ...{ name: nameOf(slot), kept: count(own, 'kept'), missed: count(own, 'missed') },
  }))
  const series = (outcome: 'kept' | 'missed') => ({
    ...{ name: outcome, colour: outcome, counts: rows.map((row) => row[outcome]) },
  })
  return {
    title,
    blocks: [
      {
        is: 'charted',
        charted: {
          chart: {
            ...{ id: 'hours', lies: 'columns', unit: 'hours on the clock, up to' },
            categories: slots.map((_, slot) => upTo(slot)),
            series: [series('kept'), series('missed')],
          },
          caption: 'From the transmission of a schedule to its funding',
          alternative: `A column for every ${width} hours; ${counts(count(decided, 'kept'), 'schedule')} funded in time, ${count(decided, 'missed')} not.`,
          tableId: 'funding',
        },
        table: {
          id: 'funding',
          caption: 'Schedules by the hours that funding took; one still open by those so far',
          columns: [left('Hours'), right('Kept'), right('Missed')],
          rows: rows.map(({ name, kept, missed }) => [name, String(kept), String(missed)]),
        },
      },
    ],
  }
}

/** From nothing to the slowest, and at least a day. */
const slotsOf = (clocks: ReadonlyArray<Clock>): number =>
  1 + clocks.reduce((most, { elapsed }) => Math.max(most, slotOf(elapsed)), 24 / width - 1)

/** 24 hours to the second are still of the column that ends with them. */
const slotOf = (seconds: number): number =>
  Math.min(last, Math.max(0, Math.ceil(seconds / 3600 / width) - 1))

/** As it stands under its column. */
const upTo = (slot: number): string =>
  slot === last ? `${width * last}+` : String((slot + 1) * width)

const nameOf = (slot: number): string =>
  slot === last ? `over ${width * last}` : `${slot * width}–${(slot + 1) * width}`

const count = (clocks: ReadonlyArray<Clock>, of: Clock['outcome']): number =>
  clocks.filter(({ outcome }) => outcome === of).length
