/** Names that follow from what they name, so that what is written again is known again. */
import { hash as digest } from 'node:crypto'
import { derived, namespace } from '@quittance/domain/values'

/**
 * Of a command and of what it wrote: the same bytes again are the same event, and other bytes never
 * are, so that no store takes them for it.
 */
export const eventId = (commandId: string, hash: string): string => {
  const text = JSON.stringify([commandId, hash])
  const bytes = named(Buffer.byteLength(text))
  bytes.write(text, namespaceBytes.length)
  const digits = digest('sha1', bytes, 'hex')
  const variant = '89ab'[Number.parseInt(digits.charAt(16), 16) % 4]
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-5${digits.slice(13, 16)}-${variant}${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

/** `derived` by the runtime's own SHA-1, since every event is named: the same by test. */
const namespaceBytes = Buffer.from(namespace.replaceAll('-', ''), 'hex')

/** The namespace, and room for what is named in it: most names are of one length, and written over one another. */
const named = (length: number): Buffer => {
  if (length !== room) {
    room = length
    bytes = Buffer.concat([namespaceBytes], namespaceBytes.length + length)
  }
  return bytes
}

let room = 0
let bytes = namespaceBytes

/** Of a command whose caller gave it no name: its canonical JSON is its name. */
export const commandIdOf = (canonicalJson: string): string => derived(canonicalJson)

/**
 * Of a reaction: what caused it, which policy, to which stream; `key` tells apart two commands of
 * one policy to one stream. Two processes that react to the same event give the same name.
 */
export const reactionId = (causeId: string, policy: string, stream: string, key: string): string =>
  derived(causeId, policy, stream, key)
