/** S: following the log on, after a stop, a pause, a break; and where it cannot be followed. */
import assert from 'node:assert/strict'

import { clause } from './clause.ts'
import { event, events, ids, written } from './events.ts'
import { history, isEvents, pagesOf, start } from './follower.ts'
import { decodeFailure, failureOf, nextTo, planted } from './planted.ts'

/** More than any adapter has in a page. */
const greatestPage = 2_048

export const resuming = [
  clause('S4', 'is followed further from a checkpoint, nothing lost', async ({ store, other }) => {
    const batch = await history(store, 1_200)
    const handled: Array<string> = []
    const stopping = new Set([0, 1, 499, 700, 1_100].map((n) => batch[n]?.id))
    while (handled.length < batch.length) {
      const after = await other.checkpoints.load('follower')
      for await (const page of other.subscribe(after === undefined ? {} : { after })) {
        if (!isEvents(page)) continue
        // In the middle of a page, as one stops who fails at an event.
        for (const { id, position } of page) {
          handled.push(id)
          await other.checkpoints.save('follower', position)
          if (stopping.delete(id)) break
        }
        break
      }
    }
    assert.deepEqual(handled, ids(batch))
  }),

  clause('S6', 'waits for a slow follower, a page at a time', async ({ store, other }) => {
    const batch = await history(store, 9_000)
    const late = events(1_000)
    const seen: Array<string> = []
    let handling = 0
    for await (const page of store.subscribe()) {
      if (!isEvents(page)) continue
      assert.equal(++handling, 1, 'one page at a time')
      assert(page.length > 0 && page.length <= greatestPage, 'a page is of bounded size')
      if (seen.length === 0) await written(other, 'b', 'any', late)
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(...ids(page))
      handling--
      if (seen.length >= 10_000) break
    }
    assert.deepEqual(seen, ids([...batch, ...late]))
  }),

  clause(
    'S7',
    'is followed on after the connection broke, without a gap',
    async ({ store, other, cut }) => {
      const batch = [...(await history(store, 700))]
      const follower = start(store)
      const seen = [...(await follower.take(700))]
      for (let round = 0; round < 3; round++) {
        await cut()
        const later = events(50)
        batch.push(...later)
        // Appends are no business of this clause: they are sent until they are through.
        while ((await other.append('a', 'any', later)())._tag === 'Left');
        seen.push(...(await follower.take(50)))
      }
      assert.deepEqual(ids(seen), ids(batch))
      await follower.stop()
    },
    ({ cut }) => cut,
  ),

  clause('R7', 'refuses to be followed from a position that is none', async ({ store }) => {
    for (const after of ['', 'nowhere', '-1'])
      assert.equal((await failureOf(pagesOf(store, { after })))?.type, 'InvalidRange')
  }),

  clause(
    'R12',
    'reports damage to a follower, after what comes before it',
    async ({ store, plant }) => {
      const first = event()
      const { position } = await written(store, 'a', 'none', [first])
      const row = { stream: 'a', revision: 1n, position: nextTo(position), data: '[]' }
      await plant(planted(row))
      assert.deepEqual(await decodeFailure(pagesOf(store)), { before: [first.id], at: ['a', 1n] })
    },
    ({ plant }) => plant,
  ),
]
