/** How a history becomes a table. */
import type { Decoded } from '@quittance/event-store'

/**
 * A table of rows, each folded from the events that share its key; an event without a key is none of
 * its business. Rebuilt from the first event whenever we like, so its shape is free; it decides nothing.
 */
export interface Projection<Row, Event> {
  readonly key: (told: Decoded<Event>) => string | undefined
  readonly next: (row: Row | undefined, told: Decoded<Event>) => Row | undefined
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
        if (row !== undefined) rows.set(of, row)
      }
    }
    return rows
  }
