/** What the ledger needs of a room of the domain: its decider, and how it is written down. */
import type { Decider, Upcasts } from '@quittance/domain'
import type { Json } from '@quittance/event-store'
import type * as t from 'io-ts'

export interface Aggregate<State, Command extends Named, Event extends Named, Rejection> {
  readonly category: string
  readonly Command: Alternatives<Command>
  readonly Event: Alternatives<Event>
  /** How events of older versions are read; nothing where there are none. */
  readonly upcasts?: Upcasts
  /** The commands that only a reaction may send. */
  readonly reactions: ReadonlyArray<Command['type']>
  readonly streamOf: (command: Command) => string
  readonly decider: Decider<State, Command, Event, Rejection>
  /** Of what the decider folds: another number, another fold. */
  readonly foldVersion: number
}

export interface Named {
  readonly type: string
}

/** A union of codecs, each named after the `type` that it reads. */
export interface Alternatives<A> extends t.Type<A, Flat> {
  readonly types: ReadonlyArray<t.Mixed>
}

/** As the domain's codecs write a command or an event: its fields beside its type. */
export interface Flat extends Named {
  readonly [field: string]: Json
}

/** The codec of one alternative, by its `type`. */
export const codecsOf = <A>({ types }: Alternatives<A>): ReadonlyMap<string, t.Type<A, Flat>> =>
  // Each alternative reads a part of what the union reads, and writes as it does.
  new Map(types.map((codec) => [codec.name, codec as t.Type<A, Flat>]))
