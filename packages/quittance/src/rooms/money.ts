/** Money that comes in or goes out: collections and advances. */
import { Advance, Collection } from '@quittance/domain'
import { type CollectionRow, collections, leftOf } from '@quittance/projections'

import { wordsOf } from './figures.ts'
import { kept, roomOf, view } from './room.ts'

/** Of a receipt where all of it is; of what the client reported, how much is charged to him. */
export const receipts = roomOf(
  Collection,
  (state) => {
    if (state.status === 'Absent') return {}
    if (state.status === 'Reported') {
      const { report, charged } = state
      return { reported: report.amount, charged }
    }
    const { received, allocated, held, refunded, forwarded } = state
    return {
      ...{ received: received.amount, allocated, held, refunded, forwarded },
      ...{ reversed: Collection.reversedAmount(state), left: Collection.unallocated(state) },
    }
  },
  [
    view('collections', collections, (row: CollectionRow) => {
      const { state, report, received, allocated, held, refunded, forwarded, reversed } = row
      if (state === 'reported') {
        return { reported: report?.amount, charged: report?.charged }
      }
      const gone = { allocated, held, refunded, forwarded, reversed }
      return { received, ...gone, left: leftOf(row) }
    }),
  ],
  [kept(collections)],
)

/** No projection is of advances alone: what they moved is their contract's. */
export const advances = roomOf(
  Advance,
  (state) =>
    state.status === 'Absent'
      ? {}
      : {
          ...wordsOf({ status: state.status.toLowerCase() }),
          ...{ amount: state.amount },
        },
  [],
)
