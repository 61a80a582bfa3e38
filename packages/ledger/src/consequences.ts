/** What was written later and goes back, cause by cause, to some events. */
import type { EventStore, Position } from '@quittance/event-store'

import { tell } from './rooms.ts'

export type Placed = ReturnType<typeof tell>

/** In the order of the log; `after` is where to look from. */
export const consequencesOf = async (
  store: EventStore,
  events: ReadonlyArray<{ readonly id: string }>,
  after: Position | undefined,
): Promise<ReadonlyArray<Placed>> => {
  const causes = new Set(events.map(({ id }) => id))
  const consequences: Array<Placed> = []
  for await (const page of store.readAll(after === undefined ? {} : { after })) {
    for (const recorded of page) {
      if (!causes.has(recorded.metadata['causationId'] ?? '')) continue
      causes.add(recorded.id)
      consequences.push(tell(recorded))
    }
  }
  return consequences
}
