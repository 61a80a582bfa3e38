/** An event as the clients give it, as one of ours. */
import { ReadError, type Recorded, type Stored } from '@quittance/event-store'
import { positionOf } from '@quittance/event-store/adapter'

import type { WireEvent } from './log-client.ts'

/** Links, metadata, checkpoints, statistics: whatever it is, it is none of the ledger's. */
export const isOurs = ({ streamId, type }: WireEvent): boolean =>
  !streamId.startsWith('$') && !type.startsWith('$')

/** As old servers say that they do not know one when they read a stream. */
const noPosition = 2n ** 63n

export const commitOf = ({ position }: WireEvent): bigint => {
  if (position === undefined || position.commit >= noPosition)
    throw new ReadError({
      type: 'Unavailable',
      reason: 'the server gives no positions: version 22.6 or later is needed',
    })
  return position.commit
}

/** Throws a `ReadError` for what is no event: what the client could not parse, it gives as text or bytes. */
export const recordedFrom = (event: WireEvent): Recorded => {
  const { id, type, streamId: stream, revision, data, metadata } = event
  if (!event.isJson || !isObject(data)) throw damaged(event, 'its data is no JSON object')
  if (!isTexts(metadata)) throw damaged(event, 'its metadata is no JSON object of texts')
  return { id, type, data, metadata, stream, revision, position: positionOf(commitOf(event)) }
}

const isObject = (value: unknown): value is Stored['data'] =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Which bytes are not: the client gives them for metadata that is not JSON. */
const isTexts = (value: unknown): value is Stored['metadata'] =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string')

const damaged = ({ streamId: stream, revision }: WireEvent, reason: string) =>
  new ReadError({ type: 'DecodeFailure', stream, revision, reason })
