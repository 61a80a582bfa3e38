/** How far whoever follows the log is behind it. */
import type { EventStore, Position } from '@quittance/event-store'

import { from } from './from.ts'
import type { Given } from './given.ts'

export interface Lag {
  /** Of the last event that was had; nothing before the first. */
  readonly position: Position | undefined
  /** Of the last event of the log, if there is one. */
  readonly head: Position | undefined
  /** For how long the first event that was not had has been waiting; 0 if there is none. */
  readonly milliseconds: number
}

/** Two events are read, however far behind that is. */
export const lagAt = async (
  { store, now }: Pick<Given, 'store' | 'now'>,
  position: Position | undefined,
): Promise<Lag> => {
  for await (const [first] of store.readAll({ ...from(position), limit: 1 })) {
    const since = Date.parse(first?.metadata['recordedAt'] ?? '')
    const milliseconds = Math.max(0, now().getTime() - since)
    return { position, head: await headOf(store), milliseconds }
  }
  return { position, head: position, milliseconds: 0 }
}

export const headOf = async (store: Pick<EventStore, 'readAll'>): Promise<Position | undefined> => {
  for await (const page of store.readAll({ direction: 'backwards', limit: 1 }))
    return page.at(-1)?.position
  return undefined
}
