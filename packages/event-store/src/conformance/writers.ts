/** A and G: what holds when many write at once. */
import assert from 'node:assert/strict'
import { either as E } from 'fp-ts'

import type { EventStore } from '../event-store.ts'
import type { Position, Recorded, Revision, Stored } from '../recorded.ts'
import { clause } from './clause.ts'
import { all, assertAscending, event, events, ids, revisions, written } from './events.ts'

export const writers = [
  clause('A6', 'takes every append under `any`, however many at once', async (scene) => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => written(of(scene, n), 'a', 'any', events(3))),
    )
    const read = await all(scene.store.read('a'))
    assert.deepEqual(
      revisions(read),
      Array.from({ length: 60 }, (_, n) => BigInt(n)),
    )
  }),

  clause('A11', 'lets one of two writers at a revision win', async (scene) => {
    await written(scene.store, 'a', 'none', [event()])
    for (const revision of [0n, 1n, 2n, 3n]) {
      const answers = await Promise.all(
        [0, 1].map((n) => of(scene, n).append('a', revision, [event()])()),
      )
      assert.equal(answers.filter(E.isRight).length, 1)
      const lost = answers.find(E.isLeft)?.left
      assert.equal(lost?.type, 'Conflict')
      assert.equal((await all(scene.store.read('a'))).length, Number(revision) + 2)
    }
  }),

  clause('A12', 'keeps all that it acknowledged, and nothing else', async (scene) => {
    const acknowledged = (
      await Promise.all(Array.from({ length: 10 }, (_, n) => contend(of(scene, n), 100)))
    ).flat()
    assert(acknowledged.length >= 100 && acknowledged.length < 1_000, 'some won and some lost')
    const read = await all(scene.other.readAll())
    assert.deepEqual(ids(read).toSorted(), acknowledged.toSorted())
  }),

  clause('G3', 'keeps an append together in the log', async (scene) => {
    const batches = Array.from({ length: 20 }, () => events(5))
    await Promise.all(batches.map((batch, n) => written(of(scene, n), `s${n % 4}`, 'any', batch)))
    const read = ids(await all(scene.store.readAll()))
    for (const batch of batches) {
      const begin = read.indexOf(batch[0]?.id ?? '')
      assert.deepEqual(read.slice(begin, begin + 5), ids(batch))
    }
  }),

  clause(
    'G4',
    'shows a reader who follows ten writers each event once, in order',
    async (scene) => {
      let writing = true
      const follower = follow(scene.other, () => writing)
      const batches = Array.from({ length: 100 }, () => events(2))
      await Promise.all(
        Array.from({ length: 10 }, async (_, n) => {
          for (const batch of batches.slice(n * 10, n * 10 + 10))
            await written(of(scene, n), `s${n % 3}`, 'any', batch)
        }),
      )
      writing = false
      const seen = await follower
      assertAscending(seen)
      assert.deepEqual(ids(seen).toSorted(), ids(batches.flat()).toSorted())
    },
  ),

  clause('G6', 'holds no reader up for an append that was refused', async (scene) => {
    await written(scene.store, 'a', 'none', [event()])
    const [first] = await all(scene.other.readAll())
    const wrong = { ...event(), data: { value: undefined } } as unknown as Stored
    await scene.store.append('a', 'any', [event(), wrong])()
    await scene.store.append('a', 7n, [event()])()
    const next = event()
    await written(scene.store, 'a', 0n, [next])
    const after = first === undefined ? {} : { after: first.position }
    assert.deepEqual(ids(await all(scene.other.readAll(after))), [next.id])
  }),
]

const of = (scene: { store: EventStore; other: EventStore }, n: number): EventStore =>
  n % 2 === 0 ? scene.store : scene.other

/** So many attempts on a stream that all fight for; gives the ids acknowledged. */
const contend = async (store: EventStore, attempts: number): Promise<ReadonlyArray<string>> => {
  const acknowledged: Array<string> = []
  let expected: Revision = 'none'
  for (let attempt = 0; attempt < attempts; attempt++) {
    const one = event()
    const answer = await store.append('a', expected, [one])()
    if (E.isRight(answer)) {
      acknowledged.push(one.id)
      expected = answer.right.revision
    } else {
      assert(answer.left.type === 'Conflict', 'who loses is told where the stream is')
      expected = answer.left.actual
    }
  }
  return acknowledged
}

/** Reads on from the last position seen for as long as someone writes, and once more. */
const follow = async (
  store: EventStore,
  writing: () => boolean,
): Promise<ReadonlyArray<Recorded>> => {
  const seen: Array<Recorded> = []
  let more = true
  while (more) {
    more = writing()
    const after: Position | undefined = seen.at(-1)?.position
    for await (const page of store.readAll(after === undefined ? {} : { after })) seen.push(...page)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return seen
}
