/** The front door: a ledger that executes commands and answers questions. */
import type { EventStore } from '@quittance/event-store'
import { fullJitter, type Given, type Ledger, openLedgerOn } from '@quittance/ledger'

import { openStore } from './open-store.ts'
import { type Queries, queriesOn } from './queries.ts'

export interface OpenLedger extends Ledger, Queries {
  readonly store: EventStore
}

export interface LedgerOptions {
  /** The ledger's clock: when a fact was recorded. The machine's, unless given. */
  readonly now?: () => Date
  /** How long a command is tried again when others write first, in milliseconds: 15,000. */
  readonly deadline?: number
  /** So many workers, begun by `openWorker`, write what follows; without them the ledger does. */
  readonly workers?: number
}

/**
 * Opens a ledger in a file, begun if it is new, on a server (`esdb://…`, `kurrentdb://…`), or on a
 * store of one's own. It first finishes what
 * an earlier process had begun. Rejects with a `StoreFileError` what is no ledger, untouched,
 * and with a `ServerError` where a server does not serve.
 */
export const openLedger = async (
  where: string | EventStore,
  options: LedgerOptions = {},
): Promise<OpenLedger> => {
  if (typeof where !== 'string') return openOn(where, options, async () => {})
  const store = await openStore(where, { create: true })
  try {
    return await openOn(store, options, store.close)
  } catch (error) {
    await store.close()
    throw error
  }
}

/** With the machine's clock and dice. */
export const givenOf = (
  store: EventStore,
  { now = () => new Date(), deadline = 15_000 }: Pick<LedgerOptions, 'now' | 'deadline'>,
): Given => ({ store, now, deadline, jitter: fullJitter(Math.random) })

const openOn = async (
  store: EventStore,
  { workers, ...options }: LedgerOptions,
  closeStore: () => Promise<void>,
): Promise<OpenLedger> => {
  const ledger = await openLedgerOn(
    givenOf(store, options),
    workers === undefined ? {} : { workers },
  )
  const close = async () => {
    try {
      await ledger.close()
    } finally {
      await closeStore()
    }
  }
  return { ...ledger, ...queriesOn(store), store, close }
}
