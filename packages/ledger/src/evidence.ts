/** Proof that no recorded fact was changed: each event holds the hash of the one before it. */
import { invariant } from '@quittance/domain/values'
import type { Recorded, Stored } from '@quittance/event-store'

import { canonical, sha256Of, spelling } from './canonical.ts'
import type { Place } from './folded.ts'
import { eventId } from './identity.ts'

/** What the first event of a stream has before it. */
export const genesis = '0'.repeat(64)

/** Nothing that depends on the store is in it: neither its position nor its own `$` keys. */
export const hashOf = (event: Omit<Recorded, 'id' | 'position'>): string => {
  const { stream, revision, type, data, metadata } = event
  // In the order of the keys, as the canonical form of the whole has them.
  return sha256Of(
    `{"data":${canonical(data)},"metadata":${evidence(metadata)},"revision":"${revision}","stream":${canonical(stream)},"type":${canonical(type)}}`,
  )
}

const evidence = spelling((key) => key !== 'hash' && !key.startsWith('$'))

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
