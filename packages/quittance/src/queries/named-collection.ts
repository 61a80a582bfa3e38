/** One collection, by its id or by its reference; and when the last thing happened to it. */
import type { Collection } from '@quittance/domain/events'
import {
  type CollectionId,
  type Instant,
  invariant,
  millisecondsOf,
} from '@quittance/domain/values'
import type { EventStore, Pages } from '@quittance/event-store'
import { tell } from '@quittance/ledger'
import { type CollectionRow, collections, occurredAt, project } from '@quittance/projections'

import { told } from './told.ts'

/** That of this id or, if there is none, those of this reference: a bank may give one twice. */
export const collectionsNamedIn = async (
  store: Pick<EventStore, 'read' | 'readAll'>,
  name: string,
): Promise<ReadonlyArray<CollectionRow>> => {
  const own = await rowsOf(store.read(`collection-${name}`))
  if (own.length > 0) return own
  const all = await rowsOf(store.readAll({ filter: { streamPrefixes: ['collection-'] } }))
  return all.filter(({ reference }) => reference === name)
}

const rowsOf = async (pages: Pages): Promise<ReadonlyArray<CollectionRow>> => [
  ...(await project(collections)(told<Collection.Event>(pages))).values(),
]

/** The last event of the collection, or of the log if that is later: the day asked about is never the clock's. */
export const lastOccurredAtIn = async (
  store: Pick<EventStore, 'read' | 'readAll'>,
  collectionId: CollectionId,
): Promise<Instant> => {
  const last = { direction: 'backwards', limit: 1 } as const
  const own = await latest(store.read(`collection-${collectionId}`, last))
  const head = await latest(store.readAll(last))
  invariant(own !== undefined && head !== undefined, `${collectionId} has no event`)
  return millisecondsOf(own) < millisecondsOf(head) ? head : own
}

const latest = async (pages: Pages): Promise<Instant | undefined> => {
  for await (const [recorded] of pages) if (recorded) return occurredAt(tell(recorded))
  return undefined
}
