import { either as E } from 'fp-ts'

import type { Check, Found, Place } from '../check.ts'

/** Said of every event by the ledger: by whose command it was decided, of when, and because of what. */
const said = [
  ...['commandId', 'commandHash', 'causationId', 'correlationId', 'actor', 'occurredAt'],
] as const

export const decided: Check = {
  name: 'decided',
  holds:
    'every event says by whose command it was decided, and no reaction was refused that still waits',
  page: `Every event carries the command it was decided by, its cause and who asked. A reaction that was refused stops the
policies of its contract, and is found here until something follows after all: repair what is in its way, and
\`quittance resume --contract ID\`. Rules: docs/concepts/how-it-works.md.`,
  begin: (atTheEnd) => {
    const commands = new Map<string, { readonly commandId: string; readonly commandHash: string }>()
    /** By the event that was reacted to: until something more follows from it. */
    const refused = new Map<string, Found & Place>()
    atTheEnd(() => [...refused.values()])
    return ({ recorded: { stream, revision, metadata }, told }) => {
      const missing = said.find((key) => !metadata[key])
      if (missing !== undefined) return { expected: `its ${missing}`, found: 'nothing' }
      const { commandId = '', commandHash = '', causationId = '' } = metadata
      const before = commands.get(stream)
      if (before?.commandId !== commandId) commands.set(stream, { commandId, commandHash })
      if (E.isRight(told) && told.right.event.type === 'ReactionRefused') {
        const { policy, eventId, command, rejection } = told.right.event
        refused.set(eventId, {
          ...{ stream, revision: String(revision) },
          expected: `${String(command['type'])}, by which ${policy} follows event ${eventId}`,
          found: `refused: ${String(rejection['type'])}`,
        })
      } else refused.delete(causationId)
      const isSame = before?.commandId !== commandId || before.commandHash === commandHash
      return isSame
        ? undefined
        : {
            expected: `the command ${commandId} as its first event has it`,
            found: `another under its name: ${commandHash}`,
          }
    }
  },
}
