/** I: the same events again. The rule that keeps money single. */
import assert from 'node:assert/strict'
import { either as E } from 'fp-ts'

import { clause } from './clause.ts'
import { all, event, ids, unchanged, written } from './events.ts'
import { type Column, parsed, type Sequence, sequences } from './sequences.ts'

export const idempotence = [
  ...sequences.map((sequence) =>
    clause(sequence.row, `answers ${sequence.steps}: ${sequence.meaning}`, async (scene) => {
      const column =
        scene.capabilities.idempotence === 'strict' ? sequence.strict : sequence.asEventStoreDb
      await play(scene.store, sequence, column)
    }),
  ),

  clause('I1', 'gives the same answer to the same append again', async ({ store, other }) => {
    const [first, second] = [[event(), event()], [event()]]
    const answers = [
      await written(store, 'a', 'none', first),
      await written(store, 'a', 1n, second),
    ]
    await unchanged(store, async () => {
      assert.deepEqual(await written(other, 'a', 'none', first), answers[0])
      assert.deepEqual(await written(other, 'a', 1n, second), answers[1])
    })
  }),

  clause(
    'I5',
    'knows an id in whatever stream it is',
    async ({ store }) => {
      const [one, two] = [event(), event()]
      await written(store, 'a', 'none', [one])
      await unchanged(store, async () => {
        for (const [expected, batch] of [
          ['none', [one]],
          ['any', [one]],
          ['none', [two, one]],
        ] as const) {
          const duplicate = { type: 'Duplicate', stream: 'b', id: one.id }
          assert.deepEqual(await store.append('b', expected, batch)(), E.left(duplicate))
        }
        const twice = { type: 'Duplicate', stream: 'b', id: two.id }
        assert.deepEqual(await store.append('b', 'none', [two, two])(), E.left(twice))
      })
    },
    ({ idempotence }) =>
      idempotence === 'strict' || { not: 'at the end of its stream an id is written again' },
  ),
]

/** Every step is accepted at the place where its events are, but for the refusals that are named. */
const play = async (
  store: Parameters<typeof written>[0],
  { steps }: Sequence,
  { count, refusals = {} }: Column,
) => {
  const numbered = Array.from({ length: 10 }, () => event())
  for (const { text, expected, numbers } of parsed(steps)) {
    const batch = numbers.flatMap((number) => numbered[number] ?? [])
    const answer = await store.append('a', expected, batch)()
    const refusal = refusals[text]
    if (refusal === undefined) {
      assert(E.isRight(answer), `${text} of ${steps} is accepted`)
      const there = (await all(store.read('a'))).find(
        ({ revision }) => revision === answer.right.revision,
      )
      assert.equal(there?.id, batch.at(-1)?.id, `${text} of ${steps} is answered with its place`)
      assert.equal(there?.position, answer.right.position)
    } else {
      assert(E.isLeft(answer), `${text} of ${steps} is refused`)
      assert.equal(answer.left.type, refusal)
    }
  }
  const read = ids(await all(store.read('a')))
  assert.equal(read.length, count, `${steps} leaves ${count} events`)
}
