/** Whether an event passes a filter: the server sees to a part of it at most. */
import type { Filter } from '@quittance/event-store'

import type { WireEvent } from './log-client.ts'
import { isOurs } from './wire-event.ts'

/** What is the store's own passes none. */
export const passes =
  ({ streamPrefixes = [], types = [] }: Filter = {}) =>
  (event: WireEvent): boolean =>
    isOurs(event) &&
    (streamPrefixes.length === 0 ||
      streamPrefixes.some((prefix) => event.streamId.startsWith(prefix))) &&
    (types.length === 0 || types.includes(event.type))
