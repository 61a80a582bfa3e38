/** An event store on a server: EventStoreDB, or KurrentDB, which is what became of it. */
import type { EventStore } from '@quittance/event-store'

import { appending } from './appending.ts'
import { checkpointsOn } from './checkpoints.ts'
import { connectedTo, type Way } from './connecting.ts'
import { reading } from './reading.ts'
import { subscribing } from './subscribing.ts'

export interface EsdbOptions {
  /** How long the server may say nothing before a call is given up, in milliseconds: 10,000. */
  readonly timeout?: number
  /** Type, data and metadata of one append together: 1,048,576, as the server's own. */
  readonly maxAppendBytes?: number
  /** Events fetched at a time, at most: 4,000. */
  readonly pageSize?: number
}

/**
 * Opens the store at `esdb://…`, by the client of EventStoreDB. Rejects with a `ServerError` where
 * there is none, or none for us. What is secret in the connection string is in no error.
 */
export const openEventStoreDb = async (
  connectionString: string,
  options?: EsdbOptions,
): Promise<EventStore> =>
  open(connectionString, options, {
    scheme: 'esdb',
    client: (await import('./db-client.ts')).eventStoreDb,
  })

/** The same by the client of KurrentDB, which reads through a native module. */
export const openKurrentDb = async (
  connectionString: string,
  options?: EsdbOptions,
): Promise<EventStore> =>
  open(connectionString, options, {
    scheme: 'kurrentdb',
    client: (await import('./kurrentdb-client.ts')).kurrentDb,
  })

/** Of a subscription, which holds what is sent until it is read. */
const sentAhead = 500

const open = async (
  connectionString: string,
  { timeout = 10_000, maxAppendBytes = 1_048_576, pageSize = 4_000 }: EsdbOptions = {},
  way: Way,
): Promise<EventStore> => {
  const { connection, failed } = await connectedTo(connectionString, way, timeout)
  return {
    append: appending(connection, failed, maxAppendBytes),
    ...reading(connection, failed, pageSize),
    subscribe: subscribing({
      connection,
      failed,
      timeout,
      pageSize: Math.min(pageSize, sentAhead),
    }),
    checkpoints: checkpointsOn(connection, failed, maxAppendBytes),
    close: connection.close,
  }
}
