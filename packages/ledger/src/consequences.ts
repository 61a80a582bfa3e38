/** What was written later and goes back, cause by cause, to some events. */
import type { EventStore, Position, Recorded } from '@quittance/event-store'

import { tell } from './rooms.ts'

export type Placed = ReturnType<typeof tell>

export interface Trace {
  /** One event more of the log, in its order. */
  readonly pass: (recorded: Recorded) => void
  /** Whether the events themselves have passed: then nothing that goes back to them was missed. */
  readonly hasBegun: () => boolean
  /** In the order of the log. */
  readonly consequences: ReadonlyArray<Placed>
}

export const traceOf = (events: ReadonlyArray<{ readonly id: string }>): Trace => {
  const causes = new Set(events.map(({ id }) => id))
  const last = events.at(-1)?.id
  const consequences: Array<Placed> = []
  let begun = false
  return {
    pass: (recorded) => {
      if (recorded.id === last) begun = true
      if (!causes.has(recorded.metadata['causationId'] ?? '')) return
      causes.add(recorded.id)
      consequences.push(tell(recorded))
    },
    hasBegun: () => begun,
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
  const pages = store.readAll(after === undefined ? {} : { after })
  for await (const page of pages) page.forEach(pass)
  return consequences
}
