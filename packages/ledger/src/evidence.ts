/** Proof that no recorded fact was changed: each event holds the hash of the one before it. */
import { invariant } from '@quittance/domain/values'
import type { Recorded, Stored } from '@quittance/event-store'

import { sha256 } from './canonical.ts'
import type { Place } from './folded.ts'
import { eventId } from './identity.ts'

/** What the first event of a stream has before it. */
export const genesis = '0'.repeat(64)

/** Nothing that depends on the store is in it: neither its position nor its own `$` keys. */
export const hashOf = (event: Omit<Recorded, 'id' | 'position'>): string => {
  const { stream, revision, type, data, metadata } = event
  // Without a prototype, so that no key is anything but a key.
  const evidence: Record<string, string> = Object.create(null)
  for (const key in metadata) {
    const value = metadata[key]
    if (key !== 'hash' && !key.startsWith('$') && value !== undefined) evidence[key] = value
  }
  return sha256({ data, metadata: evidence, revision: String(revision), stream, type })
}

/** What a command decided, as it is written: each event named, placed, and with its hash and the one before. */
export const chained = <Event extends Omit<Stored, 'id'>>(
  stream: string,
  last: Place | undefined,
  commandId: string,
  events: ReadonlyArray<Event>,
): ReadonlyArray<Event & Stored & { readonly revision: bigint }> => {
  let previousHash = last === undefined ? genesis : hashIn(last)
  let revision = last === undefined ? -1n : last.revision
  return events.map((event) => {
    revision += 1n
    const { type, data } = event
    const metadata = { ...event.metadata, previousHash }
    const hash = hashOf({ stream, revision, type, data, metadata })
    previousHash = hash
    return { ...event, id: eventId(commandId, hash), metadata: { ...metadata, hash }, revision }
  })
}

const hashIn = ({ stream, revision, metadata: { hash } }: Place): string => {
  invariant(hash !== undefined, `${stream}@${revision} has no hash`)
  return hash
}

/** Now, yet never before what it follows, whatever the clock says. Instants as the ledger writes them. */
export const recordedAfter = (now: Date, earlier: ReadonlyArray<string | undefined>): string =>
  earlier.reduce<string>(
    (latest, other) => (other !== undefined && other > latest ? other : latest),
    now.toISOString(),
  )
