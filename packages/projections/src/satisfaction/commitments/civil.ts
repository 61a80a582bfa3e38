/** Marks of what is promised by the day: a day counts from its midnight, and is in time to its end. */
import { type Day, parisDayEnd, parisMidnight } from '@quittance/domain/values'

import { type Mark, markOf, type Showing } from '../mark.ts'

export const startOn = (told: Showing, subject: string, day: Day, dueOn?: Day): Mark =>
  markOf(told, {
    ...{ mark: 'start', subject, at: parisMidnight(day) },
    ...(dueOn === undefined ? {} : { until: parisDayEnd(dueOn) }),
  })

export const stopOn = (told: Showing, subject: string | undefined, day: Day): Mark =>
  markOf(told, { mark: 'stop', subject, at: parisMidnight(day) })

export const voidOn = (told: Showing, subject: string | undefined, day: Day): Mark =>
  markOf(told, { mark: 'void', subject, at: parisMidnight(day) })

/** From that day on there is a contract, or no longer. */
export const calendar = (told: Showing, mark: 'opens' | 'closes', on: Day): Mark =>
  markOf(told, { mark, subject: undefined, at: parisMidnight(on) })

/** Nothing starts any more, and what is open is owed no longer. */
export const closing = (told: Showing, day: Day): ReadonlyArray<Mark> => [
  voidOn(told, undefined, day),
  calendar(told, 'closes', day),
]
