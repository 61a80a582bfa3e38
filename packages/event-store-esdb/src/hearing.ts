/** One subscription at the server, for as long as it lasts. */
import type { Filter } from '@quittance/event-store'

import { batches } from './batches.ts'
import type { Connection } from './connection.ts'
import type { Heard } from './log-client.ts'

export interface Hearing {
  readonly connection: Connection
  readonly pageSize: number
  /** In milliseconds, for the server to take the subscription. */
  readonly timeout: number
}

/** Throws where it breaks off, by whatever it does: also when the client has fallen silent elsewhere. */
export async function* heardFrom(
  { connection, pageSize, timeout }: Hearing,
  after: bigint | undefined,
  filter: Filter,
  signals: ReadonlyArray<AbortSignal>,
): AsyncGenerator<ReadonlyArray<Heard>, undefined> {
  const { client, signal: retired } = connection.lasting()
  const { stream, confirmed, cancel } = client.subscribe(after, filter, pageSize)
  const timer = setTimeout(() => connection.silent(client), timeout)
  confirmed(() => clearTimeout(timer))
  try {
    yield* batches<Heard>(stream, pageSize, [...signals, retired])
  } finally {
    clearTimeout(timer)
    cancel()
  }
}
