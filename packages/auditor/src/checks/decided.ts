import { Instant } from '@quittance/domain/values'
import { awaits } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import type { Check, Examine, Found, Place } from '../check.ts'

/** Said of every event by the ledger: by whose command it was decided, of when, and because of what. */
const said = [
  ...['commandId', 'commandHash', 'causationId', 'correlationId', 'actor', 'occurredAt'],
] as const

export const decided: Check = {
  name: 'decided',
  holds:
    'every event says by whose command it was decided, and no reaction was refused that still waits',
  page: `Every event carries the command it was decided by, when, its cause and who asked. A reaction that was refused stops
its contract's policies, and is found while the ledger keeps that they are; where nothing is kept, until something
follows. Repair it, then \`quittance resume --contract ID\`. Rules: docs/concepts/how-it-works.md.`,
  begin: ({ atTheEnd, checkpoints }) => {
    /** By the event that was reacted to. */
    const refused = new Map<string, Refused>()
    atTheEnd(async () => {
      const waiting: Array<Found & Place> = []
      for (const { found, refusal, hasFollowed } of refused.values()) {
        const waits = checkpoints && (await awaits(checkpoints, refusal))
        if (waits ?? !hasFollowed) waiting.push(found)
      }
      return waiting
    })
    const log: Examine = ({ recorded, told }) => {
      const { metadata, position } = recorded
      if (E.isRight(told) && told.right.event.type === 'ReactionRefused') {
        const { contractId, policy, eventId, command, rejection } = told.right.event
        refused.set(eventId, {
          refusal: { contractId, eventId, position },
          found: {
            ...{ stream: recorded.stream, revision: String(recorded.revision) },
            expected: `${String(command['type'])}, by which ${policy} follows event ${eventId}`,
            found: `refused: ${String(rejection['type'])}`,
          },
          hasFollowed: false,
        })
      } else {
        const of = refused.size > 0 ? refused.get(metadata['causationId'] ?? '') : undefined
        if (of) of.hasFollowed = true
      }
      const missing = said.find((key) => !metadata[key])
      if (missing !== undefined) return { expected: `its ${missing}`, found: 'nothing' }
      const { occurredAt } = metadata
      if (Instant.is(occurredAt)) return undefined
      return { expected: 'an instant at which it occurred', found: String(occurredAt) }
    }
    return { log, stream: () => underOneName() }
  },
}

interface Refused {
  readonly refusal: Parameters<typeof awaits>[1]
  readonly found: Found & Place
  /** An event that says it was caused by the same. */
  hasFollowed: boolean
}

/** The events of one command say the same of it. */
const underOneName = (): Examine => {
  let before = { commandId: '', commandHash: '' }
  return ({ recorded: { metadata } }) => {
    const { commandId = '', commandHash = '' } = metadata
    if (before.commandId !== commandId) {
      before = { commandId, commandHash }
      return undefined
    }
    if (before.commandHash === commandHash) return undefined
    return {
      expected: `the command ${commandId} as its first event has it`,
      found: `another under its name: ${commandHash}`,
    }
  }
}
