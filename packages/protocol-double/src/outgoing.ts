/** What a call sends, no faster than it is taken, and cut where a fault says so. */
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js'
import type { ServerWritableStream } from '@grpc/grpc-js'

import { unavailable } from './failures.ts'
import type { Fault } from './faults.ts'

/** A response, or one that is written down already. */
export type Message = ReadResp | Buffer

export const serialised = (message: Message): Buffer =>
  Buffer.isBuffer(message) ? message : Buffer.from(message.serializeBinary())

export interface Outgoing {
  /** Resolves to whether there is anyone left to send to. */
  readonly send: (response: Message) => Promise<boolean>
  readonly ended: () => boolean
  /** Settles once the other side is gone. */
  readonly gone: Promise<void>
}

export const outgoing = (
  call: ServerWritableStream<ReadReq, Message>,
  fault: Fault | undefined,
): Outgoing => {
  const cutAfter = fault?.type === 'Cut' || fault?.type === 'HalfClosed' ? fault.after : undefined
  let sent = 0
  let ended = false
  let leave = () => {}
  const gone = new Promise<void>((resolve) => {
    leave = () => {
      ended = true
      resolve()
    }
  })
  for (const event of ['cancelled', 'close', 'error'] as const) call.on(event, () => leave())

  return {
    send: async (response) => {
      if (ended) return false
      const isEvent = !Buffer.isBuffer(response) && response.hasEvent()
      if (isEvent && cutAfter !== undefined && sent++ >= cutAfter) {
        if (fault?.type === 'HalfClosed') call.end()
        else call.emit('error', unavailable())
        leave()
        return false
      }
      if (!call.write(response))
        await Promise.race([gone, new Promise<void>((resolve) => call.once('drain', resolve))])
      return !ended
    },
    ended: () => ended,
    gone,
  }
}
