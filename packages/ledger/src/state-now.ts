/** A stream of another room as it is now, folded, for whoever decides on what it says. */
import type { Decoded, Recorded } from '@quittance/event-store'

import type { Aggregate, Named } from './aggregate.ts'
import { catchUp } from './catch-up.ts'
import type { AnyEvent } from './language.ts'
import type { Reacting } from './reacting.ts'
import { tell } from './rooms.ts'

export type Asking = Pick<Reacting, 'given' | 'memory' | 'turn'>

/** Whoever waits for that stream's turn here holds none, or that of a stream which never waits for it. */
export const stateNow = async <State, Command extends Named, Event extends AnyEvent, Rejection>(
  { given, memory, turn }: Asking,
  room: Pick<Aggregate<State, Command, Event, Rejection>, 'category' | 'foldVersion' | 'decider'>,
  identity: string,
): Promise<State> => {
  const { category, foldVersion } = room
  const { initial, evolve } = room.decider
  const stream = `${category}-${identity}`
  const known = memory.of(stream, initial)
  // A room's stream holds that room's events.
  const toldOfRoom = (recorded: Recorded) => tell(recorded) as Decoded<Event>
  const folding = { stream, category, foldVersion, tell: toldOfRoom, evolve }
  await turn(stream, () => catchUp(given.store, known, folding, memory.snapshots))
  return known.state
}
