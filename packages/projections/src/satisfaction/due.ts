/** What is owed: clocks that run out, reviews and meetings, complaints by their deadlines. */
import {
  type Day,
  type Instant,
  millisecondsOf,
  parisDay,
  parisDayEnd,
  plusDays,
} from '@quittance/domain/values'

import type { Clock } from './clock.ts'
import { clocksOf, type Service } from './service.ts'

/** So many days ahead. */
const horizon = 30

export interface ServiceDue
  extends Pick<Clock, 'contractId' | 'commitment' | 'subject' | 'team' | 'startedAt'> {
  readonly deadline: Instant
  readonly dueOn: Day
  readonly isOverdue: boolean
}

/** What is not done at the end of that day, by deadline: what was due before it, on it, and in the days ahead. */
export const dueOn = (rows: ReadonlyArray<Service>, on: Day): ReadonlyArray<ServiceDue> =>
  rows
    .flatMap((row) => clocksOf(row, parisDayEnd(on)))
    .flatMap((clock) => {
      const { contractId, commitment, subject, team, startedAt, deadline, isOpen } = clock
      // A call that was missed cannot be answered any more.
      if (!isOpen || deadline === undefined || commitment === 'SC-2') return []
      const lastOn = parisDay(deadline)
      if (plusDays(on, horizon) < lastOn) return []
      const of = { contractId, commitment, subject, team, startedAt }
      return [{ ...of, deadline, dueOn: lastOn, isOverdue: lastOn < on }]
    })
    .toSorted(
      (one, other) =>
        millisecondsOf(one.deadline) - millisecondsOf(other.deadline) ||
        (name(one) < name(other) ? -1 : 1),
    )

const name = ({ contractId, commitment, subject }: ServiceDue): string =>
  [contractId, commitment, subject].join(' ')
