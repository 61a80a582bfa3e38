/** What is owed, by deadline. */
import { type Day, parisTime } from '@quittance/domain/values'
import type { ServiceDue } from '@quittance/projections'

import { left, table } from './table.ts'

export const dueJson = (on: Day, owed: ReadonlyArray<ServiceDue>) => ({ on, due: owed })

export const dueTable = (on: Day, owed: ReadonlyArray<ServiceDue>): string =>
  owed.length === 0
    ? `Nothing is due on ${on}, nor in the 30 days after it.`
    : table(
        [...[left('Due'), left(''), left('Contract'), left('Id'), left('Of')], left('Team')],
        owed.map(({ dueOn, isOverdue, contractId, commitment, subject, team, deadline }) => [
          ...[
            `${dueOn} ${parisTime(deadline)}`,
            when(isOverdue, dueOn === on),
            contractId,
            commitment,
          ],
          ...[subject, team],
        ]),
      )

const when = (isOverdue: boolean, isToday: boolean): string => {
  if (isOverdue) return 'late'
  return isToday ? 'today' : ''
}
