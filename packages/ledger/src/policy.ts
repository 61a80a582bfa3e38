/**
 * A policy: what follows. It reads as a recipe: given the events of one append, it yields commands,
 * one batch after another, and receives what each was answered. Pure; tested without a store.
 */
import type { ContractId } from '@quittance/domain/values'

import type { Told } from './answer.ts'
import type { AnyCommand, AnyEvent } from './language.ts'

export interface Policy {
  /** Part of the name of every command that it sends: for ever. */
  readonly name: string
  readonly react: (append: Append, contractId: ContractId) => Reaction
}

/** The events of one append, as far as they are one contract's; the cause of what follows is the last. */
export type Append = ReadonlyArray<Told>

/** Batches of commands to several streams, in flight together; each batch waits for the one before. */
export type Reaction = Generator<ReadonlyArray<Step>, void, ReadonlyArray<ReadonlyArray<Told>>>

export interface Step {
  readonly command: AnyCommand
  /** Tells apart two commands of one policy to one stream. */
  readonly key: string
  /** Its stream is most likely new: that is tried, before anything is read. One at most of a batch to a stream. */
  readonly begins?: boolean
}

export const send = (command: AnyCommand, key = ''): Step => ({ command, key })

export const begin = (command: AnyCommand, key = ''): Step => ({ command, key, begins: true })

type EventOf<Type extends AnyEvent['type']> = Extract<AnyEvent, { readonly type: Type }>

/** The events of one type. */
export const only = <Type extends AnyEvent['type']>(
  events: ReadonlyArray<Told>,
  type: Type,
): ReadonlyArray<EventOf<Type>> => events.flatMap(({ event }) => (isOf(event, type) ? [event] : []))

const isOf = <Type extends AnyEvent['type']>(event: AnyEvent, type: Type): event is EventOf<Type> =>
  event.type === type

/** In the order in which the keys first appear. */
export const grouped = <Key, Entry>(
  entries: ReadonlyArray<Entry>,
  keyOf: (entry: Entry) => Key,
): ReadonlyArray<readonly [Key, ReadonlyArray<Entry>]> => {
  const groups = new Map<Key, Array<Entry>>()
  for (const entry of entries) {
    const group = groups.get(keyOf(entry))
    if (group) group.push(entry)
    else groups.set(keyOf(entry), [entry])
  }
  return [...groups]
}
