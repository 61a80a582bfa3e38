/** T: a limit that many draw on at once. What a ledger is for, with nothing but exact revisions. */
import assert from 'node:assert/strict'
import { either as E } from 'fp-ts'

import type { EventStore } from '../event-store.ts'
import type { Recorded, Stored } from '../recorded.ts'
import { clause } from './clause.ts'
import { all, event, ids } from './events.ts'

const limit = 1_000
const [rounds, writers, attempts] = [10, 6, 8]

export const draws = [
  clause('T3', 'lets concurrent draws never exceed a limit', async ({ store, other }) => {
    for (let round = 0; round < rounds; round++) {
      const random = randomFrom(round)
      const stream = `line-${round}`
      const drawn = await Promise.all(
        Array.from({ length: writers }, (_, n) => draw(n % 2 ? store : other, stream, random)),
      )
      const read = await all(store.read(stream))
      const told = `round ${round}`
      assert.deepEqual(ids(read).toSorted(), ids(drawn.flat()).toSorted(), told)
      assert(sum(read) <= limit, `${told}: ${sum(read)} was drawn where ${limit} was the limit`)
      // Nobody stopped before the smallest draw did not fit any more.
      assert(sum(read) > limit - largest, `${told}: the limit was never in the way`)
    }
  }),
]

const largest = 100

/** Reads, decides, appends at the revision read; reads again when another was faster. */
const draw = async (
  store: EventStore,
  stream: string,
  random: () => number,
): Promise<ReadonlyArray<Stored>> => {
  const drawn: Array<Stored> = []
  let [full, conflicts] = [false, 0]
  while (!full) {
    const one = event('Drawn', { amount: 1 + Math.floor(random() * largest) })
    for (let written = false; !written && !full; ) {
      const past = await all(store.read(stream))
      for (let pause = Math.floor(random() * 3); pause > 0; pause--)
        await new Promise((resolve) => setImmediate(resolve))
      full = sum(past) + sum([one]) > limit
      if (full) break
      const answer = await store.append(stream, past.at(-1)?.revision ?? 'none', [one])()
      written = E.isRight(answer)
      if (E.isRight(answer)) drawn.push(one)
      else assert.equal(answer.left.type, 'Conflict', 'who was slower is told so')
      assert(written || ++conflicts < limit * attempts, 'somebody gets through')
    }
  }
  return drawn
}

const sum = (batch: ReadonlyArray<Pick<Recorded, 'data'>>): number =>
  batch.reduce((total, { data }) => total + Number(data['amount']), 0)

/** Mulberry32: the same round draws the same, in whatever order the writers come to it. */
const randomFrom = (seed: number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
