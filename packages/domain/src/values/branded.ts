/** Texts of one kind, which the compiler tells from any other text. */
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import { invariant } from './invariant.ts'

/** Read as it is written, if `is` says that it is one. */
export const branded = <A extends string>(
  name: string,
  is: (u: unknown) => u is A,
): t.Type<A, string> =>
  new t.Type(name, is, (u, context) => (is(u) ? t.success(u) : t.failure(u, context)), String)

/** A value written in source code: a text that is none is a programmer's mistake. */
export const literal = <A>(codec: t.Type<A, string>, text: string): A => {
  const decoded = codec.decode(text)
  invariant(E.isRight(decoded), `"${text}" is no ${codec.name}`)
  return decoded.right
}
