/** S: following the log: what there is, then what is to come. */
import assert from 'node:assert/strict'

import type { CaughtUp } from '../event-store.ts'
import type { Recorded, Stored } from '../recorded.ts'
import { clause } from './clause.ts'
import { all, assertAscending, event, events, ids, written } from './events.ts'
import { caughtUp, firstOf, history, isEvents, start } from './follower.ts'

export const following = [
  clause('S1', 'is followed from its first event', async ({ store }) => {
    const batch = await history(store, 2_500)
    assert.deepEqual(ids(await firstOf(store, 2_500)), ids(batch))
  }),

  clause('S1', 'is followed from a position, itself excluded', async ({ store }) => {
    const batch = await history(store, 5)
    const second = (await all(store.readAll()))[1]?.position as string
    assert.deepEqual(ids(await firstOf(store, 3, { after: second })), ids(batch.slice(2)))
  }),

  clause('S1', 'is followed from its end', async ({ store, other }) => {
    await history(store, 5)
    const follower = start(store, { after: 'end' })
    assert.deepEqual(await follower.next(), caughtUp)
    const later = events(3)
    await written(other, 'a', 'any', later)
    assert.deepEqual(ids(await follower.take(3)), ids(later))
    await follower.stop()
  }),

  clause('S1', 'is followed before there is anything', async ({ store, other }) => {
    for (const after of [undefined, 'end'] as const) {
      const follower = start(store, after && { after })
      assert.deepEqual(await follower.next(), caughtUp)
      const one = event()
      const next = follower.take(1)
      await written(other, after ?? 'start', 'none', [one])
      assert.deepEqual(ids(await next), [one.id])
      await follower.stop()
      if (after === undefined) await written(other, 'b', 'any', events(2))
    }
  }),

  clause('S1', 'is followed by several, each at its own pace', async ({ store, other }) => {
    const batch = [...(await history(store, 10)), ...events(10)]
    const followers = [start(store), start(store), start(other)]
    const early = await followers[0]?.take(10)
    await written(other, 'a', 'any', batch.slice(10))
    const seen = [[...(early ?? []), ...((await followers[0]?.take(10)) ?? [])]]
    for (const follower of followers.slice(1)) seen.push([...(await follower.take(20))])
    for (const each of seen) assert.deepEqual(ids(each), ids(batch))
    await Promise.all(followers.map(({ stop }) => stop()))
  }),

  clause('S2', 'shows what ten write meanwhile, each event once and in order', async (scene) => {
    const past = await history(scene.store, 1_500)
    const batches = Array.from({ length: 100 }, () => events(2))
    const seen = firstOf(scene.other, 1_700)
    await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        for (const batch of batches.slice(n * 10, n * 10 + 10))
          await written(n % 2 === 0 ? scene.store : scene.other, `s${n % 3}`, 'any', batch)
      }),
    )
    const read = await seen
    assertAscending(read)
    assert.deepEqual(ids(read), ids(await all(scene.store.readAll())))
    assert.deepEqual(ids(read).toSorted(), ids([...past, ...batches.flat()]).toSorted())
  }),

  clause('S2', 'shows a follower what passes its filter, then and later', async (scene) => {
    const { store, other } = scene
    const filter = { streamPrefixes: ['contract-'], types: ['Opened', 'Closed'] }
    const wanted: Array<Stored> = []
    const write = async () => {
      for (const [stream, type] of [
        ['contract-1', 'Opened'],
        ['invoice-1', 'Opened'],
        ['contract-1', 'Signed'],
        ['contract-2', 'Closed'],
      ] as const) {
        const one = event(type)
        if (stream !== 'invoice-1' && type !== 'Signed') wanted.push(one)
        await written(other, stream, 'any', [one])
      }
    }
    await write()
    const follower = start(store, { filter })
    const seen = [...(await follower.take(2))]
    for (let round = 0; round < 3; round++) {
      await write()
      seen.push(...(await follower.take(2)))
    }
    assert.deepEqual(ids(seen), ids(wanted))
    await follower.stop()
  }),

  clause(
    'S3',
    'says that a follower has caught up, once each time',
    async ({ store, other }) => {
      const [past, later] = [await history(store, 2_500), events(3)]
      const items: Array<ReadonlyArray<Recorded> | CaughtUp> = []
      let told = 0
      for await (const item of store.subscribe()) {
        items.push(item)
        if (isEvents(item)) {
          if (item.at(-1)?.id === later.at(-1)?.id) break
        } else if (told++ === 0) await written(other, 'a', 'any', later)
      }
      const first = items.findIndex((item) => !isEvents(item))
      const history1 = items.slice(0, first).flatMap((item) => (isEvents(item) ? item : []))
      assert.deepEqual(ids(history1), ids(past), 'all that there was comes before it')
      assert(
        items.every((item, n) => isEvents(item) || n === 0 || isEvents(items[n - 1] ?? caughtUp)),
        'never twice without an event between',
      )
    },
    ({ caughtUp }) => caughtUp,
  ),
]
