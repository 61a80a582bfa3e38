/** Between the messages of the protocol and what the log keeps. */

import type { StreamIdentifier, UUID } from '@eventstore/db-client/generated/shared_pb.js'
import shared from '@eventstore/db-client/generated/shared_pb.js'
import type {
  AppendReq,
  BatchAppendReq,
  ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'

import type { Kept, Proposed } from './log.ts'

export const empty = () => new shared.Empty()

export const nameIn = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8')

export const identifierOf = (stream: string): StreamIdentifier => {
  const identifier = new shared.StreamIdentifier()
  identifier.setStreamName(Uint8Array.from(Buffer.from(stream, 'utf8')))
  return identifier
}

const uuidIn = (uuid: UUID | undefined): string => {
  const structured = uuid?.getStructured()
  if (structured === undefined) return uuid?.getString() ?? ''
  const hex = [structured.getMostSignificantBits(), structured.getLeastSignificantBits()]
    .map((bits) => BigInt.asUintN(64, BigInt(bits)).toString(16).padStart(16, '0'))
    .join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const uuidOf = (id: string, structured: boolean): UUID => {
  const uuid = new shared.UUID()
  if (!structured) {
    uuid.setString(id)
    return uuid
  }
  const hex = id.replaceAll('-', '')
  const half = (digits: string) => BigInt.asIntN(64, BigInt(`0x${digits}`)).toString()
  const parts = new shared.UUID.Structured()
  parts.setMostSignificantBits(half(hex.slice(0, 16)))
  parts.setLeastSignificantBits(half(hex.slice(16)))
  uuid.setStructured(parts)
  return uuid
}

export const proposedIn = (
  message: AppendReq.ProposedMessage | BatchAppendReq.ProposedMessage,
): Proposed => ({
  id: uuidIn(message.getId()),
  type: message.getMetadataMap().get('type') ?? '',
  contentType: message.getMetadataMap().get('content-type') ?? 'application/octet-stream',
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
})

/** Of .NET's ticks, the tenth of a microsecond, since 1970. */
const created = '17676900000000000'

export const readEvent = (kept: Kept, structuredIds: boolean): ReadResp => {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent()
  record.setId(uuidOf(kept.id, structuredIds))
  record.setStreamIdentifier(identifierOf(kept.stream))
  record.setStreamRevision(kept.revision.toString())
  record.setCommitPosition(kept.position.toString())
  record.setPreparePosition(kept.position.toString())
  record.getMetadataMap().set('type', kept.type)
  record.getMetadataMap().set('content-type', kept.contentType)
  record.getMetadataMap().set('created', created)
  record.setData(kept.data)
  record.setCustomMetadata(kept.metadata)
  const event = new streams.ReadResp.ReadEvent()
  event.setEvent(record)
  event.setCommitPosition(kept.position.toString())
  const response = new streams.ReadResp()
  response.setEvent(event)
  return response
}
