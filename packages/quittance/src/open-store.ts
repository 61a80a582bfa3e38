/** Where a ledger is kept: in one file. */
import type { EventStore } from '@quittance/event-store'
import { openSqlite } from '@quittance/event-store-sqlite'

/** A location that this version cannot open. */
export class LocationUnknown extends Error {
  override readonly name = 'LocationUnknown'
}

/** Begins a ledger where there is none only when told to `create`; rejects with a `StoreFileError`. */
export const openStore = async (
  location: string,
  options: { readonly create?: boolean } = {},
): Promise<EventStore> => {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(location)?.[1]
  if (scheme !== undefined) {
    throw new LocationUnknown(
      `${scheme}:// is no place for a ledger yet: name a file, such as ledger.db.`,
    )
  }
  return openSqlite(location, options)
}
