/** An event as the checks see it: what several of them ask is found out once, and only if one does. */
import type { Contract } from '@quittance/domain/events'
import { type Movement, movementsOf } from '@quittance/domain/figures'
import type { Decoded, Recorded } from '@quittance/event-store'
import { type AnyEvent, decode } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import type { Examined } from './check.ts'

/** One at a time: the next is seen through the same eyes. */
export const examination = () => {
  let recorded: Recorded
  let isAgain = false
  let told: E.Either<string, Decoded<AnyEvent>> | undefined
  let movements: ReadonlyArray<Movement> | undefined
  const examined: Examined = {
    get recorded() {
      return recorded
    },
    get told() {
      told ??= decode(recorded)
      return told
    },
    get movements() {
      movements ??= movementsIn(recorded.stream, examined.told)
      return movements
    },
    get isAgain() {
      return isAgain
    },
  }
  return (next: Recorded, again = false): Examined => {
    recorded = next
    isAgain = again
    told = undefined
    movements = undefined
    return examined
  }
}

const movementsIn = (stream: string, told: Examined['told']): ReadonlyArray<Movement> => {
  if (E.isLeft(told) || !stream.startsWith('contract-')) return []
  try {
    return movementsOf(told.right.event as Contract.Event)
  } catch {
    return [] // An event that cannot have happened is a finding of `replayable`.
  }
}
