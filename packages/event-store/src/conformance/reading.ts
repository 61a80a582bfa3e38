/** R: reading one stream. */
import assert from 'node:assert/strict'

import type { StreamRange } from '../event-store.ts'
import { positionOf } from '../position.ts'
import { clause } from './clause.ts'
import { all, event, events, ids, inPages, revisions, written } from './events.ts'
import { damaged, decodeFailure, failureOf, nextTo, planted } from './planted.ts'

const windows: ReadonlyArray<
  readonly [row: string, title: string, StreamRange, revisions: ReadonlyArray<bigint>]
> = [
  ['R2', 'from its first event', {}, [0n, 1n, 2n, 3n, 4n]],
  ['R2', 'from a revision on, itself included', { from: 3n }, [3n, 4n]],
  ['R2', 'no further than the limit', { from: 1n, limit: 2 }, [1n, 2n]],
  ['R2', 'not at all with a limit of none', { limit: 0 }, []],
  ['R2', 'not at all beyond its end', { from: 5n }, []],
  ['R2', 'not at all beyond any end', { from: 2n ** 64n - 1n }, []],
  ['R3', 'backwards from its end', { direction: 'backwards' }, [4n, 3n, 2n, 1n, 0n]],
  ['R3', 'backwards from a revision', { direction: 'backwards', from: 2n }, [2n, 1n, 0n]],
  ['R3', 'backwards down to one', { direction: 'backwards', from: 3n, to: 2n }, [3n, 2n]],
  ['R3', 'backwards to a limit', { direction: 'backwards', limit: 2 }, [4n, 3n]],
  [
    'R3',
    'backwards from far beyond',
    { direction: 'backwards', from: 2n ** 64n - 1n, limit: 1 },
    [4n],
  ],
  ['R4', 'up to a revision, itself included', { to: 2n }, [0n, 1n, 2n]],
  ['R4', 'through a window', { from: 1n, to: 3n }, [1n, 2n, 3n]],
  ['R4', 'a single event', { from: 2n, to: 2n }, [2n]],
  ['R4', 'not at all through a window that is none', { from: 3n, to: 1n }, []],
  ['R4', 'to its end when that comes first', { from: 3n, to: 9n }, [3n, 4n]],
]

export const reading = [
  clause('R1', 'has no page of a stream that there is not', async ({ store }) => {
    await written(store, 'b', 'none', [event()])
    assert.deepEqual(await inPages(store.read('a')), [])
  }),

  ...windows.map(([row, title, range, expected]) =>
    clause(row, `reads a stream ${title}`, async ({ store }) => {
      await written(store, 'a', 'none', events(2))
      await written(store, 'b', 'none', events(2))
      await written(store, 'a', 1n, events(3))
      const read = await all(store.read('a', range))
      assert.deepEqual(revisions(read), expected)
      assert(read.every(({ stream }) => stream === 'a'))
    }),
  ),

  clause('R6', 'reads a long stream page by page, each event once, in order', async ({ store }) => {
    const long = await longStream(store)
    for (const pages of [await inPages(store.read('a')), await inPages(store.readAll())]) {
      assert(pages.length > 1, 'there is more than one page')
      assert(pages.every((page) => page.length > 0))
      assert.deepEqual(ids(pages.flat()), long)
    }
    const backwards = await all(store.read('a', { direction: 'backwards' }))
    assert.deepEqual(ids(backwards), long.toReversed())
    assert.deepEqual(ids(await all(store.read('a', { limit: 2_001 }))), long.slice(0, 2_001))
  }),

  clause('R6', 'lets a reader leave early', async ({ store, other }) => {
    const long = await longStream(store)
    for await (const page of store.read('a')) {
      assert.equal(page[0]?.id, long[0])
      break
    }
    for await (const _page of store.readAll()) break
    await written(other, 'a', 2_499n, [event()])
  }),

  clause('R7', 'refuses a range that is none, before it reads', async ({ store }) => {
    for (const range of [{ from: -1n }, { to: -1n }, { from: 2n ** 64n }, { to: 2n ** 64n }]) {
      for (const direction of ['forwards', 'backwards'] as const) {
        const failure = await failureOf(store.read('nowhere', { ...range, direction }))
        assert.equal(failure?.type, 'InvalidRange')
      }
    }
    for (const limit of [-1, 0.5, Number.NaN]) {
      assert.equal((await failureOf(store.read('a', { limit })))?.type, 'InvalidRange')
      assert.equal((await failureOf(store.readAll({ limit })))?.type, 'InvalidRange')
    }
  }),

  clause('R8', 'tells a stream that there is from one that is not', async ({ store }) => {
    await written(store, 'ab', 'none', [event()])
    assert.equal((await all(store.read('ab', { limit: 1 }))).length, 1)
    for (const near of ['a', 'abc', 'AB', 'ab ', 'b'])
      assert.deepEqual(await all(store.read(near, { limit: 1 })), [])
  }),

  clause('R9', 'finds the last event of a stream', async ({ store }) => {
    const batch = events(3)
    await written(store, 'a', 'none', batch)
    await written(store, 'b', 'none', [event()])
    const last = await all(store.read('a', { direction: 'backwards', limit: 1 }))
    assert.deepEqual([ids(last), revisions(last)], [[batch[2]?.id], [2n]])
  }),

  clause(
    'R10',
    'counts beyond 2^53 without losing one',
    async ({ store, plant }) => {
      const far = 2n ** 53n + 1n
      await plant(planted({ stream: 'a', revision: far, position: positionOf(far + 2n) }))
      const appended = await written(store, 'a', far, [event(), event()])
      assert.equal(appended.revision, far + 2n)
      assert.deepEqual(revisions(await all(store.read('a'))), [far, far + 1n, far + 2n])
      assert.deepEqual(revisions(await all(store.read('a', { from: far + 1n, to: far + 1n }))), [
        far + 1n,
      ])
      const read = await all(store.readAll({ after: positionOf(far + 3n) }))
      assert.deepEqual([read.length, read[0]?.position], [1, appended.position])
    },
    ({ plant }) => plant,
  ),

  clause('R11', 'fills in the whole envelope', async ({ store }) => {
    const one = event('Happened', { n: 1 })
    const { position } = await written(store, 'a', 'none', [one])
    const [read] = await all(store.read('a'))
    assert.deepEqual(read, { ...one, stream: 'a', revision: 0n, position })
    assert.deepEqual(await all(store.readAll()), [read])
  }),

  ...damaged.map(([what, columns]) =>
    clause(
      'R12',
      `reports ${what} as damage, after what comes before it`,
      async ({ store, plant }) => {
        const first = event()
        const { position } = await written(store, 'a', 'none', [first])
        await plant(planted({ stream: 'a', revision: 1n, position: nextTo(position), ...columns }))
        for (const pages of [store.read('a'), store.readAll()])
          assert.deepEqual(await decodeFailure(pages), { before: [first.id], at: ['a', 1n] })
      },
      ({ plant }) => plant,
    ),
  ),
]

const longStream = async (store: Parameters<typeof written>[0]): Promise<ReadonlyArray<string>> => {
  const batches = [events(1_000), events(1_000), events(500)]
  await written(store, 'a', 'none', batches[0] ?? [])
  await written(store, 'a', 999n, batches[1] ?? [])
  await written(store, 'a', 1_999n, batches[2] ?? [])
  return ids(batches.flat())
}
