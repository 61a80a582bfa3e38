/** A fact that is told once. */
import { accept, reject } from '../../decider.ts'
import { isAlike } from '../../values/alike.ts'
import type { Event } from '../events.ts'
import type { Decision, Rejection } from '../rejection.ts'

/** The same again is a yes without an event, and another under its name a no. */
export const once = <E extends Event>(
  before: Event | undefined,
  event: E,
  otherwise: (before: E) => Rejection,
): Decision => {
  if (before === undefined) return accept(event)
  return isAlike(before, event) ? accept() : reject(otherwise(before as E))
}
