/** Read: of a stream or of the whole log, once or for as long as someone listens. */
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js'
import streams from '@eventstore/db-client/generated/streams_pb.js'
import type { ServerWritableStream } from '@grpc/grpc-js'

import type { Call } from './call.ts'
import { invalid, streamDeleted } from './failures.ts'
import { type faultQueue, refusal, slowness } from './faults.ts'
import { filterIn } from './filter.ts'
import { firstFrom, type Kept, type Log, positionOf, revisionOf } from './log.ts'
import { type Message, outgoing } from './outgoing.ts'
import { subscribing } from './subscribing.ts'
import { identifierOf, nameIn, readEvent } from './wire.ts'

export const reading =
  (
    log: Log,
    faults: Pick<ReturnType<typeof faultQueue>, 'take'>,
    port: () => number,
    calls: Array<Call>,
  ) =>
  async (call: ServerWritableStream<ReadReq, Message>): Promise<void> => {
    const options = call.request.getOptions()
    if (options === undefined) return void call.emit('error', invalid('No options'))
    const operation = options.hasSubscription() ? 'subscribe' : 'read'
    calls.push(operation)
    const fault = faults.take(operation)
    const refused = refusal(fault, port())
    if (refused !== undefined) return void call.emit('error', refused)
    if (fault?.type === 'Silence') return
    await slowness(fault)
    const out = outgoing(call, fault)
    if (options.hasSubscription()) return subscribing(log, options, out)

    if (options.getCount() === '0') return void call.emit('error', invalid('A count of 0'))
    const stream = options.hasStream() ? nameIn(options.getStream()?.getStreamIdentifier()) : ''
    if (options.hasStream()) {
      if (log.isDeleted(stream)) return void call.emit('error', streamDeleted(stream))
      if (log.of(stream).length === 0) {
        await out.send(notFound(stream))
        return void call.end()
      }
    }
    const structured = options.getUuidOption()?.hasStructured() ?? false
    let left = BigInt(options.getCount())
    const filter = filterIn(options)
    for (const kept of asked(log, options, stream)) {
      if (left === 0n) break
      if (filter !== undefined && !filter.passes(kept)) continue
      if (!(await out.send(readEvent(kept, structured)))) return
      left -= 1n
    }
    if (!out.ended()) call.end()
  }

/** Forwards, what is named is itself read; backwards, a revision is and a position is not. */
function* asked(log: Log, options: ReadReq.Options, stream: string): Generator<Kept> {
  const backwards = options.getReadDirection() === 1
  const [events, first] = options.hasStream()
    ? ofStream(log.of(stream), options, backwards)
    : ofAll(log.all(), options, backwards)
  const end = events.length // what is written meanwhile belongs to the next read
  if (backwards) for (let at = Math.min(first, end - 1); at >= 0; at--) yield events[at] as Kept
  else for (let at = first; at < end; at++) yield events[at] as Kept
}

const ofStream = (events: ReadonlyArray<Kept>, options: ReadReq.Options, backwards: boolean) => {
  const asked = options.getStream()
  if (asked?.hasStart()) return [events, 0] as const
  if (asked?.hasEnd()) return [events, backwards ? events.length - 1 : events.length] as const
  const revision = BigInt(asked?.getRevision() ?? 0)
  const at = firstFrom(events, revisionOf, backwards ? revision + 1n : revision)
  return [events, backwards ? at - 1 : at] as const
}

const ofAll = (events: ReadonlyArray<Kept>, options: ReadReq.Options, backwards: boolean) => {
  const asked = options.getAll()
  if (asked?.hasStart()) return [events, backwards ? -1 : 0] as const
  if (asked?.hasEnd()) return [events, backwards ? events.length - 1 : events.length] as const
  const at = firstFrom(events, positionOf, BigInt(asked?.getPosition()?.getCommitPosition() ?? 0))
  return [events, backwards ? at - 1 : at] as const
}

const notFound = (stream: string): ReadResp => {
  const missing = new streams.ReadResp.StreamNotFound()
  missing.setStreamIdentifier(identifierOf(stream))
  const response = new streams.ReadResp()
  response.setStreamNotFound(missing)
  return response
}
