/** What a collection knows. Rebuilt from its events, so its shape may change at any time. */
import { List } from 'immutable'

import type { DebtorId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import { isNegative, type Money, minus, plus, sum, zero } from '../values/money.ts'
import type { CollectionReceived, CollectionReversed, Event, PaymentAllocated } from './events.ts'

export type State = { readonly status: 'Absent' } | Collection

export interface Collection {
  readonly status: 'Received' | 'Identified' | 'Reversed'
  readonly received: CollectionReceived
  readonly debtorId: DebtorId | undefined
  /** Taken by invoices, or meant for them and not yet answered. */
  readonly allocated: Money
  /** A debtor's credit. */
  readonly held: Money
  /** What was meant for invoices, in that order. */
  readonly allocations: List<Allocated>
  /** How the money went back, if it did. */
  readonly reversed: Pick<CollectionReversed, 'ground' | 'reversedOn'> | undefined
}

type Allocated = PaymentAllocated['allocations'][number] & {
  readonly contractId: PaymentAllocated['contractId']
}

export const initial: State = { status: 'Absent' }

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 1

export const evolve = (state: State, event: Event): Collection => {
  if (event.type === 'CollectionReceived') {
    invariant(state.status === 'Absent', 'a collection is received twice')
    const nothing = zero(event.amount.currency)
    return {
      ...{ status: 'Received', received: event, debtorId: undefined },
      ...{ allocated: nothing, held: nothing, allocations: List(), reversed: undefined },
    }
  }
  invariant(state.status !== 'Absent', `${event.type} before CollectionReceived`)

  switch (event.type) {
    case 'CollectionIdentified':
      return { ...state, status: 'Identified', debtorId: event.debtorId }
    case 'PaymentAllocated': {
      const amounts = event.allocations.map(({ amount }) => amount)
      const allocated = plus(state.allocated, sum(amounts, state.allocated.currency))
      const meant = event.allocations.map((each) => ({ ...each, contractId: event.contractId }))
      return consistent({ ...state, allocated, allocations: state.allocations.push(...meant) })
    }
    case 'RemainderHeld': {
      if (state.status === 'Reversed') return state
      const allocated = minus(state.allocated, event.amount)
      return consistent({ ...state, allocated, held: plus(state.held, event.amount) })
    }
    case 'CollectionReversed': {
      const nothing = zero(state.allocated.currency)
      return { ...state, status: 'Reversed', allocated: nothing, held: nothing, reversed: event }
    }
  }
}

/** Received, and neither allocated nor held; of no meaning once it went back. */
export const unallocated = ({ received, allocated, held }: Collection): Money =>
  minus(minus(received.amount, allocated), held)

const consistent = (collection: Collection): Collection => {
  invariant(
    !isNegative(unallocated(collection)) && !isNegative(collection.allocated),
    `${collection.received.collectionId} gives more than it has`,
  )
  return collection
}
