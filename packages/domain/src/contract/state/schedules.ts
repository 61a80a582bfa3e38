/** The schedules that a contract remembers, so that each is booked once. */
import { Map as PersistentMap } from 'immutable'

import type { Day } from '../../values/day.ts'
import type { InvoiceId, ScheduleId } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import type {
  HeldLine,
  ScheduleBooked,
  ScheduleRejected,
  ScheduleTransmitted,
} from '../events/schedules.ts'
import type { Event } from '../events.ts'

interface Schedule {
  readonly transmitted: ScheduleTransmitted
  readonly status: 'Transmitted' | 'Booked' | 'Rejected'
  /** The no that it was given, so that sent again it is given again. */
  readonly rejected: ScheduleRejected | undefined
  /** Not bought yet. */
  readonly held: ReadonlyArray<HeldLine>
  /** The day on which their proof came. */
  readonly released: PersistentMap<InvoiceId, Day>
}

export type Schedules = PersistentMap<ScheduleId, Schedule>

export const noSchedules: Schedules = PersistentMap()

export const scheduledOn = (schedules: Schedules, event: Event): Schedules => {
  switch (event.type) {
    case 'ScheduleTransmitted':
      return schedules.set(event.scheduleId, {
        ...{ transmitted: event, status: 'Transmitted', rejected: undefined },
        ...{ held: [], released: PersistentMap() },
      })
    case 'ScheduleBooked':
      return event.released
        ? released(schedules, event)
        : ended(schedules, event.scheduleId, { status: 'Booked', held: event.held })
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

/** The invoices that wait for their proof, in whatever schedule. */
export const waitingIn = (schedules: Schedules): ReadonlyMap<InvoiceId, HeldLine['missing']> =>
  new Map(
    [...schedules.values()].flatMap(({ held }) =>
      held
        .filter(({ kind }) => kind === 'invoice')
        .map(({ invoiceId, missing }) => [invoiceId, missing] as const),
    ),
  )

/** Of the lines that waited, those are bought now. */
const released = (schedules: Schedules, event: ScheduleBooked): Schedules => {
  const { scheduleId, accepted, valueOn } = event
  const schedule = schedules.get(scheduleId)
  invariant(schedule !== undefined, `${scheduleId} is released before it was transmitted`)
  const bought = new Map(accepted.map(({ line, invoiceId }) => [line, invoiceId]))
  const held = schedule.held.filter(({ line }) => !bought.has(line))
  const isHeld = schedule.held.length - held.length === bought.size
  invariant(isHeld, `${scheduleId} releases what is not held`)
  const days = schedule.released.withMutations((all) => {
    for (const invoiceId of bought.values()) all.set(invoiceId, valueOn)
  })
  return schedules.set(scheduleId, { ...schedule, held, released: days })
}
