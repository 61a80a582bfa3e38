/** A store's pages in the words of a room. */
import type { Decoded, Pages } from '@quittance/event-store'
import { tell } from '@quittance/ledger'

/** The streams of a room hold that room's events: `tell` stops at any other. */
export async function* told<Event>(pages: Pages): AsyncIterable<ReadonlyArray<Decoded<Event>>> {
  for await (const page of pages) yield page.map((recorded) => tell(recorded) as Decoded<Event>)
}
