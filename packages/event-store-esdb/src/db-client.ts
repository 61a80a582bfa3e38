/** The client of EventStoreDB. */
import {
  EventStoreDBClient,
  eventTypeFilter,
  jsonEvent,
  streamNameFilter,
} from '@eventstore/db-client'
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js'

import { batchAppend } from './batch-append.ts'
import type { Credentials } from './connection-string.ts'
import type { Events, LogClient, Reading, Resolved } from './log-client.ts'
import { listening, oursByType, serverFilter, tamed } from './taming.ts'

/** `address` is a connection string without credentials: they go with each call, and into no log. */
export const eventStoreDb = (
  address: string,
  credentials: Credentials | undefined,
  timeout: number,
): LogClient => {
  const client = EventStoreDBClient.connectionString(address)
  const common = tamed(client)
  const identified = credentials === undefined ? {} : { credentials }
  const asked = ({ direction, count }: Reading) => ({ ...identified, direction, maxCount: count })

  return {
    ...common,
    append: async (stream, expectedRevision, events) => {
      const { nextExpectedRevision, position } = await client.appendToStream(
        stream,
        events.map((event) => jsonEvent({ ...event, metadata: { ...event.metadata } })),
        { ...identified, expectedRevision, deadline: timeout },
      )
      return { revision: nextExpectedRevision, position: position?.commit }
    },
    batchAppend: batchAppend(client, streams.StreamsClient, identified, timeout),
    readStream: (stream, from, reading) =>
      cancellable(client.readStream(stream, { ...asked(reading), fromRevision: from })),
    readAll: (from, reading) =>
      cancellable(client.readAll({ ...asked(reading), fromPosition: place(from) })),
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

const cancellable = (
  stream: AsyncIterable<Resolved> & {
    readonly cancel: () => Promise<void>
    readonly on: (event: 'error', listener: () => void) => unknown
  },
): Events => {
  stream.on('error', () => {}) // whoever reads has a listener; this one is for after that
  return {
    [Symbol.asyncIterator]: () => stream[Symbol.asyncIterator](),
    cancel: () => {
      stream.cancel().catch(() => {}) // it never began
    },
  }
}
