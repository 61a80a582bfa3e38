/** A ledger in memory, and what is in its log. */
import { type EventStore, inMemory, type Recorded, type Row } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Done, Refusal } from '../answer.ts'
import { genesis, hashOf } from '../evidence.ts'
import type { Given } from '../given.ts'
import { type Ledger, openLedgerOn } from '../ledger.ts'
import { nameOf, whole } from '../part.ts'
import type { Sent } from './commands.ts'

export const noon = '2026-06-01T12:00:00.000Z'

export const given = (store: EventStore, more: Partial<Given> = {}): Given => ({
  ...{ store, now: () => new Date(noon), jitter: () => 0, deadline: 5_000 },
  ...more,
})

/** With these commands executed, all of them accepted. */
export const ledgerAfter = async (
  commands: ReadonlyArray<Sent>,
  store: EventStore = inMemory(),
): Promise<{ readonly ledger: Ledger; readonly store: EventStore }> => {
  const ledger = await openLedgerOn(given(store))
  for (const command of commands) {
    const answer = await ledger.execute(command)()
    if (E.isLeft(answer)) throw new Error(`${command.type} was refused: ${answer.left.type}`)
  }
  return { ledger, store }
}

/** The same, as often as it is asked for: each time another copy of one log. */
export const beginning = async (
  commands: ReadonlyArray<Sent>,
): Promise<() => ReturnType<typeof ledgerAfter>> => {
  const log: Array<Row> = []
  const { ledger, store } = await ledgerAfter(commands, inMemory({ log }))
  await ledger.close()
  const kept = await store.checkpoints.load(nameOf(whole))
  if (kept === undefined) throw new Error('nothing was kept')
  return async () => {
    const copy = inMemory({ log: [...log] })
    await copy.checkpoints.save(nameOf(whole), kept)
    return ledgerAfter([], copy)
  }
}

export const logOf = async (store: EventStore): Promise<ReadonlyArray<Recorded>> => {
  const log: Array<Recorded> = []
  for await (const page of store.readAll()) log.push(...page)
  return log
}

export const typesOf = (events: ReadonlyArray<{ readonly type: string }>): ReadonlyArray<string> =>
  events.map(({ type }) => type)

/** The types of what a command wrote, or why it was refused. */
export const told = (answer: E.Either<Refusal, Done>) =>
  E.isLeft(answer)
    ? answer.left.type
    : {
        events: typesOf(answer.right.events.map(({ event }) => event)),
        consequences: typesOf(answer.right.consequences.map(({ event }) => event)),
      }

/** Where a log is no chain: streams in which a hash, or what it goes back to, is not what it should be. */
export const brokenChains = (log: ReadonlyArray<Recorded>): ReadonlyArray<string> => {
  const last = new Map<string, string>()
  return log.flatMap((recorded) => {
    const { stream, metadata } = recorded
    const whole =
      metadata['previousHash'] === (last.get(stream) ?? genesis) &&
      metadata['hash'] === hashOf(recorded)
    last.set(stream, metadata['hash'] ?? '')
    return whole ? [] : [`${stream}@${recorded.revision}`]
  })
}
