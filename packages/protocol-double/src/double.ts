/** A server on this machine that speaks EventStoreDB's protocol, for as long as a test lasts. */
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js'
import { Server, ServerCredentials } from '@grpc/grpc-js'
import type { Row } from '@quittance/event-store'

import { admitting } from './access.ts'
import { appending } from './appending.ts'
import type { Call } from './call.ts'
import { type Faults, faultQueue } from './faults.ts'
import { addFeatures } from './features.ts'
import { doubleLog, type Kept } from './log.ts'
import { serialised } from './outgoing.ts'
import { reading } from './reading.ts'

export interface DoubleOptions {
  /** Type, data and metadata of one append together: 1,048,576, as a real server's. */
  readonly maxAppendBytes?: number
  /** How many of the last ids are known under `any`: 10,000. */
  readonly recentIds?: number
  /** What it serves over TLS with; without TLS unless given. */
  readonly identity?: Identity
  /** By user, looked at with every call; whoever asks may, unless given. */
  readonly passwords?: ReadonlyMap<string, string>
  /** 23.10.0 */
  readonly version?: string
}

/** A certificate, its key, and the authority that clients must show one of, if they must: in PEM. */
export interface Identity {
  readonly certificate: string
  readonly key: string
  readonly clientAuthority?: string
}

export interface Double {
  readonly connectionString: string
  readonly port: number
  readonly faults: Faults
  /** Every event, in order: past the protocol, and past its filters. */
  readonly log: () => ReadonlyArray<Kept>
  /** What has been asked of it, in order. */
  readonly calls: ReadonlyArray<Call>
  /** Writes a row just as it is, at its own revision and position; as JSON, unless told otherwise. */
  readonly plant: (row: Row, contentType?: string) => void
  /** Closes a stream for ever. */
  readonly tombstone: (stream: string) => void
  /** How many connections are open. */
  readonly connections: () => number
  /** Breaks every connection, and is there again at the same port with the same events. */
  readonly restart: (identity?: Identity) => Promise<void>
  readonly close: () => Promise<void>
}

/** What gRPC's server does not tell. */
interface Sessions {
  readonly sessions: ReadonlyMap<unknown, unknown>
}

export const startDouble = async ({
  maxAppendBytes = 1_048_576,
  recentIds = 10_000,
  identity,
  passwords,
  version = '23.10.0',
}: DoubleOptions = {}): Promise<Double> => {
  const log = doubleLog({ maxAppendBytes, recentIds })
  const faults = faultQueue()
  let port = 0
  const calls: Array<Call> = []
  const { append, batchAppend } = appending(log, faults, () => port, calls)
  const read = reading(log, faults, () => port, calls)

  const start = async (shown: Identity | undefined): Promise<Server> => {
    const started = new Server({
      'grpc.max_receive_message_length': 32 * 1024 * 1024,
      ...(passwords && { interceptors: [admitting(passwords)] }),
    })
    addFeatures(started, version)
    started.addService(service, {
      ...{ append, batchAppend },
      read: (call: Parameters<typeof read>[0]) => {
        void read(call)
      },
    })
    port = await new Promise<number>((resolve, reject) =>
      started.bindAsync(`127.0.0.1:${port}`, credentialsOf(shown), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      ),
    )
    return started
  }
  let server = await start(identity)

  return {
    connectionString: `esdb://127.0.0.1:${port}?tls=${identity !== undefined}`,
    port,
    faults: { next: faults.next, clear: faults.clear, pending: faults.pending },
    log: log.all,
    calls,
    plant: (
      { stream, revision, position, id, type, data, metadata },
      contentType = 'application/json',
    ) =>
      log.plant({
        ...{ stream, revision, id, type, contentType },
        position: BigInt(position),
        data: Buffer.from(data),
        metadata: Buffer.from(metadata),
      }),
    tombstone: log.tombstone,
    connections: () => (server as unknown as Sessions).sessions.size,
    restart: async (shown = identity) => {
      server.forceShutdown()
      server = await start(shown)
    },
    close: async () => server.forceShutdown(),
  }
}

const { StreamsService } = streams
const service = {
  ...StreamsService,
  read: { ...StreamsService.read, responseSerialize: serialised },
}

const credentialsOf = (identity: Identity | undefined): ServerCredentials => {
  if (identity === undefined) return ServerCredentials.createInsecure()
  const { certificate, key, clientAuthority } = identity
  return ServerCredentials.createSsl(
    clientAuthority === undefined ? null : Buffer.from(clientAuthority),
    [{ cert_chain: Buffer.from(certificate), private_key: Buffer.from(key) }],
    clientAuthority !== undefined,
  )
}
