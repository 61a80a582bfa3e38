/** S4 and C4: checkpoints, which are kept beside the events. */
import assert from 'node:assert/strict'

import { clause } from './clause.ts'
import { all } from './events.ts'

export const checkpoints = [
  clause('S4', 'keeps the last checkpoint of each name', async ({ store }) => {
    const { load, save } = store.checkpoints
    assert.equal(await load('policies'), undefined)
    await save('policies', 'one')
    await save('balances', 'other')
    await save('policies', 'two')
    assert.deepEqual(await Promise.all(['policies', 'balances'].map(load)), ['two', 'other'])
    assert.deepEqual(await all(store.readAll()), [], 'a checkpoint is no event')
  }),

  clause('C4', 'replaces a checkpoint only by who knows what is kept', async ({ store, other }) => {
    const { load, replace, save } = store.checkpoints
    assert.equal(await replace('policies', 'one', 'two'), false)
    assert.equal(await load('policies'), undefined)
    assert.equal(await replace('policies', undefined, 'one'), true)
    assert.equal(await other.checkpoints.replace('policies', undefined, 'first'), false)
    assert.equal(await other.checkpoints.replace('policies', 'one', 'two'), true)
    assert.equal(await replace('policies', 'one', 'three'), false)
    await save('balances', 'one')
    assert.equal(await replace('balances', 'one', 'two'), true)
    assert.deepEqual(await Promise.all(['policies', 'balances'].map(load)), ['two', 'two'])
    assert.deepEqual(await all(store.readAll()), [], 'a checkpoint is no event')
  }),

  clause('C4', 'counts up, and never back, whoever counts at once', async ({ store, other }) => {
    const count = async ({ load, replace }: typeof store.checkpoints) => {
      let left = 10
      for (let attempt = 0; left > 0 && attempt < 1_000; attempt++) {
        const before = await load('count')
        if (await replace('count', before, String(Number(before ?? 0) + 1))) left--
      }
    }
    await Promise.all([store, other, store, other].map(({ checkpoints }) => count(checkpoints)))
    assert.equal(await store.checkpoints.load('count'), '40')
  }),

  clause(
    'C4',
    'says rightly whether it replaced a checkpoint, though the answer was lost',
    async ({ store, other, loseAnswer }) => {
      await store.checkpoints.save('policies', 'one')
      await loseAnswer()
      const told = await store.checkpoints.replace('policies', 'one', 'two').catch(() => 'unknown')
      const kept = await other.checkpoints.load('policies')
      assert(told === 'unknown' || told === (kept === 'two'), `told ${told}, and ${kept} is kept`)
    },
    ({ lostAnswers }) => lostAnswers,
  ),
]
