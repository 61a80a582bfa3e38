/** The posting table: each event that may post, and its rule. One without a rule does not compile. */
import type { BookedEvent, Books } from './books.ts'
import type { Posted } from './entry.ts'
import type { Postings } from './posting.ts'
import { clientMoney } from './postings/client-money.ts'
import { collections } from './postings/collections.ts'
import { commissions } from './postings/commissions.ts'
import { cover } from './postings/cover.ts'
import { directPayments } from './postings/direct-payments.ts'
import { fund } from './postings/fund.ts'
import { incoming } from './postings/incoming.ts'
import { losses } from './postings/losses.ts'
import { schedules } from './postings/schedules.ts'
import { silent } from './postings/silent.ts'

export const postingTable: Postings<BookedEvent['type']> = {
  ...clientMoney,
  ...collections,
  ...commissions,
  ...cover,
  ...directPayments,
  ...fund,
  ...incoming,
  ...losses,
  ...schedules,
  ...silent,
}

/** One balanced entry, or none. */
export const postingOf = (event: BookedEvent, books: Books): Posted | undefined => {
  const post = postingTable[event.type] as (event: BookedEvent, books: Books) => Posted | undefined
  return post(event, books)
}
