/** O: the end of a store. */
import assert from 'node:assert/strict'
import { either as E } from 'fp-ts'

import { clause } from './clause.ts'
import { all, event, events, written } from './events.ts'
import { failureOf } from './planted.ts'

export const closing = [
  clause('O1', 'settles what is under way when it is closed', async ({ store, other }) => {
    await written(store, 'a', 'none', [event()])
    const appends = Array.from({ length: 20 }, () => store.append('a', 'any', events(3))())
    const reads = Array.from({ length: 20 }, () => failureOf(store.read('a')))
    await store.close()
    const failures = await Promise.all(reads)
    assert(failures.every((failure) => failure === undefined || failure.type === 'Unavailable'))
    const answers = await Promise.all(appends)
    assert(answers.every((answer) => E.isRight(answer) || answer.left.type === 'Unavailable'))
    if (other !== store) {
      const kept = answers.filter(E.isRight).length
      assert.equal((await all(other.read('a'))).length, 1 + kept * 3)
    }
  }),

  clause('O1', 'takes and gives nothing once it is closed, and says so', async ({ store }) => {
    await written(store, 'a', 'none', events(2))
    const begun = store.read('a', { limit: 2 })
    await store.close()
    await store.close()
    const answer = await store.append('a', 1n, [event()])()
    assert(E.isLeft(answer) && answer.left.type === 'Unavailable')
    assert.equal(answer.left.mayHaveBeenWritten, false)
    for (const pages of [begun, store.read('a'), store.readAll()])
      assert.equal((await failureOf(pages))?.type, 'Unavailable')
    await assert.rejects(store.checkpoints.save('policies', '1'), { name: 'ReadError' })
    await assert.rejects(store.checkpoints.load('policies'), { name: 'ReadError' })
    const replaced = store.checkpoints.replace('policies', undefined, '1')
    await assert.rejects(replaced, { name: 'ReadError' })
  }),
]
