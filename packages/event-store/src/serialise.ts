/**
 * The way of an append to text, the same for every adapter. All that can be wrong with what is to
 * be written is found here, before anything is sent: some drivers never answer a malformed event.
 */
import { either as E } from 'fp-ts'

import type { Corrupt, TooLarge } from './append-error.ts'
import type { Expected } from './event-store.ts'
import { firstReason, isPlainJson, notPlainJson } from './plain-json.ts'
import type { Stored } from './recorded.ts'
import type { Row } from './row.ts'
import { isText } from './text.ts'

export type Serialised = Pick<Row, 'id' | 'type' | 'data' | 'metadata'>

/** What one append may hold unless an adapter is told otherwise, in bytes. */
export const defaultMaxAppendBytes = 16_777_216

export const greatestRevision = 2n ** 64n - 1n

/**
 * Refuses as `Corrupt` what is no event or no place, as `TooLarge` more than `maxAppendBytes` of
 * type, data and metadata in all.
 */
export const serialise = (
  stream: string,
  expected: Expected,
  events: ReadonlyArray<Stored>,
  maxAppendBytes: number,
): E.Either<Corrupt | TooLarge, ReadonlyArray<Serialised>> => {
  const corrupt = (reason: string) => E.left({ type: 'Corrupt', stream, reason } as const)
  try {
    const reason =
      misnamed(stream, 'The stream') ?? notExpectable(expected) ?? firstReason(events, notAnEvent)
    if (reason !== undefined) return corrupt(reason)
    const written = events.map(asText)
    return written.reduce((sum, event) => sum + bytesOf(event), 0) > maxAppendBytes
      ? E.left({ type: 'TooLarge', stream, limit: maxAppendBytes })
      : E.right(written)
  } catch (error) {
    // A getter or a proxy that throws is foreign code: whatever it throws, it is no event.
    return corrupt(`It cannot be written as JSON: ${String(error)}`)
  }
}

const misnamed = (name: string, what: string): string | undefined => {
  if (typeof name !== 'string' || name === '') return `${what} has no name`
  if (name.startsWith('$')) return `${what} has a name that starts with $, which is the store's`
  return isText(name) ? undefined : `${what} has a name that is no text`
}

const notExpectable = (expected: Expected): string | undefined => {
  if (expected === 'none' || expected === 'exists' || expected === 'any') return undefined
  return typeof expected === 'bigint' && expected >= 0n && expected <= greatestRevision
    ? undefined
    : `${String(expected)} is no revision: it must be from 0 to 2^64 - 1`
}

const notAnEvent = ({ id, type, data, metadata }: Stored, index: number): string | undefined => {
  const what = `Event ${index}`
  if (!isUuid(id)) return `${what} has an id that is no UUID in lower case: ${String(id)}`
  return (
    misnamed(type, what) ??
    notAnObject(data, `${what}: data`) ??
    notAnObject(metadata, `${what}: metadata`) ??
    firstReason(Object.keys(metadata), (key) =>
      typeof metadata[key] === 'string' ? undefined : `${what}: metadata.${key} is no text`,
    )
  )
}

const notAnObject = (value: unknown, path: string): string | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `${path} is no object`
  // The reason is looked for only where there is one.
  return isPlainJson(value) ? undefined : notPlainJson(value, path)
}

/** One spelling an id, so that a store may compare ids as text. */
const isUuid = (id: unknown): boolean =>
  typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)

const asText = ({ id, type, data, metadata }: Stored): Serialised => ({
  id,
  type,
  data: ascii(data),
  metadata: ascii(metadata),
})

/** One foreign character would make a whole page of text twice as large in memory. */
const ascii = (value: object): string =>
  JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const bytesOf = ({ type, data, metadata }: Serialised): number =>
  Buffer.byteLength(type) + data.length + metadata.length // the latter two are ASCII
