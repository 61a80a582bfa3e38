/** One decision on one stream: read, fold, decide, append. */
import type {
  AppendError,
  Appended,
  Decoded,
  EventStore,
  Recorded,
  Stored,
} from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Aggregate, Named } from './aggregate.ts'
import { catchUp } from './catch-up.ts'
import type { ClosedContract, CommandReused } from './command.ts'
import { chained, recordedAfter } from './evidence.ts'
import { type Folded, fold, writtenBefore } from './folded.ts'
import type { Given } from './given.ts'
import type { Memory } from './memory.ts'
import { encoded } from './stored-event.ts'

/** A command's name, and what its events say of it. */
export interface Asked {
  readonly commandId: string
  readonly hash: string
  readonly occurredAt: string
  readonly actor: string
  readonly causationId: string
  readonly correlationId: string
  /** When the cause, and each outcome that the command was given, was recorded. */
  readonly after: ReadonlyArray<string>
  /** Why it may not be asked, unless it was answered before; what follows from something always may. */
  readonly notNow?: () => Promise<ClosedContract | undefined>
}

/** The events of a command, and where the last of them is. */
export interface Written<Event> {
  readonly events: ReadonlyArray<Omit<Decoded<Event>, 'position'>>
  readonly position: Appended['position']
}

type Result<Event, Rejection> = E.Either<
  Rejection | CommandReused | ClosedContract | AppendError,
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
 * The same command again is answered as before, and nothing is decided. When someone else writes
 * first, the decision is made afresh; when it is unknown whether the store has written, it is sent the
 * same bytes again; both until the deadline.
 */
export const transact = async <State, Command extends Named, Event extends Named, Rejection>(
  given: Given,
  memory: Memory,
  transaction: Transaction<State, Command, Event, Rejection>,
): Promise<Result<Event, Rejection>> => {
  const { aggregate, tell, stream, command, asked } = transaction
  const { category, foldVersion } = aggregate
  const { initial, decide, evolve } = aggregate.decider
  const folding = { stream, category, foldVersion, tell, evolve }
  const known = memory.of(stream, initial)
  const mayTryAgain = tries(given)

  for (;;) {
    await catchUp(given.store, known, folding, memory.snapshots)
    const before = await writtenBefore(given.store, known, folding, asked.commandId)
    if (before.length > 0) return answerAgain(before, asked)
    const notNow = await asked.notNow?.()
    if (notNow) return E.left(notNow)
    const decision = decide(known.state, command)
    if (E.isLeft(decision)) return decision
    if (decision.right.length === 0) return E.right({ events: [], position: undefined })

    const expected = known.last?.revision ?? 'none'
    const events = written(given, known.last, transaction, decision.right)
    const appended = await append(given.store, stream, expected, events, mayTryAgain)
    if (E.isRight(appended)) {
      for (const { told } of events) fold(known, told, evolve)
      memory.snapshots.keep(known, folding)
      return E.right({ events: events.map(({ told }) => told), position: appended.right.position })
    }
    if (appended.left.type !== 'Conflict' || !(await mayTryAgain())) return appended
  }
}

/** Waits before each try but the first; no, once the deadline would pass. */
export const tries = ({ jitter, deadline }: Given): (() => Promise<boolean>) => {
  const started = performance.now()
  let tried = 0
  return async () => {
    const wait = jitter(tried)
    tried += 1
    if (performance.now() - started + wait > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, wait))
    return true
  }
}

const answerAgain = <Event, Rejection>(
  answered: ReadonlyArray<Decoded<Event>>,
  { commandId, hash }: Asked,
): Result<Event, Rejection> =>
  answered.every(({ metadata }) => metadata['commandHash'] === hash)
    ? E.right({ events: answered, position: answered.at(-1)?.position })
    : E.left({ type: 'CommandReused', commandId })

/** An event as it will be told, and as it is stored. */
interface ToWrite<Event> {
  readonly told: Omit<Decoded<Event>, 'position'>
  readonly stored: Stored
}

const written = <State, Command extends Named, Event extends Named, Rejection>(
  { now }: Given,
  last: Folded<State>['last'],
  { aggregate, stream, asked }: Transaction<State, Command, Event, Rejection>,
  events: ReadonlyArray<Event>,
): ReadonlyArray<ToWrite<Event>> => {
  const { commandId, hash: commandHash, occurredAt, actor, causationId, correlationId } = asked
  const recordedAt = recordedAfter(now(), [last?.metadata['recordedAt'], ...asked.after])
  const metadata = {
    ...{ commandId, commandHash, causationId, correlationId },
    ...{ actor, occurredAt, recordedAt },
  }
  const decided = events.map((event) => {
    const { schemaVersion, ...stored } = encoded(aggregate)(event)
    return { event, ...stored, metadata: { schemaVersion, ...metadata } }
  })
  return chained(stream, last, commandId, decided).map(({ event, revision, ...stored }) => {
    const { id, metadata } = stored
    return { stored, told: { id, stream, revision, metadata, event } }
  })
}

const append = async <Event>(
  store: EventStore,
  stream: string,
  expected: bigint | 'none',
  events: ReadonlyArray<ToWrite<Event>>,
  mayTryAgain: () => Promise<boolean>,
): Promise<E.Either<AppendError, Appended>> => {
  const bytes = events.map(({ stored }) => stored)
  for (;;) {
    const appended = await store.append(stream, expected, bytes)()
    const isUnknown = E.isLeft(appended) && appended.left.type === 'Unavailable'
    if (!isUnknown || !(await mayTryAgain())) return appended
  }
}
