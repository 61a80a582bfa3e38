/** What the ledger has folded and keeps, so that a command reads what is new and no more. */
import { LRUCache } from 'lru-cache'

import { type Folded, unfolded } from './folded.ts'

export interface Memory {
  /** What is known of a stream; nothing, at first or once it was forgotten. */
  readonly of: <State>(stream: string, initial: State) => Folded<State>
}

/** Of the streams used last, `streams` at most. */
export const memory = (streams: number): Memory => {
  const known = new LRUCache<string, Folded<unknown>>({ max: streams })
  return {
    of: <State>(stream: string, initial: State) => {
      const found = known.get(stream)
      // A stream belongs to one room, so what is kept under its name is a state of that room.
      if (found !== undefined) return found as Folded<State>
      const fresh = unfolded(initial)
      known.set(stream, fresh)
      return fresh
    },
  }
}
