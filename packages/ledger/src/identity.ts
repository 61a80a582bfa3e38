/** Names that follow from what they name, so that what is written again is known again. */
import { hash as digest } from 'node:crypto'
import { derived, namespace } from '@quittance/domain/values'

/**
 * Of a command and of what it wrote: the same bytes again are the same event, and other bytes never
 * are, so that no store takes them for it.
 */
export const eventId = (commandId: string, hash: string): string => {
  const text = Buffer.from(JSON.stringify([commandId, hash]))
  const bytes = digest('sha1', Buffer.concat([namespaceBytes, text]), 'buffer').subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** `derived` by the runtime's own SHA-1, since every event is named: the same by test. */
const namespaceBytes = Buffer.from(namespace.replaceAll('-', ''), 'hex')

/** Of a command whose caller gave it no name: its canonical JSON is its name. */
export const commandIdOf = (canonicalJson: string): string => derived(canonicalJson)

/**
 * Of a reaction: what caused it, which policy, to which stream; `key` tells apart two commands of
 * one policy to one stream. Two processes that react to the same event give the same name.
 */
export const reactionId = (causeId: string, policy: string, stream: string, key: string): string =>
  derived(causeId, policy, stream, key)
