/** How a history becomes a table. */
import type { Decoded, Json } from '@quittance/event-store'
import type * as t from 'io-ts'

/**
 * A table of rows, each folded from the events that share its key; an event without a key is none of
 * its business. Rebuilt from the first event whenever we like, so its shape is free; it decides nothing.
 */
export interface Projection<Row, Event> {
  readonly key: (told: Decoded<Event>) => string | undefined
  /** Nothing: there is no such row, or no longer. */
  readonly next: (row: Row | undefined, told: Decoded<Event>) => Row | undefined
}

/** One whose rows may be kept on disk, as the ledger keeps them. */
export interface PersistentProjection<Row, Event> extends Projection<Row, Event> {
  readonly name: string
  /** Of the fold: another, once the same events shall give other rows. */
  readonly version: string
  /** The streams it is folded from, by what stands before their identity. */
  readonly category: string
  /** What becomes of an event that it cannot be told: money stops, for it must not skip. */
  readonly unfit: 'stop' | 'park'
  /** How a row is written down; a row is small, however long the history. */
  readonly Row: t.Type<Row, Json>
}

/** The whole table, from the whole history, page by page in the order in which it was recorded. */
export const project =
  <Row, Event>({ key, next }: Projection<Row, Event>) =>
  async (
    history: AsyncIterable<ReadonlyArray<Decoded<Event>>>,
  ): Promise<ReadonlyMap<string, Row>> => {
    const rows = new Map<string, Row>()
    for await (const page of history) {
      for (const told of page) {
        const of = key(told)
        if (of === undefined) continue
        const row = next(rows.get(of), told)
        if (row === undefined) rows.delete(of)
        else rows.set(of, row)
      }
    }
    return rows
  }
