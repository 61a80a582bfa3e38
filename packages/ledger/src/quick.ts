/**
 * Reading at the speed of a replay: what the codecs of events allow, without the paths that io-ts keeps for
 * its messages. It may give up where a codec would not; it never reads what a codec refuses.
 */
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

/** It cannot be read so: the codec itself says what it is, or why it is none. */
export const unread = Symbol('unread')

type Quick = (u: unknown) => unknown

/** A record that the caller has made himself, so that its fields may be written over. */
export const quickOver = (codec: t.Mixed): Quick => {
  if (codec instanceof t.ReadonlyType) return quickOver(codec.type)
  return codec instanceof t.ExactType ? record(codec, (own) => own) : quick(codec)
}

/** As the codec decodes it; of a codec of a kind that is not known here, by the codec. */
export const quick = (codec: t.Mixed): Quick => {
  if (codec instanceof t.ReadonlyType) return quick(codec.type)
  if (codec instanceof t.ExactType) return record(codec, (of) => ({ ...of }))
  if (codec instanceof t.ArrayType || codec instanceof t.ReadonlyArrayType) return list(codec.type)
  if (codec instanceof t.UnionType) return oneOf(codec.types)
  if (codec instanceof t.LiteralType) return (u) => (u === codec.value ? u : unread)
  if (codec instanceof t.NullType) return (u) => (u === null ? u : unread)
  if (codec instanceof t.KeyofType) return (u) => (codec.is(u) ? u : unread)
  return byItself(codec)
}

const nowhere: t.Context = []

const byItself =
  (codec: t.Mixed): Quick =>
  (u) => {
    const read = codec.validate(u, nowhere)
    return E.isRight(read) ? read.right : unread
  }

/** The fields in the order in which they stand; one that is unknown, or missing, is for the codec to judge. */
const record = (
  codec: t.ExactType<t.Mixed>,
  copy: (of: Record<string, unknown>) => Record<string, unknown>,
): Quick => {
  const { type } = codec
  const isPartial = type instanceof t.PartialType
  if (!isPartial && !(type instanceof t.InterfaceType)) return byItself(codec)
  const fields = new Map(
    Object.entries(type.props as t.Props).map(([name, of]) => [name, quick(of)]),
  )
  return (u) => {
    if (typeof u !== 'object' || u === null || Array.isArray(u)) return unread
    const stored = u as Record<string, unknown>
    const names = Object.keys(stored)
    if (!isPartial && names.length !== fields.size) return unread
    // Most fields are read as they stand: a copy is made for those that are not.
    let read = stored
    for (const name of names) {
      const [field, before] = [fields.get(name), stored[name]]
      const after = field === undefined ? unread : field(before)
      if (after === unread) return unread
      if (after === before) continue
      if (read === stored) read = copy(stored)
      read[name] = after
    }
    return read
  }
}

const list = (codec: t.Mixed): Quick => {
  const element = quick(codec)
  return (u) => {
    if (!Array.isArray(u)) return unread
    const read: Array<unknown> = []
    for (const each of u) {
      const value = element(each)
      if (value === unread) return unread
      read.push(value)
    }
    return read
  }
}

/** The first that can, as a union does. */
const oneOf = (codecs: ReadonlyArray<t.Mixed>): Quick => {
  const alternatives = codecs.map(quick)
  return (u) => {
    for (const alternative of alternatives) {
      const read = alternative(u)
      if (read !== unread) return read
    }
    return unread
  }
}
