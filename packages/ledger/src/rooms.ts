/** Every room that has streams, found by what is asked and by what was written. */
import {
  Advance,
  Collection,
  Contract,
  Debtor,
  GuaranteeLine,
  Invoice,
  Recovery,
  Relationship,
} from '@quittance/domain'
import { invariant } from '@quittance/domain/values'
import type { Decoded, Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Flat } from './aggregate.ts'
import { type CommandUnreadable, unreadable } from './command.ts'
import type { AnyCommand, AnyEvent } from './language.ts'
import { policyLog } from './policy-log.ts'
import { type Room, roomOf, type Target } from './room.ts'
import { read } from './stored-event.ts'

const rooms: ReadonlyArray<Room> = [
  roomOf(Contract),
  roomOf(GuaranteeLine),
  roomOf(Debtor),
  roomOf(Invoice),
  roomOf(Advance),
  roomOf(Collection),
  roomOf(Recovery),
  roomOf(Relationship),
  roomOf(policyLog),
]

const byCategory = new Map(rooms.map((room) => [room.category, room]))
const byCommand = new Map(rooms.flatMap((room) => [...room.commands].map((type) => [type, room])))

/** What callers may send, in no order. */
export const requests: ReadonlyArray<string> = rooms.flatMap(({ commands, reactions }) =>
  [...commands].filter((type) => !reactions.has(type)),
)

/** Only a reaction may send it. */
export const isReaction = (type: string): boolean =>
  byCommand.get(type)?.reactions.has(type) ?? false

/** A command in the words of its room, or why it is none. */
export const targetOf = (body: Flat): E.Either<CommandUnreadable, Target> =>
  byCommand.get(body.type)?.readCommand(body) ??
  E.left(
    unreadable(`type: expected one of ${requests.join(', ')}, found ${JSON.stringify(body.type)}`),
  )

/** The same of a command that is read already. */
export const targetFor = (command: AnyCommand): Target => {
  const target = targetOf(bodyOf(command))
  invariant(E.isRight(target), `${command.type} cannot be read`)
  return target.right
}

export const bodyOf = (command: AnyCommand): Flat => {
  const room = byCommand.get(command.type)
  invariant(room !== undefined, `no room answers ${command.type}`)
  return room.writeCommand(command)
}

export const roomOfStream = (stream: string): Room | undefined =>
  byCategory.get(stream.slice(0, stream.indexOf('-')))

/** A recorded event in the words of its room, or why it cannot be read. */
export const decode = (recorded: Recorded): E.Either<string, Decoded<AnyEvent>> =>
  roomOfStream(recorded.stream)?.decode(recorded) ?? E.left('no room has a stream of that name')

/** The same; one that cannot be read stops the program. */
export const tell = read(decode)
