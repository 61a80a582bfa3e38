/** Whether an event passes a filter: the server sees to a part of it at most. */
import type { Filter } from '@quittance/event-store'
import { passes as passesIn } from '@quittance/event-store/adapter'

import type { WireEvent } from './log-client.ts'
import { isOurs } from './wire-event.ts'

/** What is the store's own passes none. */
export const passes = (filter?: Filter) => {
  const passing = passesIn(filter)
  return (event: WireEvent): boolean =>
    isOurs(event) && passing({ stream: event.streamId, type: event.type })
}
