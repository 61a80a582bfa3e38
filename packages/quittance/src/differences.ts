/** What changed between two moments of knowledge, stream by stream, and by which events. */
import {
  type Day,
  Instant,
  invariant,
  isZero,
  Money,
  millisecondsOf,
  minus,
} from '@quittance/domain/values'
import type { Decoded, EventStore, Pages } from '@quittance/event-store'
import { type AnyEvent, tell } from '@quittance/ledger'
import { bookedOn } from '@quittance/projections'

import { type Figure, type Figures, textOf } from './rooms/figures.ts'
import { roomOfStream, rooms } from './rooms/rooms.ts'

/** Of a stream that was told anything in between. */
export interface Changed {
  readonly stream: string
  /** As known at the first; nothing where it had not begun. */
  readonly before: Figures | undefined
  readonly after: Figures
  /** Recorded after the first and by the second, in the order of the stream. */
  readonly events: ReadonlyArray<Change>
}

export interface Change {
  readonly revision: bigint
  readonly type: AnyEvent['type']
  readonly bookedOn: Day
  readonly recordedAt: Instant
  /** Of an amount by how much, of a word what it became; what stays is left out. */
  readonly by: Figures
}

type Moments = readonly [first: Instant, last: Instant]

/** Room by room, by the names of the streams; of those that name a contract, if one is named. */
export const changesBetween = async (
  store: Pick<EventStore, 'read' | 'readAll'>,
  moments: Moments,
  contract?: string,
): Promise<ReadonlyArray<Changed>> => {
  const streams = new Set<string>()
  for await (const page of store.readAll()) {
    for (const { stream, metadata } of page) {
      if (isBetween(moments, metadata)) streams.add(stream)
    }
  }
  const changed: Array<Changed> = []
  for (const { category } of rooms) {
    for (const stream of [...streams].filter((each) => each.startsWith(`${category}-`)).sort()) {
      const of = await changedOf(store, stream, moments, contract)
      if (of) changed.push(of)
    }
  }
  return changed
}

const changedOf = async (
  { read }: Pick<EventStore, 'read'>,
  stream: string,
  moments: Moments,
  contract: string | undefined,
): Promise<Changed | undefined> => {
  const following = roomOfStream(stream)?.begin()
  invariant(following !== undefined, `no room has ${stream}`)
  let [before, after]: [Figures | undefined, Figures] = [undefined, {}]
  let isOfContract = contract === undefined
  const events: Array<Change> = []
  for await (const told of knownAt(moments[1], read(stream))) {
    const { event, revision, metadata } = told
    const isNew = isBetween(moments, metadata)
    if (isNew && events.length === 0 && revision > 0n) before = after = following.figures()
    following.tell(told as Decoded<never>)
    isOfContract ||= 'contractId' in event && event.contractId === contract
    if (!isNew) continue
    const now = following.figures()
    const at = { revision, type: event.type, bookedOn: bookedOn(told) }
    events.push({ ...at, recordedAt: recordedAt(metadata), by: changedFrom(after, now) })
    after = now
  }
  return isOfContract ? { stream, before, after, events } : undefined
}

/** A stream is recorded in its order, so it is read that far and no further. */
async function* knownAt(moment: Instant, pages: Pages) {
  for await (const page of pages) {
    for (const recorded of page) {
      if (isAfter(moment, recorded.metadata)) return
      yield tell(recorded)
    }
  }
}

/** What is another than before; an amount that was none was zero. */
export const changedFrom = (before: Figures, after: Figures): Figures =>
  Object.fromEntries(
    Object.keys({ ...before, ...after }).flatMap((name): ReadonlyArray<[string, Figure]> => {
      const [was, is] = [before[name], after[name]]
      if (textOf(was) === textOf(is)) return []
      if (!Money.is(is)) return [[name, is]]
      const by = Money.is(was) ? minus(is, was) : is
      return isZero(by) ? [] : [[name, by]]
    }),
  )

const isBetween = (moments: Moments, metadata: Decoded<unknown>['metadata']): boolean =>
  isAfter(moments[0], metadata) && !isAfter(moments[1], metadata)

const isAfter = (moment: Instant, metadata: Decoded<unknown>['metadata']): boolean =>
  millisecondsOf(moment) < millisecondsOf(recordedAt(metadata))

const recordedAt = (metadata: Decoded<unknown>['metadata']): Instant => {
  const at = metadata['recordedAt']
  invariant(Instant.is(at), 'an event has no recordedAt')
  return at
}
