/** Clocks of service, `Running ⇄ Paused → Stopped | Voided`: no event holds one, all are read from marks. */
import {
  type CommitmentId,
  type ContractId,
  countedIn,
  daysFrom,
  type HoursPromised,
  type Instant,
  instantOf,
  millisecondsOf,
  parisDay,
  type Reading,
  runUntil,
  type Stretch,
  type Team,
} from '@quittance/domain/values'

import type { Commitment } from './commitment.ts'
import { closedAt, type Evidence, type Mark } from './mark.ts'
import { type Paired, paired, pausesIn } from './pairing.ts'

export interface Clock {
  readonly commitment: CommitmentId
  readonly contractId: ContractId
  readonly subject: string
  readonly team: Team
  readonly startedAt: Instant
  readonly startedBy: Evidence
  /** In time up to and including it; undefined where none is promised, not known yet, or put off by the client. */
  readonly deadline: Instant | undefined
  readonly stoppedAt: Instant | undefined
  readonly stoppedBy: Evidence | undefined
  /** Until it was stopped, or until now: seconds as the promise counts them, or days. */
  readonly elapsed: number
  readonly outcome: Outcome
  /** It can still be stopped: nothing has ended it, in time or late. */
  readonly isOpen: boolean
  /** Why it does not count. */
  readonly voidedBy: Evidence | undefined
}

/** Every clock is one of them, and one only. */
export type Outcome = 'kept' | 'missed' | 'pending' | 'voided'

/** What the terms said when a clock started. */
export interface Agreed {
  readonly hours: HoursPromised | undefined
  /** What is ready is done: it is there, taken or not. */
  readonly readySuffices: boolean
}

export interface Marked {
  readonly commitment: Commitment
  readonly contractId: ContractId
  readonly marks: ReadonlyArray<Mark>
  readonly agreedAt: (startedAt: Instant) => Agreed
}

/** All clocks that had started by `at`, as they stood then; in the order of their starts. */
export const clocksAt = (marked: Marked, at: Instant): ReadonlyArray<Clock> => {
  const { commitment, marks, agreedAt } = marked
  const { made = () => [], rule = {}, inHours } = commitment
  const now = millisecondsOf(at)
  const all = [...startedBeforeClose(marks), ...made(marks, at)].filter(
    (mark) => millisecondsOf(mark.at) <= now,
  )
  const due = all.find(({ mark }) => mark === 'due')?.until
  const pauses = pausesIn(all)
  return paired(all, rule).map((pair) => {
    const { hours, readySuffices } = agreedAt(pair.start.at)
    const promised = inHours ? hours : undefined
    const deadline = promised
      ? deadlineWith(pauses, promised, pair.start.at)
      : (pair.start.until ?? due)
    const stop = readySuffices && rule.needsReady ? pair.ready : pair.stop
    return told({ ...pair, stop }, { ...marked, promised, deadline, pauses, at })
  })
}

/** A contract that is closed owes nothing anew. */
const startedBeforeClose = (marks: ReadonlyArray<Mark>): ReadonlyArray<Mark> => {
  const closed = closedAt(marks)
  if (closed === undefined) return marks
  const isBefore = ({ at }: Mark) => millisecondsOf(at) < millisecondsOf(closed)
  return marks.filter((each) => each.mark !== 'start' || isBefore(each))
}

interface Telling extends Marked {
  readonly promised: HoursPromised | undefined
  readonly deadline: Instant | undefined
  readonly pauses: ReadonlyArray<Stretch>
  readonly at: Instant
}

const told = (pair: Paired, telling: Telling): Clock => {
  const { commitment, contractId, deadline, at } = telling
  const { start } = pair
  const judged = judge(pair, telling)
  const stop = judged.outcome === 'missed' && isFollowed(pair, telling) ? undefined : pair.stop
  return {
    ...{ commitment: commitment.id, contractId, subject: start.subject ?? '' },
    ...{ team: start.team ?? commitment.team, startedAt: start.at, startedBy: start.evidence },
    ...{ deadline, stoppedAt: stop?.at, stoppedBy: stop?.evidence },
    elapsed: elapsed(telling, start.at, stop?.at ?? at),
    ...judged,
    isOpen: stop === undefined && pair.void === undefined,
  }
}

/** What ended it began another, and what came next stopped that one. */
const isFollowed = ({ stop, void: voided }: Paired, { commitment: { rule } }: Telling): boolean =>
  rule?.chained === true && !!stop && !!voided && isEarlier(voided, stop)

const isEarlier = (one: Mark, other: Mark): boolean =>
  millisecondsOf(one.at) < millisecondsOf(other.at)

/** In time is kept, whatever else; evidence of later than the deadline excuses nothing. Without one, the first of them counts. */
const judge = (
  { stop, void: voided, asked, ready }: Paired,
  { commitment, deadline, at }: Telling,
): Pick<Clock, 'outcome' | 'voidedBy'> => {
  const isInTime = (instant: Instant) =>
    deadline === undefined || millisecondsOf(instant) <= millisecondsOf(deadline)
  const is = (outcome: Outcome, voidedBy?: Evidence) => ({ outcome, voidedBy })
  const isVoidFirst = voided && (!stop || isEarlier(voided, stop))
  if (deadline === undefined && isVoidFirst) return is('voided', voided.evidence)
  if (stop && isInTime(stop.at)) return is('kept')
  const isAsking = commitment.rule?.needsAsked === true && ready !== undefined && isInTime(ready.at)
  const wasAsked = isAsking && asked !== undefined && isInTime(asked.at)
  // A draw that was declined does not excuse one that was granted.
  if (voided && isInTime(voided.at) && !wasAsked) return is('voided', voided.evidence)
  if (!stop && isInTime(at)) return is('pending')
  return isAsking && !wasAsked ? is('voided', ready.evidence) : is('missed')
}

/** The hours run only outside the pauses. None while the client has us wait. */
const deadlineWith = (
  pauses: ReadonlyArray<Stretch>,
  promised: HoursPromised,
  startedAt: Instant,
): Instant | undefined => {
  let left = promised.hours * 3_600_000
  for (const [from, until] of runningAfter(millisecondsOf(startedAt), pauses)) {
    const end = runUntil(promised, left, from)
    if (end <= until) return instantOf(end)
    left -= countedIn(promised, [from, until])
  }
  return undefined
}

const elapsed = (
  { commitment, promised, pauses }: Telling,
  startedAt: Instant,
  until: Instant,
): number => {
  if (commitment.unit === 'days') return daysFrom(parisDay(startedAt), parisDay(until))
  const reading: Reading = promised ?? { reading: 'elapsed', calendar: 'france' }
  const end = millisecondsOf(until)
  const counted = runningAfter(millisecondsOf(startedAt), pauses).map(([from, to]) =>
    countedIn(reading, [from, Math.min(to, end)]),
  )
  return Math.floor(counted.reduce((sum, each) => sum + each, 0) / 1000)
}

/** The stretches in which a clock runs that started then; the last has no end, unless it is paused. */
const runningAfter = (
  startedAt: number,
  pauses: ReadonlyArray<Stretch>,
): ReadonlyArray<Stretch> => {
  const stretches: Array<Stretch> = []
  let from = startedAt
  for (const [paused, resumed] of pauses) {
    if (resumed <= from) continue
    if (from < paused) stretches.push([from, paused])
    from = Math.max(from, resumed)
  }
  return from === Number.POSITIVE_INFINITY
    ? stretches
    : [...stretches, [from, Number.POSITIVE_INFINITY]]
}
