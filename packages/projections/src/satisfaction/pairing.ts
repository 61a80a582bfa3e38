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
  const placed = inTime(told)
  const byMeaning = groupBy(placed, ({ mark, subject }) => meaning(mark, subject))
  const bySubject = groupBy(placed, ({ subject }) => subject)
  const asked = new Map(
    placed
      .toReversed()
      .flatMap(({ mark, draw, place }) => (mark === 'asked' ? [[draw, place]] : [])),
  )
  return placed
    .filter(({ mark }) => mark === 'start')
    .map((start) => {
      const first = (mark: MarkKind, after: Placed) => {
        /** A draw granted before is for what was sold before. */
        const isForIt = ({ draw }: Placed) => (asked.get(draw) ?? start.place) >= start.place
        const next = (subject: string | undefined) =>
          firstAfter(byMeaning.get(meaning(mark, subject)) ?? [], after, rule, isForIt)
        return earlier(next(start.subject), next(undefined))
      }
      const ready = first('ready', start)
      const stopped = () =>
        standing(bySubject.get(start.subject) ?? [], start, rule) ?? first('stop', ready ?? start)
      return {
        ...{ start, ready, asked: first('asked', start), void: first('void', start) },
        stop: rule.needsReady && !ready ? undefined : stopped(),
      }
    })
}

/** When the client had the factor wait: from, until; the last perhaps without an end. */
export const pausesIn = (told: ReadonlyArray<Mark>): ReadonlyArray<Stretch> => {
  const marks = inTime(told.filter(({ mark }) => mark === 'pause' || mark === 'resume'))
  return marks.flatMap(({ mark, millisecond }, index): ReadonlyArray<Stretch> => {
    if (mark === 'resume' || marks[index - 1]?.mark === 'pause') return []
    const resumed = marks.slice(index).find((each) => each.mark === 'resume')
    return [[millisecond, resumed?.millisecond ?? Number.POSITIVE_INFINITY]]
  })
}

/** A mark, and its place among all of them as they happened. */
interface Placed extends Mark {
  readonly millisecond: number
  readonly place: number
}

/** At one instant a start comes first and a stop last, so that the order of telling changes nothing. */
const rank: Readonly<Record<MarkKind, number>> = {
  ...{ opens: 0, start: 0, due: 1, ready: 2, asked: 3, resume: 4, pause: 5, void: 6 },
  ...{ stop: 7, closes: 8 },
}

const inTime = (told: ReadonlyArray<Mark>): ReadonlyArray<Placed> =>
  told
    .map((mark) => ({ ...mark, millisecond: millisecondsOf(mark.at) }))
    .sort(
      (one, other) =>
        one.millisecond - other.millisecond ||
        toldAt(one) - toldAt(other) ||
        rank[one.mark] - rank[other.mark] ||
        (one.evidence.place < other.evidence.place ? -1 : 1),
    )
    .map((mark, place) => ({ ...mark, place }))

const toldAt = ({ toldAt: instant }: Mark): number =>
  instant === undefined ? Number.MIN_SAFE_INTEGER : millisecondsOf(instant)

const meaning = (mark: MarkKind, subject: string | undefined): string =>
  subject === undefined ? mark : `${mark} ${subject}`

/** By halves, since there may be thousands. */
const firstAfter = (
  marks: ReadonlyArray<Placed>,
  { place, millisecond }: Placed,
  { chained = false }: PairingRule,
  counts: (mark: Placed) => boolean,
): Placed | undefined => {
  const isAfter = (mark: Placed) => (chained ? millisecond < mark.millisecond : place < mark.place)
  let [from, to] = [0, marks.length]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    const mark = marks[middle]
    if (mark && isAfter(mark)) to = middle
    else from = middle + 1
  }
  while (from < marks.length) {
    const mark = marks[from]
    if (mark && counts(mark)) return mark
    from += 1
  }
  return undefined
}

/** What was done ahead is done. */
const standing = (
  own: ReadonlyArray<Placed>,
  start: Placed,
  { standing: stands = false }: PairingRule,
): Placed | undefined => {
  if (!stands || start.anew) return undefined
  const before = own.findLast(({ place }) => place < start.place)
  return before?.mark === 'stop' ? { ...before, at: start.at } : undefined
}

const earlier = (one: Placed | undefined, other: Placed | undefined): Placed | undefined => {
  if (one === undefined || other === undefined) return one ?? other
  return one.place < other.place ? one : other
}
