/** What clocks add up to: counts, the share kept in time, and delays by nearest rank (rules 3.4). */
import type { CommitmentId } from '@quittance/domain/values'

import type { Clock, Outcome } from './clock.ts'
import { commitments } from './commitments.ts'
import { groupBy } from './group-by.ts'
import type { Evidence } from './mark.ts'
import { percentOf } from './percent.ts'

export interface Scorecard extends Counts {
  readonly commitment: CommitmentId
  readonly promise: string
  /** What its delays are told in. */
  readonly unit: Delays['unit']
  /** Of the clocks that were stopped and count; undefined where there is none. */
  readonly delays: Delays | undefined
  readonly exclusions: ReadonlyArray<Exclusion>
}

/** `started` = kept + missed + pending + voided. What is only measured counts as kept once it is stopped, and in no rate. */
export interface Counts {
  readonly started: number
  readonly kept: number
  readonly missed: number
  /** Of those missed, what may still be done. */
  readonly missedOpen: number
  readonly pending: number
  readonly voided: number
  /** Kept of kept and missed, of what had a deadline; undefined where nothing had, or nothing is decided. */
  readonly ratePercent: string | undefined
}

export interface Delays {
  readonly unit: 'seconds' | 'days'
  readonly p50: number
  readonly p90: number
  readonly p95: number
  readonly worst: number
}

/** Why clocks do not count: the kind of event that shows it, and each of them. */
export interface Exclusion {
  readonly event: Evidence['event']
  readonly count: number
  readonly evidence: ReadonlyArray<string>
}

/** One for each commitment, also where no clock was started. */
export const scorecards = (clocks: ReadonlyArray<Clock>): ReadonlyArray<Scorecard> =>
  commitments.map(({ id, promise, unit }) => {
    const own = clocks.filter(({ commitment }) => commitment === id)
    return {
      ...{ commitment: id, promise, unit },
      ...counted(own),
      ...{ delays: delaysOf(own, unit), exclusions: exclusionsOf(own) },
    }
  })

export const counted = (clocks: ReadonlyArray<Clock>): Counts => {
  const of = (outcome: Outcome) => clocks.filter((clock) => clock.outcome === outcome)
  const [kept, missed] = [of('kept'), of('missed')]
  const inTime = kept.filter(({ deadline }) => deadline !== undefined).length
  return {
    ...{ started: clocks.length, kept: kept.length, missed: missed.length },
    missedOpen: missed.filter(({ isOpen }) => isOpen).length,
    ...{ pending: of('pending').length, voided: of('voided').length },
    ratePercent: percentOf(inTime, inTime + missed.length),
  }
}

const delaysOf = (clocks: ReadonlyArray<Clock>, unit: Delays['unit']): Delays | undefined => {
  const sorted = clocks
    .filter(({ stoppedAt, outcome }) => stoppedAt !== undefined && outcome !== 'voided')
    .map(({ elapsed }) => elapsed)
    .toSorted((one, other) => one - other)
  const worst = sorted.at(-1)
  if (worst === undefined) return undefined
  /** Nearest rank: the first that so many in a hundred do not exceed. */
  const rank = (percent: number) => sorted[Math.ceil((percent * sorted.length) / 100) - 1] ?? worst
  return { unit, p50: rank(50), p90: rank(90), p95: rank(95), worst }
}

const exclusionsOf = (clocks: ReadonlyArray<Clock>): ReadonlyArray<Exclusion> => {
  const voided = clocks.flatMap(({ voidedBy }) => voidedBy ?? [])
  return [...groupBy(voided, ({ event }) => event)].map(([event, shown]) => ({
    ...{ event, count: shown.length, evidence: shown.map(({ id }) => id) },
  }))
}
