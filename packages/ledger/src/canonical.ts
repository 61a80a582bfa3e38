/** The one spelling that JSON data has (RFC 8785), and its hash. */
import { hash } from 'node:crypto'
import { invariant } from '@quittance/domain/values'
import type { Json } from '@quittance/event-store'
import canonicalize from 'canonicalize'

/**
 * Objects, lists and plain texts by ourselves, three times as fast, since every event that is written
 * or verified is spelt; whatever is difficult, by the library. They are the same by test.
 */
export const canonical = (json: Json): string => {
  if (typeof json === 'string') return spelt(json)
  if (typeof json !== 'object' || json === null) return byLibrary(json)
  return isList(json) ? spelledList(json) : all(json)
}

/** Spells an object without the members that are not meant. */
export const spelling = (isMeant: (key: string) => boolean) => {
  const orderOf = shapes(isMeant)
  const spell = (json: { readonly [key: string]: Json | undefined }): string => {
    let members = ''
    for (const { key, before } of orderOf(json)) {
      const value = json[key]
      // What is not there is not said.
      if (value === undefined) return spell(withoutUndefined(json))
      members += before + canonical(value)
    }
    return members === '' ? '{}' : `${members}}`
  }
  return spell
}

const withoutUndefined = (json: object) =>
  Object.fromEntries(Object.entries(json).filter(([, value]) => value !== undefined))

const all = spelling(() => true)

const spelledList = (list: ReadonlyArray<Json>): string => {
  let elements = ''
  for (let at = 0; at < list.length; at++) {
    elements += `${at === 0 ? '' : ','}${canonical(list[at] ?? null)}`
  }
  return `[${elements}]`
}

/** Most texts are plain, and spelt as they are. */
const spelt = (text: string): string => {
  if (/^[ !#-[\]-~]*$/.test(text)) return `"${text}"`
  return /[\ud800-\udfff]/.test(text) ? byLibrary(text) : JSON.stringify(text)
}

interface Member {
  readonly key: string
  /** All that is spelt before its value. */
  readonly before: string
}

/** The keys of an object so far, in the order in which it has them. */
interface Shape {
  readonly next: Map<string, Shape>
  order: ReadonlyArray<Member> | undefined
}

/** Data that a program writes has few shapes; of more than these each object is sorted anew. */
const shapesMax = 10_000

/** The members of an object by code unit, as RFC 8785 has them: sorted once for all that have its shape. */
function shapes(isMeant: (key: string) => boolean) {
  const none: Shape = { next: new Map(), order: undefined }
  let known = 0
  const sorted = (keys: ReadonlyArray<string>): ReadonlyArray<Member> =>
    keys
      .filter(isMeant)
      .sort()
      .map((key, at) => ({ key, before: `${at === 0 ? '{' : ','}${spelt(key)}:` }))
  return (json: object): ReadonlyArray<Member> => {
    const keys = Object.keys(json)
    let shape = none
    for (const key of keys) {
      let longer = shape.next.get(key)
      if (longer === undefined) {
        if (known >= shapesMax) return sorted(keys)
        known += 1
        longer = { next: new Map(), order: undefined }
        shape.next.set(key, longer)
      }
      shape = longer
    }
    shape.order ??= sorted(keys)
    return shape.order
  }
}

const byLibrary = (json: Json): string => {
  const text = canonicalize(json)
  invariant(text !== undefined, 'only data has a canonical spelling')
  return text
}

const isList = (json: object): json is ReadonlyArray<Json> => Array.isArray(json)

/** Of a spelling, in hexadecimal. */
export const sha256Of = (spelling: string): string => hash('sha256', spelling, 'hex')

/** Of the canonical spelling, in hexadecimal. */
export const sha256 = (json: Json): string => sha256Of(canonical(json))
