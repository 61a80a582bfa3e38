/** The back door: a worker, which writes what follows from what others execute. */
import { randomUUID } from 'node:crypto'
import type { EventStore } from '@quittance/event-store'
import { type Part, type Worker, work } from '@quittance/ledger'

import { givenOf, type LedgerOptions } from './open-ledger.ts'
import { openStore } from './open-store.ts'

export interface WorkerOptions extends Part, Pick<LedgerOptions, 'now' | 'deadline'> {
  /** After so many milliseconds without a word from it the next takes its place: 10,000. */
  readonly term?: number
}

/**
 * Begins worker `member` of `of` on a ledger: a file, a server, or a store of one's own. Of those begun
 * for one part one is active; the others take over from it. Rejects as `openLedger` does, and with a
 * `RangeError` where there is no such part.
 */
export const openWorker = async (
  where: string | EventStore,
  { member, of, term, ...options }: WorkerOptions,
): Promise<Worker> => {
  const opened = typeof where === 'string'
  const store = opened ? await openStore(where, { create: true }) : where
  const close = async () => {
    if (opened) await store.close()
  }
  try {
    const worker = work(givenOf(store, options), {
      ...{ member, of, holder: randomUUID() },
      ...(term === undefined ? {} : { term }),
    })
    const stop = async () => {
      try {
        await worker.stop()
      } finally {
        await close()
      }
    }
    return { ...worker, stop }
  } catch (error) {
    await close()
    throw error
  }
}
