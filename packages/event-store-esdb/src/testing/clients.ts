/** Both clients on one double, and what tests read and write through them. */
import type { EventStore, Pages, ReadFailure, Recorded, Stored } from '@quittance/event-store'
import { ReadError } from '@quittance/event-store'
import { type Double, type DoubleOptions, startDouble } from '@quittance/protocol-double'

import { type EsdbOptions, openEventStoreDb, openKurrentDb } from '../esdb.ts'
import { impatient } from './harness.ts'

export const clients = [
  ['db-client', openEventStoreDb],
  ['kurrentdb-client', openKurrentDb],
] as const

/** Runs with a store on a double of its own, and closes both. */
export const onDouble = async (
  open: (typeof clients)[number][1],
  play: (scene: { readonly store: EventStore; readonly double: Double }) => Promise<void>,
  options: EsdbOptions & DoubleOptions = {},
): Promise<void> => {
  const { recentIds = 10_000, ...own } = options
  const double = await startDouble({ recentIds, maxAppendBytes: own.maxAppendBytes ?? 1_048_576 })
  const store = await open(impatient(double), { timeout: 500, ...own, maxAppendBytes: 1_048_576 })
  try {
    await play({ store, double })
  } finally {
    await store.close()
    await double.close()
  }
}

export const event = (number: number, type = 'Happened'): Stored => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  type,
  data: { number },
  metadata: { actor: 'test' },
})

export const events = (from: number, count: number): ReadonlyArray<Stored> =>
  Array.from({ length: count }, (_, n) => event(from + n))

export const all = async (pages: Pages): Promise<ReadonlyArray<Recorded>> => {
  const read: Array<Recorded> = []
  for await (const page of pages) read.push(...page)
  return read
}

export const numbers = (read: ReadonlyArray<Recorded>): ReadonlyArray<unknown> =>
  read.map(({ data }) => data['number'])

export const failureOf = async (reading: Promise<unknown>): Promise<ReadFailure | undefined> => {
  try {
    await reading
    return undefined
  } catch (error) {
    if (error instanceof ReadError) return error.failure
    throw error
  }
}

/** The first `count` events that a subscription brings. */
export const followed = async (
  store: EventStore,
  count: number,
  seen: Array<Recorded> = [],
): Promise<ReadonlyArray<Recorded>> => {
  for await (const item of store.subscribe()) {
    if (!('type' in item)) seen.push(...item)
    if (seen.length >= count) break
  }
  return seen
}
