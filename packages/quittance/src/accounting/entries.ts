/** The journal of a ledger, read page by page: of all of it, or of one contract. */
import type { AnnualDate, CollectionId } from '@quittance/domain/values'
import type { Decoded, EventStore } from '@quittance/event-store'
import { tell } from '@quittance/ledger'
import { type BookedEvent, type Cut, cut, type Entry, journal } from '@quittance/projections'

export interface Asked extends Cut {
  /** All of them, unless one is named. */
  readonly contract?: string | undefined
}

/** What may post, and the entry that it made if it did. */
interface Booked {
  readonly told: Decoded<BookedEvent>
  readonly entry: Entry | undefined
}

/**
 * Numbered as in the whole ledger, whatever is asked for: an extract has the numbers that its entries have there.
 * A receipt that several contracts share stands whole in the journal of each.
 */
export async function* entriesOf(
  store: Pick<EventStore, 'readAll'>,
  closes: AnnualDate,
  { contract, asOf, knownAt }: Asked,
): AsyncIterable<ReadonlyArray<Booked>> {
  const receipts = contract === undefined ? undefined : await receiptsOf(store, contract)
  const isAsked = ({ event, stream }: Decoded<BookedEvent>): boolean => {
    if (receipts === undefined) return true
    return stream.startsWith('collection-') && 'collectionId' in event
      ? receipts.has(event.collectionId)
      : 'contractId' in event && event.contractId === contract
  }
  const enter = journal(closes)
  const streamPrefixes = ['contract-', 'collection-', 'guaranteeLine-']
  const history = booked(store.readAll({ filter: { streamPrefixes } }))
  for await (const page of cut(knownAt === undefined ? {} : { knownAt })(history)) {
    const told = page.map((each) => ({ told: each, entry: enter(each) }))
    // By booking day only what is printed is cut, so that no number depends on it.
    yield told.filter(
      ({ told: each, entry }) =>
        isAsked(each) && (asOf === undefined || (entry?.bookedOn ?? asOf) <= asOf),
    )
  }
}

/** Those of which some money was that contract's. */
const receiptsOf = async (
  { readAll }: Pick<EventStore, 'readAll'>,
  contract: string,
): Promise<ReadonlySet<CollectionId>> => {
  const receipts = new Set<CollectionId>()
  for await (const page of booked(readAll({ filter: { streamPrefixes: ['collection-'] } }))) {
    for (const { event } of page) {
      if (!('collectionId' in event) || !('contractId' in event)) continue
      if (event.contractId === contract) receipts.add(event.collectionId)
    }
  }
  return receipts
}

async function* booked(
  pages: ReturnType<EventStore['readAll']>,
): AsyncIterable<ReadonlyArray<Decoded<BookedEvent>>> {
  for await (const page of pages) yield page.map((each) => tell(each) as Decoded<BookedEvent>)
}
