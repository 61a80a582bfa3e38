/** An event that was put aside: where it is, why, and how often it has been tried. */
import { invariant } from '@quittance/domain/values'
import type { KeptRow, Position, Recorded } from '@quittance/event-store'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import { canonical } from '../canonical.ts'
import { explain } from '../explain.ts'

export interface Parked {
  readonly position: Position
  readonly stream: string
  readonly revision: bigint
  readonly type: string
  readonly reason: string
  /** How often it has been told in vain, from 1. */
  readonly attempts: number
}

const Text = t.strict({
  stream: t.string,
  revision: t.string,
  type: t.string,
  reason: t.string,
  attempts: t.number,
})

export const parkedText = (
  { stream, revision, type }: Recorded,
  reason: string,
  attempts: number,
): string => canonical({ stream, revision: String(revision), type, reason, attempts })

export const parkedIn = ([position, text]: KeptRow): Parked => {
  const parked = Text.decode(JSON.parse(text))
  if (E.isLeft(parked))
    invariant(false, `what is parked at ${position} cannot be read: ${explain(parked.left)}`)
  return { ...parked.right, position, revision: BigInt(parked.right.revision) }
}
