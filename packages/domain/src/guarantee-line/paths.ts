/** The ways that a line can go (rules 1.6). */
import { invariant } from '../values/invariant.ts'
import type { Event, Suspender } from './events.ts'

/** `Awaited`: invoices queue for cover, and there is no line yet. */
export type Status = 'Awaited' | 'Requested' | 'Granted' | 'Refused' | 'Withdrawn' | 'Expired'

const ways: Readonly<Record<'Absent' | Status, ReadonlyArray<Status>>> = {
  Absent: ['Awaited', 'Requested', 'Granted'],
  Awaited: ['Requested', 'Granted'],
  Requested: ['Granted', 'Refused'],
  Refused: ['Requested', 'Granted'],
  Granted: ['Withdrawn', 'Expired'],
  Withdrawn: ['Requested'],
  Expired: ['Requested'],
}

interface Standing {
  readonly status: Status
  readonly suspendedBy: ReadonlyArray<Suspender>
}

/** Stops at a course that no line can take. */
export const expectPath = (
  before: 'Absent' | Status,
  { status, suspendedBy }: Standing,
  { type }: Event,
): void => {
  invariant(
    before === status || ways[before].includes(status),
    `a line is ${status} after ${before}`,
  )
  const needsGrant = type === 'LimitRevised' || type === 'GuaranteeLineBegun'
  invariant(!needsGrant || status === 'Granted', `${type} on a line that is not granted`)
  invariant(new Set(suspendedBy).size === suspendedBy.length, 'a line is suspended twice')
}
