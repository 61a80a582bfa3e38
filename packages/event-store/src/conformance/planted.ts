/** Rows put into the store past its port, and what a reader makes of them. */
import { randomUUID } from 'node:crypto'

import type { Pages } from '../event-store.ts'
import { countOf, positionOf } from '../position.ts'
import { ReadError, type ReadFailure } from '../read-error.ts'
import type { Position } from '../recorded.ts'
import type { Row } from '../row.ts'

export const planted = (
  row: Pick<Row, 'stream' | 'revision' | 'position'> & Partial<Row>,
): Row => ({
  id: randomUUID(),
  type: 'Happened',
  data: '{}',
  metadata: '{"actor":"contract"}',
  ...row,
})

/** A store whose positions are no counts sets its own, and does not look at this one. */
export const nextTo = (position: Position | undefined): Position =>
  positionOf((countOf(position ?? '') ?? -1n) + 1n)

export const damaged: ReadonlyArray<readonly [what: string, columns: Partial<Row>]> = [
  ['data that breaks off', { data: '{"n":' }],
  ['data that is a text', { data: '"text"' }],
  ['data that is a list', { data: '[]' }],
  ['data that is nothing', { data: '' }],
  ['data that is null', { data: 'null' }],
  ['metadata that breaks off', { metadata: '{' }],
  ['metadata that is a list', { metadata: '["actor"]' }],
  ['metadata that is no text', { metadata: '{"actor":1}' }],
]

/** Why the reading broke off; `undefined` if it did not, or by something that is no `ReadError`. */
export const failureOf = async (
  pages: AsyncIterable<unknown>,
): Promise<ReadFailure | undefined> => {
  try {
    for await (const _page of pages);
    return undefined
  } catch (error) {
    return error instanceof ReadError ? error.failure : undefined
  }
}

/** The ids that arrived, and the place of the event that did not. */
export const decodeFailure = async (pages: Pages) => {
  const before: Array<string> = []
  try {
    for await (const page of pages) before.push(...page.map(({ id }) => id))
    return { before, at: 'the end' }
  } catch (error) {
    if (!(error instanceof ReadError) || error.failure.type !== 'DecodeFailure') throw error
    return { before, at: [error.failure.stream, error.failure.revision] }
  }
}
