/** One decision on one stream: fold, decide, append, and read where that is not enough. */
import type { AppendError, Appended, Decoded, Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Aggregate, Named } from './aggregate.ts'
import { catchUp } from './catch-up.ts'
import type { CommandReused, NotNow } from './command.ts'
import { fold, writtenBefore } from './folded.ts'
import type { Given } from './given.ts'
import type { NotOwed, PassedOn } from './language.ts'
import type { Memory } from './memory.ts'
import { tries } from './tries.ts'
import { type Asked, append, type ToWrite, written } from './writing.ts'

/** The events of a command, and where the last of them is. */
export interface Written<Event> {
  readonly events: ReadonlyArray<Omit<Decoded<Event>, 'position'>>
  readonly position: Appended['position']
}

type Result<Event, Rejection> = E.Either<
  Rejection | CommandReused | NotNow | NotOwed | PassedOn | AppendError,
  Written<Event>
>

/** A command, and all that it takes to decide it. */
export interface Transaction<State, Command extends Named, Event extends Named, Rejection> {
  readonly aggregate: Aggregate<State, Command, Event, Rejection>
  readonly tell: (recorded: Recorded) => Decoded<Event>
  readonly stream: string
  readonly command: Command
  readonly asked: Asked
}

/**
 * Decided on what is known of the stream, which others may have added to since. Only a yes with events
 * is an answer there: the store takes them where the stream still ends with what is known, and nowhere
 * else. A no, a yes without events and a stop (a state that cannot be may be one that was never so) are
 * answers to what was just read; before, they only make it be read. So does a conflict.
 *
 * The same command again is answered as before, and nothing is decided. When someone else writes first,
 * the decision is made afresh; when it is unknown whether the store has written, it is sent the same
 * bytes again; both until the deadline.
 */
export const transact = async <State, Command extends Named, Event extends Named, Rejection>(
  given: Given,
  memory: Memory,
  transaction: Transaction<State, Command, Event, Rejection>,
): Promise<Result<Event, Rejection>> => {
  const { known, folding, propose, write } = open(given, memory, transaction)
  const { asked } = transaction
  const mayTryAgain = tries(given)

  for (let isRead = known.last === undefined; ; isRead = true) {
    if (isRead) await catchUp(given.store, known, folding, memory.snapshots)
    const before = await writtenBefore(given.store, known, folding, asked.commandId)
    if (before.length > 0) return answerAgain(before, asked)
    const notNow = await asked.notNow?.()
    if (notNow) return E.left(notNow)
    const decision = isRead ? propose() : supposed(propose)
    if (decision === undefined) continue
    if (E.isLeft(decision)) return decision
    if (decision.right.length === 0) return E.right({ events: [], position: undefined })

    const answer = await write(decision.right, mayTryAgain)
    if (!isConflict(answer) || (isRead && !(await mayTryAgain()))) return answer
  }
}

/** The same for a stream that is most likely new, which is tried unread; nothing where it is not new. */
export const begin = async <State, Command extends Named, Event extends Named, Rejection>(
  given: Given,
  memory: Memory,
  transaction: Transaction<State, Command, Event, Rejection>,
): Promise<Result<Event, Rejection> | undefined> => {
  const { known, propose, write } = open(given, memory, transaction)
  if (known.last !== undefined) return undefined
  const decision = supposed(propose)
  if (decision === undefined) return undefined
  const answer = await write(decision.right, tries(given))
  return isConflict(answer) ? undefined : answer
}

/** What is known of a stream, what is decided on it, and how that is written and known in turn. */
const open = <State, Command extends Named, Event extends Named, Rejection>(
  given: Given,
  memory: Memory,
  transaction: Transaction<State, Command, Event, Rejection>,
) => {
  const { aggregate, tell, stream, command } = transaction
  const { category, foldVersion } = aggregate
  const { initial, decide, evolve } = aggregate.decider
  const folding = { stream, category, foldVersion, tell, evolve }
  const known = memory.of(stream, initial)

  const propose = (): E.Either<Rejection, ReadonlyArray<ToWrite<Event>>> => {
    const decision = decide(known.state, command)
    return E.isLeft(decision)
      ? decision
      : E.right(written(given, known.last, transaction, decision.right))
  }
  const write = async (
    events: ReadonlyArray<ToWrite<Event>>,
    mayTryAgain: () => Promise<boolean>,
  ): Promise<E.Either<AppendError, Written<Event>>> => {
    const expected = known.last?.revision ?? 'none'
    const appended = await append(given.store, stream, expected, events, mayTryAgain)
    if (E.isLeft(appended)) return appended
    for (const { told } of events) fold(known, told, evolve)
    memory.snapshots.keep(known, folding)
    return E.right({ events: events.map(({ told }) => told), position: appended.right.position })
  }
  return { known, folding, propose, write }
}

const isConflict = (answer: E.Either<AppendError, unknown>): boolean =>
  E.isLeft(answer) && answer.left.type === 'Conflict'

/** What may be decided before reading: a yes with events, or nothing yet. */
const supposed = <No, A>(
  propose: () => E.Either<No, ReadonlyArray<A>>,
): E.Right<ReadonlyArray<A>> | undefined => {
  try {
    const decision = propose()
    return E.isRight(decision) && decision.right.length > 0 ? decision : undefined
  } catch {
    return undefined // what is wrong with the stream as it is will be thrown again
  }
}

const answerAgain = <Event, Rejection>(
  answered: ReadonlyArray<Decoded<Event>>,
  { commandId, hash }: Asked,
): Result<Event, Rejection> =>
  answered.every(({ metadata }) => metadata['commandHash'] === hash)
    ? E.right({ events: answered, position: answered.at(-1)?.position })
    : E.left({ type: 'CommandReused', commandId })
