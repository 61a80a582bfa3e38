/** What people say and the ledger repeats: a reason, a source, a reference. */
import { branded, literal } from './branded.ts'

declare const of: unique symbol

/**
 * 1 to 200 characters on one line, neither beginning nor ending with a space, and no half of a
 * surrogate pair, which UTF-8 cannot store.
 */
export type Text = string & { readonly [of]: 'Text' }

const isText = (u: unknown): u is Text =>
  typeof u === 'string' &&
  u.length <= 200 &&
  u === u.trim() &&
  /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u.test(u)

export const Text = branded('Text', isText)

/** A text written in source code. */
export const text = (words: string): Text => literal(Text, words)
