/** Something, or the explicit lack of it: a field that may hold nothing is never left out. */
import * as t from 'io-ts'

export const nullable = <A, O>(codec: t.Type<A, O>) =>
  t.union([codec, t.null], `${codec.name} or null`)

/** The same, of a field of a command that may be left out too: then it is null. */
export const optional = <A, O>(codec: t.Type<A, O>) => {
  const either = nullable(codec)
  return new t.Type<A | null, O | null>(
    either.name,
    either.is,
    (u, context) => either.validate(u ?? null, context),
    either.encode,
  )
}
