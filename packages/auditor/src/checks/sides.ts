/** Amounts that are told twice, each side by itself: what one says must be what the other says, at the end of the log. */
import type { Money } from '@quittance/domain/values'
import type { Recorded } from '@quittance/event-store'

import type { Findings, Found, Place } from '../check.ts'

export interface Told {
  readonly one: Money
  readonly other: Money
}

interface Amounts {
  readonly currency: Money['currency']
  one: bigint
  other: bigint
  /** Since when they differ. */
  since: Place | undefined
}

/** `isKept` says whether both stay in mind once they agree; what has come to nothing does not. */
export const sides = (isKept: boolean, differ: (key: string, told: Told) => Found) => {
  const all = new Map<string, Amounts>()
  return {
    /** What that event adds to one side or the other. */
    add: (key: string, side: 'one' | 'other', { minor, currency }: Money, at: Recorded) => {
      if (minor === 0n) return
      const of = all.get(key) ?? { currency, one: 0n, other: 0n, since: undefined }
      of[side] += minor
      if (of.one !== of.other) {
        of.since ??= { stream: at.stream, revision: String(at.revision) }
        all.set(key, of)
        return
      }
      of.since = undefined
      if (isKept && of.one !== 0n) all.set(key, of)
      else all.delete(key)
    },

    differing: (): Findings =>
      [...all].flatMap(([key, { currency, one, other, since }]) => {
        if (since === undefined) return []
        const told = { one: { minor: one, currency }, other: { minor: other, currency } }
        return [{ ...since, ...differ(key, told) }]
      }),
  }
}

export type Sides = ReturnType<typeof sides>
