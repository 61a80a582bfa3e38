/** Where a ledger is kept: in one file, or on a server. */
import type { AnyStore, EventStore } from '@quittance/event-store'
import { openEventStoreDb, openKurrentDb } from '@quittance/event-store-esdb'
import { openSqlite } from '@quittance/event-store-sqlite'

/** A location of a kind that nobody knows. */
export class LocationUnknown extends Error {
  override readonly name = 'LocationUnknown'
}

const servers: { readonly [scheme: string]: (location: string) => Promise<EventStore> } = {
  esdb: openEventStoreDb,
  'esdb+discover': openEventStoreDb,
  kurrentdb: openKurrentDb,
  'kurrentdb+discover': openKurrentDb,
}

/**
 * A file, begun where there is none only when told to `create`, or the connection string of an
 * EventStoreDB or a KurrentDB. Rejects with a `StoreFileError` or a `ServerError`.
 */
export const openStore = async (
  location: string,
  options: { readonly create?: boolean } = {},
): Promise<AnyStore> => {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(location)?.[1]
  if (scheme === undefined) return openSqlite(location, options)
  const open = servers[scheme.toLowerCase()]
  if (open !== undefined) return open(location)
  throw new LocationUnknown(
    `${scheme}:// is no place for a ledger: name a file, such as ledger.db, or a server as esdb://… or kurrentdb://….`,
  )
}
