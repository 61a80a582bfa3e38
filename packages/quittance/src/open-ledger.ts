/** The front door: a ledger that executes commands and answers questions. */
import type { AnyStore, EventStore } from '@quittance/event-store'
import { openSqlite } from '@quittance/event-store-sqlite'
import { fullJitter, type Given, type Ledger, openLedgerOn } from '@quittance/ledger'

import { type Keeping, keepingIn } from './keeping.ts'
import { openStore } from './open-store.ts'
import { type Queries, queriesOn } from './queries.ts'

export interface OpenLedger extends Ledger, Queries, Keeping {
  readonly store: EventStore
}

export interface LedgerOptions {
  /** The ledger's clock: when a fact was recorded. The machine's, unless given. */
  readonly now?: () => Date
  /** How long a command is tried again when others write first, in milliseconds: 15,000. */
  readonly deadline?: number
  /** So many workers, begun by `openWorker`, write what follows; without them the ledger does. */
  readonly workers?: number
  /** A file for the rows that are kept, begun if it is new; unless given, the ledger's own. A server needs one. */
  readonly tables?: string
}

/**
 * Opens a ledger in a file, begun if it is new, on a server (`esdb://…`, `kurrentdb://…`), or on a
 * store of one's own. It first finishes what
 * an earlier process had begun. Rejects with a `StoreFileError` what is no ledger, untouched,
 * and with a `ServerError` where a server does not serve.
 */
export const openLedger = async (
  where: string | AnyStore,
  { tables, workers, ...options }: LedgerOptions = {},
): Promise<OpenLedger> => {
  const opened: Array<EventStore> = []
  const open = async (opening: Promise<AnyStore>): Promise<AnyStore> => {
    const store = await opening
    opened.push(store)
    return store
  }
  const close = async () => {
    for (const store of opened.toReversed()) await store.close()
  }
  try {
    const store = typeof where === 'string' ? await open(openStore(where, { create: true })) : where
    const beside = tables === undefined ? store : await open(openSqlite(tables, { create: true }))
    const given = givenOf(store, options)
    const ledger = await openLedgerOn(given, workers === undefined ? {} : { workers })
    const { keep, stop } = keepingIn(given, beside.tables)
    return {
      ...ledger,
      ...queriesOn(store),
      ...{ keep, store },
      close: async () => {
        await stop()
        try {
          await ledger.close()
        } finally {
          await close()
        }
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** With the machine's clock and dice. */
export const givenOf = (
  store: EventStore,
  { now = () => new Date(), deadline = 15_000 }: Pick<LedgerOptions, 'now' | 'deadline'>,
): Given => ({ store, now, deadline, jitter: fullJitter(Math.random) })
