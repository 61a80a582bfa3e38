/**
 * The place of rows: the event that they have come to, what proves that a log has it there, and how
 * often something that was put aside has been told again since: `position[+times] [stream,revision,hash]`.
 */
import { invariant } from '@quittance/domain/values'
import type { EventStore, Place, Position, Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import { headOf } from '../lag.ts'
import { RowsOfAnotherLog } from './projection-stopped.ts'

/** Before the first event. */
export const beginning: Place = ''

/** A stream, the revision of the event in it, and its hash. */
const Proof = t.tuple([t.string, t.string, t.string])
type Proof = t.TypeOf<typeof Proof>

/** The hash of an event stands for all that its stream has before it. */
export const placeAt = ({ position, stream, revision, metadata }: Recorded): Place => {
  const proof: Proof = [stream, String(revision), metadata['hash'] ?? '']
  return `${position} ${JSON.stringify(proof)}`
}

/** The last event that the rows have come to. */
export const positionIn = (place: Place): Position | undefined => {
  const [, position = ''] = /^([^+ ]*)/.exec(place) ?? []
  return position === beginning ? undefined : position
}

/** A later place at the same event: something that was put aside has been told again. */
export const againAt = (place: Place): Place => {
  const [, position = '', times = '0', proof = ''] = /^([^+ ]*)(?:\+(\d+))?(.*)$/s.exec(place) ?? []
  return `${position}+${String(Number(times) + 1).padStart(9, '0')}${proof}`
}

/** Rejects with `RowsOfAnotherLog` where the event of this place is not there in the log. */
export const demandSameLog = async (
  store: EventStore,
  projection: string,
  place: Place | undefined,
): Promise<void> => {
  if (place !== undefined && !(await isOf(store, place)))
    throw new RowsOfAnotherLog(projection, positionIn(place))
}

/** Whether rows at this place were folded from this log. */
export const isOf = async (store: EventStore, place: Place): Promise<boolean> => {
  const position = positionIn(place)
  if (position === undefined) return true
  const proof = proofIn(place)
  if (proof === undefined) {
    const head = await headOf(store)
    return head !== undefined && position <= head
  }
  const [stream, revision] = proof
  for await (const [found] of store.read(stream, { from: BigInt(revision), limit: 1 }))
    return found !== undefined && placeAt(found) === `${position} ${JSON.stringify(proof)}`
  return false
}

/** None, where an earlier version of this package wrote the place. */
const proofIn = (place: Place): Proof | undefined => {
  const at = place.indexOf(' ')
  if (at < 0) return undefined
  const proof = Proof.decode(JSON.parse(place.slice(at)))
  if (E.isLeft(proof)) invariant(false, `the place ${place} cannot be read`)
  return proof.right
}
