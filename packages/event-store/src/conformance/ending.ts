/** O: the end of a subscription, whoever makes it. */
import assert from 'node:assert/strict'

import type { EventStore } from '../event-store.ts'
import { clause } from './clause.ts'
import { event, events, written } from './events.ts'
import { failureOf } from './planted.ts'

export const ending = [
  clause('O1', 'ends a subscription that waits, and one that is read', async ({ store }) => {
    await written(store, 'a', 'none', events(3))
    const waiting = await waits(store)
    const reading = store.subscribe()[Symbol.asyncIterator]()
    await reading.next()
    await store.close()
    await waiting.end
    assert.equal((await reading.next()).done, true)
  }),

  clause('O1', 'begins no subscription once it is closed, and says so', async ({ store }) => {
    const begun = store.subscribe()
    await store.close()
    for (const items of [begun, store.subscribe({ after: 'end' })])
      assert.equal((await failureOf(items))?.type, 'Unavailable')
  }),

  clause('O1', 'ends a subscription when its signal aborts', async ({ store }) => {
    await written(store, 'a', 'none', events(3))
    const controller = new AbortController()
    const { signal } = controller
    const waiting = await waits(store, signal)
    const reading = store.subscribe({ signal })[Symbol.asyncIterator]()
    await reading.next()
    controller.abort()
    await waiting.end
    for (const { next } of [waiting.items, reading]) assert.equal((await next()).done, true)
    for await (const _item of store.subscribe({ signal })) assert.fail('nothing after the end')
  }),

  clause('O1', 'lets a follower leave, also one that waits', async ({ store, other }) => {
    await written(store, 'a', 'none', events(3))
    for await (const _item of store.subscribe()) break
    const waiting = await waits(store)
    await waiting.items.return?.()
    await waiting.end
    assert.equal((await waiting.items.next()).done, true)
    await written(other, 'a', 2n, [event()])
  }),
]

/** A follower who has had all there was, three events, and has asked for more. */
const waits = async (store: EventStore, signal?: AbortSignal) => {
  const items = store.subscribe(signal && { signal })[Symbol.asyncIterator]()
  for (let seen = 0; seen < 3; ) {
    const { value } = await items.next()
    if (Array.isArray(value)) seen += value.length
  }
  const end = ended(items)
  // So that it does wait by now, and not only for its turn.
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  return { items, end }
}

const ended = async (items: AsyncIterator<unknown>): Promise<void> => {
  for (;;) {
    const { value, done } = await items.next()
    if (done === true) return
    assert(!Array.isArray(value), 'no event comes that was not written')
  }
}
