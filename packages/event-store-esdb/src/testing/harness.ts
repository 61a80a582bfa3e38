/** The harness that puts the contract to the adapter, on the double or on a real server. */
import { randomUUID } from 'node:crypto'
import type { EventStore } from '@quittance/event-store'
import type { Capabilities, Harness } from '@quittance/event-store/conformance'
import { type Double, startDouble } from '@quittance/protocol-double'

import type { EsdbOptions } from '../esdb.ts'
import { headOf, prefixed } from './prefixed.ts'

export type Open = (connectionString: string, options?: EsdbOptions) => Promise<EventStore>

/** KurrentDB's client waits for so long, in milliseconds, before it connects: 500 unless it is told. */
export const impatient = ({ connectionString }: Double): string =>
  `${connectionString}&discoveryInterval=10`

const common = {
  idempotence: 'as EventStoreDB',
  maxAppendBytes: 1_048_576,
  again: true,
  caughtUp: true,
  tables: { not: 'rows are kept in a file' },
} as const satisfies Partial<Capabilities>

/**
 * Milliseconds: what a busy machine may take to answer, while only one clause waits for it in vain.
 * At 1,500 a loaded machine was taken for a dead server.
 */
const patience = 5_000

/** A double for each clause: it is started in a few milliseconds. */
export const onDouble = (open: Open): Harness => ({
  capabilities: { ...common, plant: true, lostAnswers: true, cut: true },
  open: async () => {
    const double = await startDouble()
    let handles = 0
    const handle = async (): Promise<EventStore> => {
      const store = await open(impatient(double), { timeout: patience })
      handles++
      let counted = true
      const close = async () => {
        await store.close()
        if (counted && --handles === 0) await double.close()
        counted = false
      }
      return { ...store, close }
    }
    return {
      store: await handle(),
      again: handle,
      plant: async (row) => double.plant(row),
      loseAnswer: async () => double.faults.next('append', { type: 'LostAcknowledgement' }),
      silence: async () => double.faults.next('append', { type: 'Silence', committed: true }),
      cut: double.restart,
    }
  },
})

/** A real server, shared with whoever else uses it: each clause has its own prefix of streams. */
export const onServer = (open: Open, connectionString: string): Harness => {
  const not = { not: 'a real server is not made to fail' }
  return {
    capabilities: { ...common, plant: not, lostAnswers: not, cut: not },
    open: async () => {
      const prefix = `quittance-test-${randomUUID()}-`
      const store = await open(connectionString)
      const since = await headOf(store)
      return {
        store: prefixed(store, prefix, since),
        again: async () => prefixed(await open(connectionString), prefix, since),
      }
    },
  }
}
