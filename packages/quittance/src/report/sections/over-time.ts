/** Outstanding and funds in use over time: a point a booking day in the picture, a row a month in the table. */
import { byMonth, courseOf, type Point } from '@quittance/projections'

import { type Block, inTable, prose, type Section, whole } from '../../page/document.ts'
import { right } from '../../say/table.ts'
import type { Report } from '../report.ts'
import { figure, withFrench } from '../words.ts'

export const overTime = ({ statement }: Report): Section => {
  const course = courseOf(statement)
  const { currency } = statement.position.life
  return {
    title: withFrench('Over time (évolution)'),
    blocks:
      course.length === 0
        ? [prose('Nothing was booked yet.')]
        : [
            ...charted(course, currency),
            inTable({
              id: 'months',
              caption: `At the end of each month, and of the last day that was booked, in ${currency}`,
              columns: [
                ...[whole('At the end of'), right('Outstanding'), right('Funds in use')],
                ...[right('Guarantee fund'), right('Client account')],
              ],
              rows: byMonth(course).map(({ on, account }) => [
                ...[on, figure(account.outstanding), figure(account.fundsInUse)],
                ...[figure(account.guaranteeFund), figure(account.clientAccount)],
              ]),
            }),
          ],
  }
}

/** One day makes no line. */
const charted = (course: ReadonlyArray<Point>, currency: string): ReadonlyArray<Block> => {
  const [first, last] = [course[0], course.at(-1)]
  if (first === undefined || last === undefined || first === last) return []
  const line = (name: string, of: 'outstanding' | 'fundsInUse') => ({
    name,
    points: course.map(({ on, account }) => ({ on, amount: account[of] })),
  })
  const lines = [line('outstanding', 'outstanding'), line('funds in use', 'fundsInUse')]
  const charts = [
    {
      chart: { id: 'course', lies: 'course', lines } as const,
      caption: `Outstanding and funds in use, day by day, in ${currency}`,
      alternative: `Two lines from ${first.on} to ${last.on}: the outstanding ends at ${figure(last.account.outstanding)}, the funds in use at ${figure(last.account.fundsInUse)}.`,
      tableId: 'months',
    },
  ]
  return [{ is: 'charts', charts }]
}
