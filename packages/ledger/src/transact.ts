/** One decision on one stream: read, fold, decide, append. */
import type { AppendError, Appended, Decoded, Recorded, Stored } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Aggregate, Named } from './aggregate.ts'
import type { CommandReused } from './command.ts'
import { chained, recordedAfter } from './evidence.ts'
import type { Given } from './given.ts'
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
}

/** The events of a command, and where the last of them is. */
export interface Written<Event> {
  readonly events: ReadonlyArray<Omit<Decoded<Event>, 'position'>>
  readonly position: Appended['position']
}

type Result<Event, Rejection> = E.Either<Rejection | CommandReused | AppendError, Written<Event>>

/**
 * The same command again is answered as before, and nothing is decided. When someone else writes
 * first, the decision is made afresh; when it is unknown whether the store has written, it is sent the
 * same bytes again; both until the deadline.
 */
export const transact = async <State, Command extends Named, Event extends Named, Rejection>(
  { store, now, jitter, deadline }: Given,
  { Event, decider }: Aggregate<State, Command, Event, Rejection>,
  tell: (recorded: Recorded) => Decoded<Event>,
  stream: string,
  command: Command,
  asked: Asked,
): Promise<Result<Event, Rejection>> => {
  const { commandId, hash: commandHash, occurredAt, actor, causationId, correlationId } = asked
  const started = performance.now()
  let tried = 0
  const mayTryAgain = async (): Promise<boolean> => {
    const wait = jitter(tried)
    tried += 1
    if (performance.now() - started + wait > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, wait))
    return true
  }

  for (;;) {
    const { state, last, answered } = await load()
    if (answered.length > 0) return answerAgain(answered)
    const decision = decider.decide(state, command)
    if (E.isLeft(decision)) return decision
    if (decision.right.length === 0) return E.right({ events: [], position: undefined })

    const bytes = chained(stream, last, commandId, written(decision.right, last))
    const appended = await append(last?.revision ?? 'none', bytes)
    if (E.isRight(appended)) {
      const first = last === undefined ? 0n : last.revision + 1n
      const events = decision.right.map((event, index) => ({
        ...{ event, stream, revision: first + BigInt(index) },
        ...idAndMetadata(bytes[index]),
      }))
      return E.right({ events, position: appended.right.position })
    }
    if (appended.left.type !== 'Conflict' || !(await mayTryAgain())) return appended
  }

  async function load() {
    let state = decider.initial
    let last: Decoded<Event> | undefined
    const answered: Array<Decoded<Event>> = []
    for await (const page of store.read(stream)) {
      for (const recorded of page) {
        last = tell(recorded)
        state = decider.evolve(state, last.event)
        if (last.metadata['commandId'] === commandId) answered.push(last)
      }
    }
    return { state, last, answered }
  }

  function answerAgain(answered: ReadonlyArray<Decoded<Event>>): Result<Event, Rejection> {
    return answered.every(({ metadata }) => metadata['commandHash'] === commandHash)
      ? E.right({ events: answered, position: answered.at(-1)?.position })
      : E.left({ type: 'CommandReused', commandId })
  }

  function written(events: ReadonlyArray<Event>, last: Decoded<Event> | undefined) {
    const recordedAt = recordedAfter(now(), [last?.metadata['recordedAt'], ...asked.after])
    const metadata = {
      ...{ schemaVersion: '1', commandId, commandHash, causationId, correlationId },
      ...{ actor, occurredAt, recordedAt },
    }
    return events.map((event) => ({ ...encoded(Event)(event), metadata }))
  }

  async function append(expected: bigint | 'none', bytes: ReadonlyArray<Stored>) {
    for (;;) {
      const appended = await store.append(stream, expected, bytes)()
      const isUnknown = E.isLeft(appended) && appended.left.type === 'Unavailable'
      if (!isUnknown || !(await mayTryAgain())) return appended
    }
  }
}

const idAndMetadata = (stored: Stored | undefined) => {
  const { id = '', metadata = {} } = stored ?? {}
  return { id, metadata }
}
