/** Positions of a store that counts its events: nineteen digits, so that text sorts as numbers do. */
import type { Position } from './recorded.ts'

const digits = 19 // as many as the greatest signed 64-bit integer has

export const positionOf = (count: bigint): Position => count.toString().padStart(digits, '0')

/** What `positionOf` was given; `undefined` for a text that it never gives. */
export const countOf = (position: Position): bigint | undefined =>
  /^\d{19}$/.test(position) ? BigInt(position) : undefined
