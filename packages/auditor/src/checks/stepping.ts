/** A fold that ends where its stream cannot be folded: that is a finding of `replayable`, and nobody else's. */
import type { Decoded } from '@quittance/event-store'
import type { AnyEvent } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import type { Examine, Examined, Found } from '../check.ts'

/** Of events of the room whose streams it is given. */
export const stepping = <Event extends AnyEvent>(
  step: (told: Decoded<Event>, examined: Examined) => Found | undefined,
): Examine => {
  let hasEnded = false
  return (examined) => {
    const { told } = examined
    if (hasEnded || E.isLeft(told)) return undefined
    try {
      return step(told.right as Decoded<Event>, examined)
    } catch {
      hasEnded = true // what follows has nothing to rest on
      return undefined
    }
  }
}
