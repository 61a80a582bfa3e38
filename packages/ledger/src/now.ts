/** A stream of another room as it is now. */
import type { Decoded, Recorded } from '@quittance/event-store'

import type { Aggregate, Named } from './aggregate.ts'
import { catchUp } from './catch-up.ts'
import type { Reacting } from './reacting.ts'
import { tell } from './rooms.ts'

export type Asking = Pick<Reacting, 'given' | 'memory' | 'turn'>

export const now = async <State, Command extends Named, Event extends Named, Rejection>(
  { given, memory, turn }: Asking,
  room: Aggregate<State, Command, Event, Rejection>,
  name: string,
): Promise<State> => {
  const { category, foldVersion, decider } = room
  const stream = `${category}-${name}`
  const known = memory.of(stream, decider.initial)
  // A stream holds the events of its room.
  const told = (recorded: Recorded) => tell(recorded) as unknown as Decoded<Event>
  const folding = { stream, category, foldVersion, tell: told, evolve: decider.evolve }
  await turn(stream, () => catchUp(given.store, known, folding, memory.snapshots))
  return known.state
}
