/** How the ledger comes to know a stream as it is: by reading as little of it as will do. */
import type { EventStore, StreamRange } from '@quittance/event-store'

import { answered } from './answered.ts'
import { type Folded, type Folding, fold } from './folded.ts'
import type { Snapshot } from './snapshot.ts'
import type { Snapshots } from './snapshots.ts'

/**
 * Reads what is new since the stream was last read, and no more. Of a long stream that was never read,
 * that is its beginning, and what came after its snapshot.
 */
export const catchUp = async <State, Event>(
  store: EventStore,
  known: Folded<State>,
  folding: Folding<State, Event>,
  snapshots: Snapshots,
): Promise<void> => {
  if (known.last === undefined) {
    const { shortest } = snapshots
    await readOn(store, known, folding, { limit: shortest })
    if (next(known) < BigInt(shortest)) return
    const snapshot = await snapshots.find(folding)
    if (snapshot !== undefined) await goOnFrom(snapshot, store, known, folding)
  }
  await readOn(store, known, folding)
}

const readOn = async <State, Event>(
  store: EventStore,
  known: Folded<State>,
  { stream, tell, evolve }: Folding<State, Event>,
  range: StreamRange = {},
): Promise<void> => {
  for await (const page of store.read(stream, { from: next(known), ...range })) {
    for (const recorded of page) fold(known, tell(recorded), evolve)
  }
}

const next = ({ last }: Folded<unknown>): bigint => (last === undefined ? 0n : last.revision + 1n)

/**
 * Where the event that the snapshot ends with is the one that the stream has there: its hash stands for
 * all before it. Where it is another, or there is none, the snapshot is passed over.
 */
const goOnFrom = async <State, Event>(
  { revision, hash, state, answered: entries }: Snapshot,
  store: EventStore,
  known: Folded<State>,
  { stream, tell }: Folding<State, Event>,
): Promise<void> => {
  for await (const page of store.read(stream, { from: revision, limit: 1 })) {
    for (const recorded of page) {
      if (recorded.metadata['hash'] !== hash) return
      known.last = tell(recorded)
      // Of this room and this version of its fold, so a state as its `evolve` makes them.
      known.state = state as State
      known.answered = answered(entries)
      known.keptAt = revision
    }
  }
}
