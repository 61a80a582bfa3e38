import type { Recorded } from '@quittance/event-store'
import { eventId, genesis, hashOf } from '@quittance/ledger'

import type { Check } from '../check.ts'

export const chained: Check = {
  name: 'chained',
  holds:
    'every event has the hash that follows from it, and the hash of the one before it in its stream',
  page: `Each hash is computed again (SHA-256 of the canonical JSON, RFC 8785), with the one before it in the stream, and the
id that follows from it. A finding is an event that is not as it was written. Whoever can compute hashes can chain
anew: only a checkpoint that was kept elsewhere shows that (\`quittance verify\`).`,
  begin: () => ({
    stream: () => {
      let last = genesis
      return ({ recorded }) => {
        const { id, metadata } = recorded
        const { hash = 'none', previousHash = 'none', commandId = '' } = metadata
        const before = last
        last = hash
        const own = hashIfAny(recorded)
        if (own instanceof Error) {
          return { expected: 'an event that a hash can be of', found: own.message }
        }
        if (hash !== own) return { expected: `hash ${own}`, found: hash }
        if (previousHash !== before) {
          return { expected: `after hash ${before}`, found: `after ${previousHash}` }
        }
        const named = eventId(commandId, hash)
        return id === named ? undefined : { expected: `id ${named}`, found: id }
      }
    },
  }),
}

/** A text that is no Unicode, a number that is none, or one list in another without end have no canonical spelling. */
const hashIfAny = (recorded: Recorded): string | Error => {
  try {
    return hashOf(recorded)
  } catch (error) {
    if (error instanceof Error) return error
    throw error
  }
}
