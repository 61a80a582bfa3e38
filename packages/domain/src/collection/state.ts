/** What a collection knows. Rebuilt from its events, so its shape may change at any time. */
import type { DebtorId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import { isNegative, type Money, minus, plus, sum, zero } from '../values/money.ts'
import type { CollectionReceived, Event } from './events.ts'

export type State = { readonly status: 'Absent' } | Collection

export interface Collection {
  readonly status: 'Received' | 'Identified'
  readonly received: CollectionReceived
  readonly debtorId: DebtorId | undefined
  /** Taken by invoices, or meant for them and not yet answered. */
  readonly allocated: Money
  /** A debtor's credit. */
  readonly held: Money
}

export const initial: State = { status: 'Absent' }

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 1

export const evolve = (state: State, event: Event): Collection => {
  if (event.type === 'CollectionReceived') {
    invariant(state.status === 'Absent', 'a collection is received twice')
    const nothing = zero(event.amount.currency)
    const received = { received: event, debtorId: undefined, allocated: nothing, held: nothing }
    return { status: 'Received', ...received }
  }
  invariant(state.status !== 'Absent', `${event.type} before CollectionReceived`)

  switch (event.type) {
    case 'CollectionIdentified':
      return { ...state, status: 'Identified', debtorId: event.debtorId }
    case 'PaymentAllocated': {
      const amounts = event.allocations.map(({ amount }) => amount)
      const allocated = plus(state.allocated, sum(amounts, state.allocated.currency))
      return consistent({ ...state, allocated })
    }
    case 'RemainderHeld': {
      const allocated = minus(state.allocated, event.amount)
      return consistent({ ...state, allocated, held: plus(state.held, event.amount) })
    }
  }
}

/** Received, and neither allocated nor held. */
export const unallocated = ({ received, allocated, held }: Collection): Money =>
  minus(minus(received.amount, allocated), held)

const consistent = (collection: Collection): Collection => {
  invariant(
    !isNegative(unallocated(collection)) && !isNegative(collection.allocated),
    `${collection.received.collectionId} gives more than it has`,
  )
  return collection
}
