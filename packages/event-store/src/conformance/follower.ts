/** Those who follow, and what there is to follow. */
import assert from 'node:assert/strict'

import type { CaughtUp, EventStore, Subscription } from '../event-store.ts'
import type { Recorded, Stored } from '../recorded.ts'
import { events, written } from './events.ts'

export const caughtUp: CaughtUp = { type: 'CaughtUp' }

export const isEvents = (
  item: ReadonlyArray<Recorded> | CaughtUp,
): item is ReadonlyArray<Recorded> => Array.isArray(item)

export const history = async (store: EventStore, count: number): Promise<ReadonlyArray<Stored>> => {
  const batch = events(count)
  for (let n = 0; n < count; n += 500)
    await written(store, `h${n % 3}`, 'any', batch.slice(n, n + 500))
  return batch
}

/** A follower in the hand: whoever has it asks for one thing after another. */
export const start = (store: EventStore, subscription?: Subscription) => {
  const items = store.subscribe(subscription)[Symbol.asyncIterator]()
  return {
    next: async () => {
      const { value, done } = await items.next()
      assert(done !== true, 'a subscription does not end by itself')
      return value
    },
    /** Events until there are `count`, and not one more. */
    take: async (count: number): Promise<ReadonlyArray<Recorded>> => {
      const seen: Array<Recorded> = []
      while (seen.length < count) {
        const { value, done } = await items.next()
        assert(done !== true, 'a subscription does not end by itself')
        if (isEvents(value)) seen.push(...value)
      }
      assert.equal(seen.length, count, 'no event comes that was not written')
      return seen
    },
    stop: async () => {
      await items.return?.()
    },
  }
}

export const firstOf = async (store: EventStore, count: number, subscription?: Subscription) => {
  const follower = start(store, subscription)
  const seen = await follower.take(count)
  await follower.stop()
  return seen
}

export async function* pagesOf(store: EventStore, subscription?: Subscription) {
  for await (const item of store.subscribe(subscription)) if (isEvents(item)) yield item
}
