/** A subscription: what there is, the word that this was all, and what comes. */

import { randomUUID } from 'node:crypto'
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'

import { count, field } from './bytes.ts'
import { filterIn } from './filter.ts'
import { firstFrom, type Kept, type Log, positionOf, revisionOf } from './log.ts'
import type { Outgoing } from './outgoing.ts'
import { nameIn, readEvent } from './wire.ts'

export const subscribing = async (
  log: Log,
  options: ReadReq.Options,
  out: Outgoing,
): Promise<void> => {
  const structured = options.getUuidOption()?.hasStructured() ?? false
  const filter = filterIn(options)
  const stream = options.hasStream()
    ? nameIn(options.getStream()?.getStreamIdentifier())
    : undefined
  const events = () => (stream === undefined ? log.all() : log.of(stream))
  let next = begin(events(), options)
  let caughtUp = false
  let passedOver = 0
  let wake = () => {}
  const stop = log.listen(() => wake())
  try {
    if (!(await out.send(confirmation()))) return
    while (!out.ended()) {
      for (; next < events().length; next++) {
        const kept = events()[next] as Kept
        if (filter === undefined || filter.passes(kept)) {
          if (!(await out.send(readEvent(kept, structured)))) return
        }
        if (filter !== undefined && ++passedOver >= filter.checkpointEvery) {
          passedOver = 0
          if (!(await out.send(checkpoint(kept)))) return
        }
      }
      if (!caughtUp) {
        caughtUp = true
        if (!(await out.send(caughtUpNow))) return
      }
      if (next >= events().length)
        await Promise.race([
          out.gone,
          new Promise<void>((resolve) => {
            wake = resolve
          }),
        ])
    }
  } finally {
    stop()
  }
}

/** What is named has been had already: the first event is the one after it. */
const begin = (events: ReadonlyArray<Kept>, options: ReadReq.Options): number => {
  const [stream, all] = [options.getStream(), options.getAll()]
  if (stream?.hasEnd() || all?.hasEnd()) return events.length
  if (stream?.hasStart() || all?.hasStart()) return 0
  return stream === undefined
    ? firstFrom(events, positionOf, BigInt(all?.getPosition()?.getCommitPosition() ?? 0) + 1n)
    : firstFrom(events, revisionOf, BigInt(stream.getRevision()) + 1n)
}

const confirmation = (): ReadResp => {
  const confirmed = new streams.ReadResp.SubscriptionConfirmation()
  confirmed.setSubscriptionId(randomUUID())
  const response = new streams.ReadResp()
  response.setConfirmation(confirmed)
  return response
}

const checkpoint = ({ position }: Kept): Buffer =>
  field(3, Buffer.concat([count(1, position), count(2, position)]))

const caughtUpNow = field(8, Buffer.of())
