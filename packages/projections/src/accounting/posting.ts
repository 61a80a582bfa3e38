/** A posting: of one event, the entry that it makes, or none. */
import type { BookedEvent, Books } from './books.ts'
import type { Posted } from './entry.ts'

/** A rule for each of these events. */
export type Postings<Type extends BookedEvent['type']> = {
  readonly [T in Type]: (
    event: Extract<BookedEvent, { readonly type: T }>,
    books: Books,
  ) => Posted | undefined
}
