/** A room as the ledger meets it, whatever its own state, commands and events are. */
import { invariant } from '@quittance/domain/values'
import type { Decoded, Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { type Aggregate, codecsOf, type Flat } from './aggregate.ts'
import type { NoAnswer } from './answer.ts'
import { type CommandUnreadable, unreadable } from './command.ts'
import { explain } from './explain.ts'
import type { Given } from './given.ts'
import type { AnyCommand, AnyEvent, AnyRejection } from './language.ts'
import type { Memory } from './memory.ts'
import { decoder, read } from './stored-event.ts'
import { begin, transact, type Written } from './transact.ts'
import type { Asked } from './writing.ts'

export interface Room {
  readonly category: string
  /** The types of its commands. */
  readonly commands: ReadonlySet<string>
  /** Those that only a reaction may send. */
  readonly reactions: ReadonlySet<string>
  readonly readCommand: (body: Flat) => E.Either<CommandUnreadable, Target>
  readonly writeCommand: (command: AnyCommand) => Flat
  /** An event in the words of the room, or why it cannot be read. */
  readonly decode: (recorded: Recorded) => E.Either<string, Decoded<AnyEvent>>
  /** Begins to fold one stream, event by event; stops at a history that cannot be. */
  readonly replay: () => (event: AnyEvent) => void
}

/** A command, and the stream that decides it. */
export interface Target {
  readonly command: AnyCommand
  readonly stream: string
  readonly transact: (
    given: Given,
    memory: Memory,
    asked: Asked,
  ) => Promise<E.Either<NoAnswer, Written<AnyEvent>>>
  /** The same for a stream that is taken to be new; nothing where it is not. */
  readonly begin: (
    given: Given,
    memory: Memory,
    asked: Asked,
  ) => Promise<E.Either<NoAnswer, Written<AnyEvent>> | undefined>
}

export const roomOf = <
  State,
  Command extends AnyCommand,
  Event extends AnyEvent,
  Rejection extends AnyRejection,
>(
  aggregate: Aggregate<State, Command, Event, Rejection>,
): Room => {
  const { category, decider, streamOf, reactions } = aggregate
  const codecs = codecsOf(aggregate.Command)
  const decode = decoder(aggregate)
  const tell = read(decode)
  const codecOf = (type: string) => {
    const codec = codecs.get(type)
    invariant(codec !== undefined, `${type} is asked of the room ${category}`)
    return codec
  }
  return {
    category,
    commands: new Set(codecs.keys()),
    reactions: new Set(reactions),
    readCommand: (body) => {
      const command = codecOf(body.type).decode(body)
      if (E.isLeft(command)) return E.left(unreadable(explain(command.left)))
      const stream = streamOf(command.right)
      const deciding = { aggregate, tell, stream, command: command.right }
      return E.right({
        command: command.right,
        stream,
        transact: (given, memory, asked) => transact(given, memory, { ...deciding, asked }),
        begin: (given, memory, asked) => begin(given, memory, { ...deciding, asked }),
      })
    },
    // A command goes to the room that its type belongs to, so the codec is its own.
    writeCommand: (command) => codecOf(command.type).encode(command as Command),
    decode,
    replay: () => {
      let state = decider.initial
      return (event) => {
        // An event of this room: `decode` alone makes them.
        state = decider.evolve(state, event as Event)
      }
    },
  }
}
