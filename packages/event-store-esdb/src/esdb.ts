/** An event store on a server: EventStoreDB, or KurrentDB, which is what became of it. */
import type { EventStore } from '@quittance/event-store'

import { appending } from './appending.ts'
import { checkpointsOn } from './checkpoints.ts'
import { type Connection, connection } from './connection.ts'
import { type Address, addressIn } from './connection-string.ts'
import { type Failed, failed } from './failure.ts'
import { greet } from './greeting.ts'
import type { Connect, LogClient } from './log-client.ts'
import { reading } from './reading.ts'
import { ServerError } from './server-error.ts'
import { subscribing } from './subscribing.ts'

export interface EsdbOptions {
  /** How long the server may say nothing before a call is given up, in milliseconds: 10,000. */
  readonly timeout?: number
  /** Type, data and metadata of one append together: 1,048,576, as the server's own. */
  readonly maxAppendBytes?: number
  /** Events fetched at a time: 500. */
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
  open(connectionString, options, 'esdb', (await import('./db-client.ts')).eventStoreDb)

/** The same by the client of KurrentDB, which reads through a native module. */
export const openKurrentDb = async (
  connectionString: string,
  options?: EsdbOptions,
): Promise<EventStore> =>
  open(connectionString, options, 'kurrentdb', (await import('./kurrentdb-client.ts')).kurrentDb)

type ClientOf = (address: string, credentials: Address['credentials'], timeout: number) => LogClient

const open = async (
  connectionString: string,
  { timeout = 10_000, maxAppendBytes = 1_048_576, pageSize = 500 }: EsdbOptions = {},
  scheme: string,
  client: ClientOf,
): Promise<EventStore> => {
  const { rest, discover, credentials, redact } = addressIn(connectionString)
  const why = (thrown: unknown): Failed => failed(thrown, redact)
  const address = `${scheme}${discover ? '+discover' : ''}://${rest}`
  const connect = () => client(address, credentials, timeout)
  const on = connected(connect, timeout, why)
  try {
    await greet(on, why)
  } catch (error) {
    await on.close()
    throw error
  }
  return {
    append: appending(on, why, maxAppendBytes),
    ...reading(on, why, pageSize),
    subscribe: subscribing({ connection: on, failed: why, pageSize, timeout }),
    checkpoints: checkpointsOn(on, why),
    close: on.close,
  }
}

const connected = (
  connect: Connect,
  timeout: number,
  why: (thrown: unknown) => Failed,
): Connection => {
  try {
    return connection(connect, timeout)
  } catch (error) {
    throw new ServerError({ type: 'Misspelt', reason: why(error).reason })
  }
}
