/** What the ledger has folded and keeps, so that a command reads what is new and no more. */
import type { Checkpoints } from '@quittance/event-store'
import { LRUCache } from 'lru-cache'

import { type Folded, unfolded } from './folded.ts'
import { type Snapshots, snapshots } from './snapshots.ts'

export interface Memory {
  /** What is known of a stream; nothing, at first or once it was forgotten. */
  readonly of: <State>(stream: string, initial: State) => Folded<State>
  /** What outlives the process. */
  readonly snapshots: Snapshots
}

export interface MemorySize {
  /** Those used last; the others are read anew when they are asked. */
  readonly streams?: number
  /** How many events a stream has before it is kept beyond the process. */
  readonly shortest?: number
}

export const memory = (
  checkpoints: Checkpoints,
  { streams = 10_000, shortest = 1_000 }: MemorySize = {},
): Memory => {
  // Counted by size, since `max` lays out a place for each before there is any.
  const known = new LRUCache<string, Folded<unknown>>({
    ...{ maxSize: streams, sizeCalculation: () => 1 },
  })
  return {
    of: <State>(stream: string, initial: State) => {
      const found = known.get(stream)
      // A stream belongs to one room, so what is kept under its name is a state of that room.
      if (found !== undefined) return found as Folded<State>
      const fresh = unfolded(initial)
      known.set(stream, fresh)
      return fresh
    },
    snapshots: snapshots(checkpoints, shortest),
  }
}
