/** What a stream comes to: its state, its end, and the commands that it has answered. */
import type { Decoded, EventStore, Recorded } from '@quittance/event-store'

import { type Answered, answered } from './answered.ts'

/** Grows with its stream; whoever holds it holds what is known, not what is there. */
export interface Folded<State> {
  state: State
  last: Place | undefined
  /** Where each command's first event is. */
  answered: Answered
  /** The last event folded of what is kept beyond the process; −1 before anything is. */
  keptAt: bigint
}

export type Place = Pick<Decoded<unknown>, 'stream' | 'revision' | 'metadata'>

/** How the events of one stream are read and folded. */
export interface Folding<State, Event> {
  readonly stream: string
  readonly category: string
  readonly foldVersion: number
  readonly tell: (recorded: Recorded) => Decoded<Event>
  readonly evolve: (state: State, event: Event) => State
}

export const unfolded = <State>(initial: State): Folded<State> => ({
  state: initial,
  last: undefined,
  answered: answered(),
  keptAt: -1n,
})

/** One event more. */
export const fold = <State, Event>(
  known: Folded<State>,
  told: Omit<Decoded<Event>, 'position'>,
  evolve: Folding<State, Event>['evolve'],
): void => {
  const commandId = told.metadata['commandId'] ?? ''
  const isFirst = known.last?.metadata['commandId'] !== commandId
  known.state = evolve(known.state, told.event)
  known.last = told
  if (isFirst) known.answered.add(commandId, told.revision)
}

/** What this command wrote when it was asked before; a place that is another command's is passed over. */
export const writtenBefore = async <State, Event>(
  store: EventStore,
  known: Folded<State>,
  { stream, tell }: Folding<State, Event>,
  commandId: string,
): Promise<ReadonlyArray<Decoded<Event>>> => {
  for (const from of known.answered.places(commandId)) {
    const events: Array<Recorded> = []
    for await (const page of store.read(stream, { from })) {
      const end = page.findIndex(({ metadata }) => metadata['commandId'] !== commandId)
      events.push(...(end === -1 ? page : page.slice(0, end)))
      if (end !== -1) break
    }
    if (events.length > 0) return events.map(tell)
  }
  return []
}
