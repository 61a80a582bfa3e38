/** Contracts that are only told of, and a projection that shows each event it was told, and the order. */
import type { Contract } from '@quittance/domain'
import {
  type EventStore,
  type KeptRow,
  ReadError,
  type Recorded,
  type RowPages,
  type Tables,
} from '@quittance/event-store'
import * as t from 'io-ts'

import { sha256 } from '../canonical.ts'
import type { Persistent } from '../projecting/persistent.ts'

let ids = 0

/** One event of each of these contracts; a type of its own that is none where `type` says so. */
export const record = async (
  store: EventStore,
  contracts: ReadonlyArray<string>,
  type = 'ContractRequested',
): Promise<void> => {
  for (const contractId of contracts) {
    const answer = await store.append(`contract-${contractId}`, 'any', [
      {
        id: `00000000-0000-4000-8000-${String(ids++).padStart(12, '0')}`,
        type,
        data: { contractId, clientId: 'ALPHA', currency: 'EUR' },
        metadata: { schemaVersion: '1', recordedAt: '2026-06-01T11:59:00.000Z' },
      },
    ])()
    if (answer._tag === 'Left') throw new Error(answer.left.type)
  }
}

const Row = t.strict({ count: t.number, trail: t.string })
type Trail = t.TypeOf<typeof Row>

/** Told twice, out of order or not at all, it is another row. */
export const trails: Persistent<Trail, Contract.Event> = {
  ...{ name: 'trails', version: '1', category: 'contract', unfit: 'stop', Row },
  key: ({ event }) => event.contractId,
  next: (row, { id }) => ({
    count: (row?.count ?? 0) + 1,
    trail: sha256([row?.trail ?? '', id]).slice(0, 8),
  }),
}

/** The same by hand, event after event. */
export const trailsOf = (log: ReadonlyArray<Recorded>): ReadonlyMap<string, Trail> => {
  const rows = new Map<string, Trail>()
  for (const { stream, id } of log) {
    const key = stream.replace('contract-', '')
    const { count, trail } = rows.get(key) ?? { count: 0, trail: '' }
    rows.set(key, { count: count + 1, trail: sha256([trail, id]).slice(0, 8) })
  }
  return rows
}

const allOf = async (pages: RowPages): Promise<ReadonlyArray<KeptRow>> => {
  const all: Array<KeptRow> = []
  for await (const page of pages) all.push(...page)
  return all
}

/** What answers, as it is written. */
export const textsIn = async (
  tables: Tables,
  projection = 'trails',
): Promise<ReadonlyArray<KeptRow>> => {
  const version = (await tables.live(projection)) ?? 'none'
  return allOf(tables.all({ projection, version }))
}

export const rowsIn = async (tables: Tables): Promise<ReadonlyMap<string, Trail>> =>
  new Map((await textsIn(tables)).map(([key, text]) => [key, JSON.parse(text)]))

export const unavailable = () => new ReadError({ type: 'Unavailable', reason: 'told to fail' })
