/**
 * A state as JSON, and back, for whoever keeps it so as not to fold it again. This is no stored format:
 * what another version of the fold has written is thrown away, and the state folded from its events.
 */
import { Decimal } from 'decimal.js'
import { either as E } from 'fp-ts'
import { List, OrderedMap, Map as PersistentMap, Set as PersistentSet } from 'immutable'

import { invariant } from './values/invariant.ts'
import { asWritten } from './values/rate.ts'

export type StateAsJson =
  | null
  | boolean
  | number
  | string
  | ReadonlyArray<StateAsJson>
  | { readonly [field: string]: StateAsJson }

/** What is neither plain data nor of the few kinds of value that states are made of stops the program. */
export const stateAsJson = (value: unknown): StateAsJson => {
  if (value === undefined) return { $undefined: null }
  if (value === null) return null
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'bigint':
      return { $bigint: String(value) }
    case 'number':
      invariant(
        Number.isFinite(value) && !Object.is(value, -0),
        `a state holds the number ${value}`,
      )
      return value
    default:
  }
  if (Array.isArray(value)) return value.map(stateAsJson)
  if (Decimal.isDecimal(value)) return { $decimal: value.toString() }
  if (List.isList(value)) return { $list: value.toArray().map(stateAsJson) }
  if (OrderedMap.isOrderedMap(value)) return { $orderedMap: entriesOf(value) }
  // Their order is nobody's: no decision may rest on it.
  if (PersistentMap.isMap(value)) return { $map: entriesOf(value).sort(byName) }
  if (PersistentSet.isSet(value)) return { $set: value.toArray().map(named).sort() }
  invariant(isPlain(value), `a state holds a ${nameOf(Object(value))}`)
  const fields = Object.entries(value)
  for (const [field] of fields) invariant(!field.startsWith('$'), `a state has the field ${field}`)
  return Object.fromEntries(fields.map(([field, of]) => [field, stateAsJson(of)]))
}

/** The state, or why it is none. */
export const stateFromJson = (json: unknown): E.Either<string, unknown> =>
  E.tryCatch(() => read(json), String)

const read = (json: unknown): unknown => {
  if (typeof json !== 'object' || json === null) return json
  if (Array.isArray(json)) return json.map(read)
  const fields = Object.entries(json)
  const [first] = fields
  if (first?.[0].startsWith('$')) return made(...first)
  return Object.fromEntries(fields.map(([field, of]) => [field, read(of)]))
}

const made = (kind: string, of: unknown): unknown => {
  switch (kind) {
    case '$bigint':
      return BigInt(String(of))
    case '$undefined':
      return undefined
    case '$decimal':
      return asWritten(String(of))
    case '$list':
      return List(listed(of))
    case '$orderedMap':
      return OrderedMap(listed(of) as ReadonlyArray<[string, unknown]>)
    case '$map':
      return PersistentMap(listed(of) as ReadonlyArray<[string, unknown]>)
    case '$set':
      return PersistentSet(listed(of))
    default:
      return invariant(false, `a state holds no ${kind}`)
  }
}

const listed = (of: unknown): ReadonlyArray<unknown> => {
  invariant(Array.isArray(of), 'a list is no list')
  return of.map(read)
}

type Entry = readonly [name: string, of: StateAsJson]

const entriesOf = (map: PersistentMap<unknown, unknown>): Array<Entry> =>
  [...map].map(([key, of]) => [named(key), stateAsJson(of)] as const)

const named = (key: unknown): string => {
  invariant(typeof key === 'string', 'a state names its entries by text')
  return key
}

const byName = ([one]: Entry, [other]: Entry): number => (one < other ? -1 : 1)

const isPlain = (value: unknown): value is object =>
  Object.getPrototypeOf(value) === Object.prototype

const nameOf = (value: object): string => value.constructor.name
