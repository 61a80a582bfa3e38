/** The ways that a line can go (rules 1.6). */
import { invariant } from '../values/invariant.ts'
import type { Event } from './events.ts'
import type { Line, State } from './state.ts'

const ways: Readonly<Record<State['status'], ReadonlyArray<Line['status']>>> = {
  Absent: ['Awaited', 'Requested', 'Granted'],
  Awaited: ['Requested', 'Granted'],
  Requested: ['Granted', 'Refused'],
  Refused: ['Requested', 'Granted'],
  Granted: ['Withdrawn', 'Expired'],
  Withdrawn: ['Requested'],
  Expired: ['Requested'],
}

/** Stops at a course that no line can take. */
export const expectPath = (before: State, after: Line, { type }: Event): void => {
  invariant(
    before.status === after.status || ways[before.status].includes(after.status),
    `a line is ${after.status} after ${before.status}`,
  )
  const needsGrant = type === 'LimitRevised' || type === 'GuaranteeLineBegun'
  invariant(!needsGrant || after.status === 'Granted', `${type} on a line that is not granted`)
  const { suspendedBy } = after
  invariant(new Set(suspendedBy).size === suspendedBy.length, 'a line is suspended twice')
}
