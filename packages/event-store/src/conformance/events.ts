/** Events to write, and what was read of them. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { either as E } from 'fp-ts'

import type { AppendError } from '../append-error.ts'
import type { Appended, EventStore, Expected, Pages } from '../event-store.ts'
import type { Recorded, Stored } from '../recorded.ts'

export const event = (type = 'Happened', data: Stored['data'] = {}): Stored => ({
  id: randomUUID(),
  type,
  data,
  metadata: { actor: 'contract', recordedAt: '2026-01-05T09:00:00.000Z' },
})

export const events = (count: number): ReadonlyArray<Stored> =>
  Array.from({ length: count }, (_, n) => event('Happened', { n }))

/** Appends, or fails the clause. */
export const written = async (
  store: EventStore,
  stream: string,
  expected: Expected,
  batch: ReadonlyArray<Stored>,
): Promise<Appended> => {
  const answer = await store.append(stream, expected, batch)()
  assert(E.isRight(answer), `the append to ${stream} was refused: ${shown(answer)}`)
  return answer.right
}

/** Is refused, or fails the clause. */
export const refused = async (
  store: EventStore,
  stream: string,
  expected: Expected,
  batch: ReadonlyArray<Stored>,
): Promise<AppendError> => {
  const answer = await store.append(stream, expected, batch)()
  assert(E.isLeft(answer), `the append to ${stream} was accepted: ${shown(answer)}`)
  return answer.left
}

/** Runs `attempt`; afterwards the log must be what it was before. */
export const unchanged = async <A>(store: EventStore, attempt: () => Promise<A>): Promise<A> => {
  const before = await all(store.readAll())
  const result = await attempt()
  assert.deepEqual(await all(store.readAll()), before, 'nothing may have been written')
  return result
}

export const inPages = async (pages: Pages): Promise<ReadonlyArray<ReadonlyArray<Recorded>>> => {
  const read: Array<ReadonlyArray<Recorded>> = []
  for await (const page of pages) read.push(page)
  return read
}

export const all = async (pages: Pages): Promise<ReadonlyArray<Recorded>> =>
  (await inPages(pages)).flat()

export const ids = (batch: ReadonlyArray<{ readonly id: string }>): ReadonlyArray<string> =>
  batch.map(({ id }) => id)

export const revisions = (batch: ReadonlyArray<Recorded>): ReadonlyArray<bigint> =>
  batch.map(({ revision }) => revision)

/** Positions in the order read must be in order as text too, and none twice. */
export const assertAscending = (read: ReadonlyArray<Recorded>): void => {
  for (const [index, { position }] of read.entries()) {
    const before = read[index - 1]?.position
    assert(before === undefined || before < position, `${position} came after ${before}`)
  }
}

const shown = (value: unknown): string =>
  JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? `${inner}n` : inner))
