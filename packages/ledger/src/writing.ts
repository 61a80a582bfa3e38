/** What was decided, as it is told, stored and appended. */
import type { AppendError, Appended, Decoded, EventStore, Stored } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Aggregate, Named } from './aggregate.ts'
import type { NotNow } from './command.ts'
import { chained, recordedAfter } from './evidence.ts'
import type { Folded } from './folded.ts'
import type { Given } from './given.ts'
import type { NotOwed, PassedOn } from './language.ts'
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
  readonly notNow?: () => Promise<NotNow | NotOwed | PassedOn | undefined>
}

/** An event as it will be told, and as it is stored. */
export interface ToWrite<Event> {
  readonly told: Omit<Decoded<Event>, 'position'>
  readonly stored: Stored
}

export const written = <State, Command extends Named, Event extends Named, Rejection>(
  { now }: Given,
  last: Folded<State>['last'],
  {
    aggregate,
    stream,
    asked,
  }: {
    readonly aggregate: Aggregate<State, Command, Event, Rejection>
    readonly stream: string
    readonly asked: Asked
  },
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

export const append = async <Event>(
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
