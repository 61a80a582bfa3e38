/** The client of KurrentDB: the same protocol, under other names; it reads through a native module. */

// First, though nothing of it is used: the generated classes of both clients share one namespace, in
// which whoever is loaded last wins. The newer ones serve both; the older ones would break this one.
import '@eventstore/db-client'
import {
  eventTypeFilter,
  jsonEvent,
  KurrentDBClient,
  streamNameFilter,
} from '@kurrent/kurrentdb-client'
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js'

import { batchAppend } from './batch-append.ts'
import type { Credentials } from './connection-string.ts'
import type { Events, LogClient, Reading, Resolved } from './log-client.ts'
import { listening, oursByType, serverFilter, tamed } from './taming.ts'

/** `address` is a connection string without credentials: they go with each call, and into no log. */
export const kurrentDb = (
  address: string,
  credentials: Credentials | undefined,
  timeout: number,
): LogClient => {
  const client = KurrentDBClient.connectionString(address)
  const common = tamed(client)
  const identified = credentials === undefined ? {} : { credentials }
  const asked = ({ direction, count }: Reading) => ({ ...identified, direction, maxCount: count })

  return {
    ...common,
    append: async (stream, streamState, events) => {
      const { nextExpectedRevision, position } = await client.appendToStream(
        stream,
        events.map((event) => jsonEvent({ ...event, metadata: { ...event.metadata } })),
        { ...identified, streamState, deadline: timeout },
      )
      return { revision: nextExpectedRevision, position: position?.commit }
    },
    batchAppend: batchAppend(client, streams.StreamsClient, identified, timeout),
    readStream: (stream, from, reading) =>
      uncancellable(client.readStream(stream, { ...asked(reading), fromRevision: from })),
    readAll: (from, reading) =>
      uncancellable(client.readAll({ ...asked(reading), fromPosition: place(from) })),
    subscribe: (after, filter, pageSize) => {
      let told = (_commit: bigint): void => {}
      const checkpointReached = (_: unknown, { commit }: { readonly commit: bigint }) =>
        told(commit)
      const asked = serverFilter(filter)
      const subscription = client.subscribeToAll(
        {
          ...identified,
          fromPosition: place(after ?? 'start'),
          filter:
            asked === 'ours'
              ? eventTypeFilter({ regex: oursByType, checkpointReached })
              : (asked.of === 'types' ? eventTypeFilter : streamNameFilter)({
                  prefixes: asked.prefixes,
                  checkpointReached,
                }),
        },
        { highWaterMark: pageSize },
      )
      return listening(subscription, (listener) => {
        told = listener
      })
    },
  }
}

const place = (from: bigint | 'start' | 'end') =>
  typeof from === 'bigint' ? { commit: from, prepare: from } : from

/** A read that is given up goes on behind the scenes, until the server or the network ends it. */
const uncancellable = (events: AsyncIterable<Resolved>): Events => ({
  [Symbol.asyncIterator]: () => events[Symbol.asyncIterator](),
  cancel: () => {},
})
