/** A: what an append promises. */
import assert from 'node:assert/strict'

import { clause } from './clause.ts'
import { all, event, events, ids, refused, revisions, unchanged, written } from './events.ts'

export const appending = [
  clause('A1', 'begins a stream, and says where and that it did', async ({ store }) => {
    const appended = await written(store, 'a', 'none', events(2))
    const read = await all(store.read('a'))
    assert.deepEqual(revisions(read), [0n, 1n])
    assert.deepEqual(appended, { revision: 1n, position: read[1]?.position, created: true })
  }),

  clause('A2', 'continues a stream after the revision named', async ({ store }) => {
    await written(store, 'a', 'none', events(2))
    const appended = await written(store, 'a', 1n, events(2))
    const read = await all(store.read('a'))
    assert.deepEqual(revisions(read), [0n, 1n, 2n, 3n])
    assert.deepEqual(appended, { revision: 3n, position: read[3]?.position, created: false })
  }),

  clause('A3', 'refuses a revision that others have passed', async ({ store }) => {
    await written(store, 'a', 'none', events(3))
    const error = await unchanged(store, () => refused(store, 'a', 1n, events(1)))
    assert.deepEqual(error, { type: 'Conflict', stream: 'a', expected: 1n, actual: 2n })
  }),

  clause('A4', 'refuses to begin a stream that there is', async ({ store }) => {
    await written(store, 'a', 'none', events(1))
    const error = await unchanged(store, () => refused(store, 'a', 'none', events(1)))
    assert.deepEqual(error, { type: 'Conflict', stream: 'a', expected: 'none', actual: 0n })
  }),

  clause('A4', 'refuses to continue a stream that there is not', async ({ store }) => {
    const error = await unchanged(store, () => refused(store, 'a', 0n, events(1)))
    assert.deepEqual(error, { type: 'Conflict', stream: 'a', expected: 0n, actual: 'none' })
  }),

  clause('A5', 'appends under `exists` only to a stream that there is', async ({ store }) => {
    const error = await unchanged(store, () => refused(store, 'a', 'exists', events(1)))
    assert.deepEqual(error, { type: 'Conflict', stream: 'a', expected: 'exists', actual: 'none' })
    await written(store, 'a', 'none', events(1))
    assert.equal((await written(store, 'a', 'exists', events(1))).revision, 1n)
  }),

  clause('A7', 'refuses a revision that nobody has reached: no holes', async ({ store }) => {
    await written(store, 'a', 'none', events(2))
    for (const expected of [2n, 5n, 2n ** 63n, 2n ** 64n - 1n]) {
      const error = await unchanged(store, () => refused(store, 'a', expected, events(1)))
      assert.deepEqual(error, { type: 'Conflict', stream: 'a', expected, actual: 1n })
    }
  }),

  clause('A9', 'writes nothing for no events, yet holds to what is expected', async ({ store }) => {
    const nothing = { revision: 'none', position: undefined, created: false }
    for (const expected of ['none', 'any'] as const)
      assert.deepEqual(await written(store, 'a', expected, []), nothing)
    for (const expected of [0n, 'exists'] as const)
      assert.equal((await refused(store, 'a', expected, [])).type, 'Conflict')
    await written(store, 'a', 'none', events(2))
    await unchanged(store, async () => {
      for (const expected of [1n, 'any', 'exists'] as const)
        assert.deepEqual(await written(store, 'a', expected, []), { ...nothing, revision: 1n })
      for (const expected of ['none', 0n, 2n] as const)
        assert.equal((await refused(store, 'a', expected, [])).type, 'Conflict')
    })
  }),

  clause('A10', 'keeps the order of an append, in its stream and in the log', async ({ store }) => {
    const [first, second] = [events(20), events(20)]
    await written(store, 'a', 'none', first)
    await written(store, 'b', 'none', [event()])
    await written(store, 'a', 19n, second)
    assert.deepEqual(ids(await all(store.read('a'))), ids([...first, ...second]))
    const ofA = (await all(store.readAll())).filter(({ stream }) => stream === 'a')
    assert.deepEqual(ids(ofA), ids([...first, ...second]))
  }),
]
