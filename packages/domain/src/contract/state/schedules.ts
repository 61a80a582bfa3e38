/** The schedules that a contract remembers, so that each is booked once. */
import { Map as PersistentMap } from 'immutable'

import type { ScheduleId } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import type { ScheduleRejected, ScheduleTransmitted } from '../events/schedules.ts'
import type { Event } from '../events.ts'

interface Schedule {
  readonly transmitted: ScheduleTransmitted
  readonly status: 'Transmitted' | 'Booked' | 'Rejected'
  /** The no that it was given, so that sent again it is given again. */
  readonly rejected: ScheduleRejected | undefined
}

export type Schedules = PersistentMap<ScheduleId, Schedule>

export const noSchedules: Schedules = PersistentMap()

export const scheduledOn = (schedules: Schedules, event: Event): Schedules => {
  switch (event.type) {
    case 'ScheduleTransmitted':
      return schedules.set(event.scheduleId, {
        ...{ transmitted: event, status: 'Transmitted', rejected: undefined },
      })
    case 'ScheduleBooked':
      return ended(schedules, event.scheduleId, { status: 'Booked' })
    case 'ScheduleRejected':
      return ended(schedules, event.scheduleId, { status: 'Rejected', rejected: event })
    default:
      return schedules
  }
}

const ended = (schedules: Schedules, scheduleId: ScheduleId, end: Partial<Schedule>) => {
  const schedule = schedules.get(scheduleId)
  invariant(schedule !== undefined, `${scheduleId} ends before it was transmitted`)
  invariant(schedule.status === 'Transmitted', `${scheduleId} ends twice`)
  return schedules.set(scheduleId, { ...schedule, ...end })
}
