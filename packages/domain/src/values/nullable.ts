/** Something, or the explicit lack of it: a field that may hold nothing is never left out. */
import * as t from 'io-ts'

export const nullable = <A, O>(codec: t.Type<A, O>) =>
  t.union([codec, t.null], `${codec.name} or null`)
