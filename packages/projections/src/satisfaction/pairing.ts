/** Which marks are one clock's: each start finds what comes after it, in the order in which it happened. */
import { millisecondsOf, type Stretch } from '@quittance/domain/values'

import type { PairingRule } from './commitment.ts'
import { groupBy } from './group-by.ts'
import type { Mark, MarkKind } from './mark.ts'

export interface Paired {
  readonly start: Mark
  readonly ready: Mark | undefined
  /** The first that came. */
  readonly asked: Mark | undefined
  readonly stop: Mark | undefined
  readonly void: Mark | undefined
}

export const paired = (told: ReadonlyArray<Mark>, rule: PairingRule): ReadonlyArray<Paired> => {
  const marks = told.toSorted(inTime)
  const ofAll = marks.filter(({ subject }) => subject === undefined)
  const bySubject = groupBy(marks, ({ subject }) => subject)
  return marks
    .filter(({ mark }) => mark === 'start')
    .map((start) => {
      const own = bySubject.get(start.subject) ?? []
      const first = (mark: MarkKind, after: Mark) => {
        const comes = (each: Mark) => each.mark === mark && follows(each, after, rule)
        return earlier(own.find(comes), ofAll.find(comes))
      }
      const ready = first('ready', start)
      const stopped = () =>
        standing(own, start, rule) ?? first('stop', rule.needsReady && ready ? ready : start)
      return {
        ...{ start, ready, asked: first('asked', start), void: first('void', start) },
        stop: rule.needsReady && !ready ? undefined : stopped(),
      }
    })
}

/** When the client had the factor wait: from, until; the last perhaps without an end. */
export const pausesIn = (told: ReadonlyArray<Mark>): ReadonlyArray<Stretch> => {
  const marks = told.filter(({ mark }) => mark === 'pause' || mark === 'resume').toSorted(inTime)
  return marks.flatMap(({ mark, at }, index): ReadonlyArray<Stretch> => {
    if (mark === 'resume' || marks[index - 1]?.mark === 'pause') return []
    const resumed = marks.slice(index).find((each) => each.mark === 'resume')
    return [[millisecondsOf(at), resumed ? millisecondsOf(resumed.at) : Number.POSITIVE_INFINITY]]
  })
}

/** What was done ahead is done. */
const standing = (
  own: ReadonlyArray<Mark>,
  start: Mark,
  { standing: stands = false }: PairingRule,
): Mark | undefined => {
  if (!stands || start.anew) return undefined
  const before = own.findLast((each) => each !== start && inTime(each, start) < 0)
  return before?.mark === 'stop' ? { ...before, at: start.at } : undefined
}

const follows = (mark: Mark, after: Mark, { chained = false }: PairingRule): boolean =>
  inTime(after, mark) < 0 && !(chained && after.at === mark.at)

const earlier = (one: Mark | undefined, other: Mark | undefined): Mark | undefined => {
  if (one === undefined || other === undefined) return one ?? other
  return inTime(one, other) < 0 ? one : other
}

/** At one instant a start comes first and a stop last, so that the order of telling changes nothing. */
const rank: Readonly<Record<MarkKind, number>> = {
  ...{
    opens: 0,
    start: 0,
    due: 1,
    ready: 2,
    asked: 3,
    resume: 4,
    pause: 5,
    void: 6,
    stop: 7,
    closes: 8,
  },
}

const inTime = (one: Mark, other: Mark): number =>
  millisecondsOf(one.at) - millisecondsOf(other.at) ||
  rank[one.mark] - rank[other.mark] ||
  (one.evidence.id < other.evidence.id ? -1 : 1)
