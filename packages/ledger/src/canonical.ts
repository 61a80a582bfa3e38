/** The one spelling that JSON data has (RFC 8785), and its hash. */
import { hash } from 'node:crypto'
import { invariant } from '@quittance/domain/values'
import type { Json } from '@quittance/event-store'
import canonicalize from 'canonicalize'

/**
 * Objects, lists and plain texts by ourselves, twice as fast, since every event that is written or verified
 * is spelt; whatever is difficult, by the library. They are the same by test.
 */
export const canonical = (json: Json): string => {
  if (typeof json === 'string') return spelt(json)
  if (typeof json !== 'object' || json === null) return byLibrary(json)
  if (isList(json)) return `[${json.map(canonical).join(',')}]`
  let members = ''
  for (const key of sorted(Object.keys(json))) {
    const value = json[key]
    if (value === undefined) continue
    members += `${members === '' ? '' : ','}${spelt(key)}:${canonical(value)}`
  }
  return `{${members}}`
}

/** Most texts are plain, and spelt as they are. */
const spelt = (text: string): string => {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`
  return /[\ud800-\udfff]/.test(text) ? byLibrary(text) : JSON.stringify(text)
}

/** By code unit; most have a few keys, and many are in order already. */
const sorted = (keys: Array<string>): ReadonlyArray<string> => {
  for (let at = 1; at < keys.length; at++) {
    if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.sort()
  }
  return keys
}

const byLibrary = (json: Json): string => {
  const text = canonicalize(json)
  invariant(text !== undefined, 'only data has a canonical spelling')
  return text
}

const isList = (json: object): json is ReadonlyArray<Json> => Array.isArray(json)

/** Of the canonical spelling, in hexadecimal. */
export const sha256 = (json: Json): string => hash('sha256', canonical(json), 'hex')
