/** C1: processes that are killed as they keep rows. How often: KILLS. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { Contract } from '@quittance/domain/events'
import type { Decoded, Recorded, TableStore } from '@quittance/event-store'
import { openSqlite } from '@quittance/event-store-sqlite'
import { keep, rebuild } from '@quittance/ledger'
import { balances, project } from '@quittance/projections'

import { right } from './testing/answers.ts'
import { givenTo, textsIn } from './testing/keeping.ts'
import { all } from './testing/log.ts'
import { keeper, until } from './testing/processes.ts'
import { scratch } from './testing/scratch.ts'

const { KILLS = '5' } = process.env
const kills = Number(KILLS)
const { path, remove } = scratch()
afterAll(remove)

describe('Rows whose process is killed as it keeps them', () => {
  test(
    `are those of the events up to their place, no more and no fewer (C1, ${kills} times)`,
    async () => {
      const file = path()
      await begin(file)
      let midway = 0
      for (let kill = 0; kill < kills; kill++) {
        const { child, ended, lines } = keeper(file)
        await until(() => lines.length > 0)
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 60))
        child.kill('SIGKILL')
        expect((await ended).signal).toBe('SIGKILL')

        const store = await openSqlite(file, { busyTimeout: 0 })
        const { texts, place } = await textsIn(store.tables, balances)
        const log = await all(store)
        const known = log.filter(({ position }) => position <= place)
        if (known.length < log.length) midway += 1
        expect(texts).toEqual(await foldedFrom(known))
        await store.close()
      }
      expect(midway).toBeGreaterThan(0)

      const store = await openSqlite(file)
      const running = keep(givenTo(store), store.tables, balances)
      await running.settled()
      const { texts } = await textsIn(store.tables, balances)
      expect(texts).toEqual(await foldedFrom(await all(store)))
      await rebuild(givenTo(store), store.tables, balances)
      expect((await textsIn(store.tables, balances)).texts).toEqual(texts)
      await running.stop()
      await store.close()
    },
    60_000 + kills * 3_000,
  )
})

/** Three contracts, and so many advances that some pages are behind. */
async function begin(file: string) {
  const store: TableStore = await openSqlite(file, { create: true })
  for (const contractId of ['C0', 'C1', 'C2']) {
    const requested = {
      id: `00000000-0000-4000-8000-00000000000${contractId.slice(1)}`,
      type: 'ContractRequested',
      data: { contractId, clientId: 'ALPHA', currency: 'EUR' },
      metadata: {
        schemaVersion: '1',
        occurredAt: '2026-01-05T09:00:00Z',
        recordedAt: '2026-01-05T09:00:00Z',
      },
    }
    right(await store.append(`contract-${contractId}`, 'none', [requested])())
  }
  await rebuild(givenTo(store), store.tables, balances)
  await store.close()
}

/** By the projection in memory, and each row as it would be written. */
async function foldedFrom(log: ReadonlyArray<Recorded>) {
  const told = log.map(
    ({ type, data, ...recorded }): Decoded<Contract.Event> => ({
      ...recorded,
      event: right(Contract.Event.decode({ type, ...data })),
    }),
  )
  const rows = await project(balances)(pageOf(told))
  return [...rows].toSorted().map(([key, row]) => [key, balances.Row.encode(row)])
}

async function* pageOf<A>(page: ReadonlyArray<A>) {
  yield page
}
