/** The one spelling that JSON data has (RFC 8785), and its hash. */
import { createHash } from 'node:crypto'
import { invariant } from '@quittance/domain/values'
import type { Json } from '@quittance/event-store'
import canonicalize from 'canonicalize'

export const canonical = (json: Json): string => {
  const text = canonicalize(json)
  invariant(text !== undefined, 'only data has a canonical spelling')
  return text
}

/** Of the canonical spelling, in hexadecimal. */
export const sha256 = (json: Json): string =>
  createHash('sha256').update(canonical(json)).digest('hex')
