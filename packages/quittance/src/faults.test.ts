/** Ledgers on a server that fails at random (FAULTS times, from SEED), and the log when it has calmed down. */
import { describe, expect, test } from '@jest/globals'
import { openEventStoreDb, openKurrentDb } from '@quittance/event-store-esdb'
import { openLedgerOn } from '@quittance/ledger'

import { auditOf, disagreements, missing, toldDifferently } from './testing/fault-findings.ts'
import { type FaultRun, faultRun } from './testing/fault-run.ts'
import { all, faults } from './testing/log.ts'

const { FAULTS = '30', SEED = '11' } = process.env
const wanted = Number(FAULTS)
const seed = Number(SEED)

describe.each([
  ['db-client', openEventStoreDb],
  // Waits before it connects: 500 ms unless it is told.
  [
    'kurrentdb-client',
    (location: string, options?: object) =>
      openKurrentDb(`${location}&discoveryInterval=10`, options),
  ],
] as const)(
  'Ledgers on a server that fails, through %s',
  (client, open: typeof openEventStoreDb) => {
    test(
      `lose nothing and do nothing twice (${wanted} faults)`,
      async () => {
        const run = await faultRun(open, wanted, seed)
        try {
          const { store, answered } = run
          const log = await all(store)
          process.stderr.write(`${told(client, run, log.length)}\n`)

          expect(run.double.faults.pending()).toBe(0)
          expect(run.stopped).toEqual([])
          expect(missing(log, run)).toEqual([])
          expect(toldDifferently(answered)).toEqual([])
          expect(faults(log)).toEqual([])
          expect(await auditOf(store)).toEqual([])
          expect(disagreements(log)).toEqual([])
          const types = log.map(({ type }) => type)
          expect(types).not.toContain('ReactionRefused')
          expect(types).toEqual(expect.arrayContaining(['InvoiceAssigned', 'DuplicateReported']))

          // One that has forgotten how far the reactions came runs them all again, and finds them done.
          const checkpoints = {
            load: async () => undefined,
            save: async () => {},
            replace: async () => true,
          }
          const given = { now: () => new Date(), jitter: () => 0, deadline: 5_000 }
          await openLedgerOn({ ...given, store: { ...store, checkpoints } })
          expect((await all(store)).length).toBe(log.length)
        } finally {
          await run.close()
        }
      },
      60_000 + wanted * 1_000,
    )
  },
)

/** In one line. */
function told(client: string, { faults: thrown, ...run }: FaultRun, events: number) {
  const kinds = [...thrown].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const total = kinds.reduce((sum, [, count]) => sum + count, 0)
  const commands = new Set(run.answered.map(({ command }) => command.commandId)).size
  return [
    `${client}, seed ${seed}: ${commands} commands of ${run.contracts.length} contracts`,
    `sent ${run.sendings} times to ${run.processes} processes begun`,
    `${total} faults (${kinds.map(([kind, count]) => `${kind} ${count}`).join(', ')})`,
    `${run.appended.length} appends acknowledged, ${events} events present`,
  ].join('; ')
}
