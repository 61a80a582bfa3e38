/** What was written later and goes back, cause by cause, to some events. */
import type { EventStore, Position, Recorded } from '@quittance/event-store'

import { from } from './from.ts'
import { tell } from './rooms.ts'

export type Placed = ReturnType<typeof tell>

export interface Trace {
  /** One event more of the log, in its order. */
  readonly pass: (recorded: Recorded) => void
  /** Some of the log may not pass, since another process was there first. */
  readonly skip: () => void
  /** Whether the events themselves have passed and nothing was skipped: then nothing that goes back to them was missed. */
  readonly isWhole: () => boolean
  /** In the order of the log. */
  readonly consequences: ReadonlyArray<Placed>
}

export const traceOf = (events: ReadonlyArray<{ readonly id: string }>): Trace => {
  const causes = new Set(events.map(({ id }) => id))
  const last = events.at(-1)?.id
  const consequences: Array<Placed> = []
  let [begun, skipped] = [false, false]
  return {
    pass: (recorded) => {
      if (recorded.id === last) begun = true
      if (!causes.has(recorded.metadata['causationId'] ?? '')) return
      causes.add(recorded.id)
      consequences.push(tell(recorded))
    },
    skip: () => {
      skipped = true
    },
    isWhole: () => begun && !skipped,
    consequences,
  }
}

/** `after` is where to look from. */
export const consequencesOf = async (
  store: EventStore,
  events: ReadonlyArray<{ readonly id: string }>,
  after: Position | undefined,
): Promise<ReadonlyArray<Placed>> => {
  const { pass, consequences } = traceOf(events)
  for await (const page of store.readAll(from(after))) page.forEach(pass)
  return consequences
}
