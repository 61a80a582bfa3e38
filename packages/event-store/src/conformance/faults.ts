/** I: what an append comes to when its answer is lost, and when others fail. */
import assert from 'node:assert/strict'
import { either as E } from 'fp-ts'

import type { EventStore, Expected } from '../event-store.ts'
import type { Stored } from '../recorded.ts'
import { clause } from './clause.ts'
import { all, event, events, ids, written } from './events.ts'

export const faults = [
  clause(
    'I7',
    'keeps one copy of an append whose answer was lost',
    async ({ store, other, loseAnswer }) => {
      const [first, second] = [events(3), events(2)]
      await loseAnswer()
      await sentAgain(store, 'a', 'none', first)
      await loseAnswer()
      await sentAgain(store, 'a', 2n, second)
      await written(store, 'a', 4n, [event()])
      const read = ids(await all(other.read('a')))
      assert.deepEqual(read.slice(0, 5), ids([...first, ...second]))
      assert.equal(read.length, 6)
    },
    ({ lostAnswers }) => lostAnswers,
  ),

  clause(
    'I8',
    'gives up by itself on an answer that never comes',
    async ({ store, other, silence }) => {
      const batch = events(2)
      await silence()
      await sentAgain(store, 'a', 'none', batch)
      await written(store, 'a', 1n, [event()])
      assert.equal((await all(other.read('a'))).length, 3)
    },
    ({ lostAnswers }) => lostAnswers,
  ),

  clause(
    'I9',
    'is not disturbed by what befalls another handle',
    async ({ store, other }) => {
      const batches = Array.from({ length: 20 }, () => events(2))
      const mine = batches.map((batch, n) => store.append(`s${n % 4}`, 'any', batch)())
      const wrong = { ...event(), id: 'none', data: { value: 1n } } as unknown as Stored
      const theirs = [
        other.append('t', 'any', events(2))(),
        other.append('t', 7n, [event()])(),
        other.append('t', 'any', [wrong])(),
      ]
      await other.close()
      await Promise.all(theirs)
      const answers = await Promise.all(mine)
      assert(answers.every(E.isRight), 'each of its own appends is accepted')
      const read = (await all(store.readAll())).filter(({ stream }) => stream !== 't')
      assert.deepEqual(ids(read).toSorted(), ids(batches.flat()).toSorted())
    },
    ({ again }) => again,
  ),
]

/** As the ledger does: the same bytes at the same place, for as long as nobody knows. */
const sentAgain = async (
  store: EventStore,
  stream: string,
  expected: Expected,
  batch: ReadonlyArray<Stored>,
): Promise<void> => {
  for (let attempt = 0; attempt < 10; attempt++) {
    const answer = await store.append(stream, expected, batch)()
    if (E.isRight(answer)) return
    assert(answer.left.type === 'Unavailable', 'of a lost answer nobody knows')
  }
  assert.fail('sent ten times and not answered')
}
