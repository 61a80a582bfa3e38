/** What a collection knows. Rebuilt from its events, so its shape may change at any time. */
import { List, Map as PersistentMap } from 'immutable'

import { ContractId, type DebtorId, id } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import type { MeansOfPayment } from '../values/means.ts'
import { isNegative, isPositive, type Money, minus, plus, sum, zero } from '../values/money.ts'
import type {
  CollectionReceived,
  CollectionReversed,
  DirectPaymentReported,
  Event,
  ExcessHeld,
  PaymentAllocated,
} from './events.ts'

export type State = { readonly status: 'Absent' } | Reported | Collection

/** The client has it, and is to pass it on. */
export interface Reported {
  readonly status: 'Reported'
  readonly report: DirectPaymentReported
  /** Of it, to his account. */
  readonly charged: Money
}

export interface Collection {
  readonly status: 'Received' | 'Identified' | 'Reversed'
  readonly received: Receipt
  /** Of what the client received and passed on. */
  readonly report: DirectPaymentReported | undefined
  /** Of the credit note that left it, of which no bank entry knows. */
  readonly excess: ExcessHeld | undefined
  readonly debtorId: DebtorId | undefined
  /** Taken by invoices, or meant for them and not yet answered; or by claims. */
  readonly allocated: Money
  /** Debtors' credit, by contract and debtor. */
  readonly credits: PersistentMap<string, Money>
  /** The same in all. */
  readonly held: Money
  readonly refunded: Money
  /** To the client: paid to him, or back to his account. */
  readonly forwarded: Money
  /** Of that, what is back on his account, since it had been charged to him before he passed it on. */
  readonly returned: Money
  /** What was meant for invoices, in that order. */
  readonly allocations: List<Allocated>
  /** What claims took: dividends, in that order. */
  readonly claims: List<Claimed>
  /** How the money went back, if it did. */
  readonly reversed: Pick<CollectionReversed, 'ground' | 'reversedOn'> | undefined
}

type Receipt = Pick<CollectionReceived, 'collectionId' | 'amount' | 'bookedOn'> & {
  readonly means: MeansOfPayment
}

type Allocated = PaymentAllocated['allocations'][number] & {
  readonly contractId: PaymentAllocated['contractId']
}

type Claimed = PaymentAllocated['claims'][number] & Pick<PaymentAllocated, 'contractId'>

export const initial: State = { status: 'Absent' }

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 2

export const evolve = (state: State, event: Event): Reported | Collection => {
  if (event.type === 'CollectionReceived') {
    invariant(state.status === 'Absent', 'a collection is received twice')
    return { ...received(event), status: 'Received' }
  }
  if (event.type === 'DirectPaymentReported') {
    invariant(state.status === 'Absent', 'a direct payment is reported twice')
    return { status: 'Reported', report: event, charged: zero(event.amount.currency) }
  }
  if (event.type === 'ExcessHeld') {
    invariant(state.status === 'Absent', 'the excess of a credit note is held twice')
    return excessHeld(event)
  }
  invariant(state.status !== 'Absent', `${event.type} before CollectionReceived`)
  if (event.type === 'ReportedPaymentCharged') {
    return state.status === 'Reported'
      ? { ...state, charged: plus(state.charged, event.amount) }
      : state
  }
  if (event.type === 'DirectPaymentPassedOn') {
    invariant(state.status === 'Reported', 'a direct payment is passed on that was not reported')
    const { collectionId, amount, means, passedOnOn: bookedOn, debtorId, charged } = event
    const { contractId, invoiceId } = event
    // What was charged has paid the invoice already: should the money go back, that is undone.
    const paid = isPositive(charged) ? [{ contractId, invoiceId, debtorId, amount: charged }] : []
    return {
      ...received({ collectionId, amount, means, bookedOn }),
      ...{ status: 'Identified', report: state.report, debtorId },
      ...{ forwarded: charged, returned: charged },
      allocations: List(paid),
    }
  }
  invariant(state.status !== 'Reported', `${event.type} of money that has not come`)
  return consistent(moved(state, event))
}

type Moving = Exclude<
  Event,
  {
    readonly type:
      | 'CollectionReceived'
      | 'ExcessHeld'
      | 'DirectPaymentReported'
      | 'ReportedPaymentCharged'
      | 'DirectPaymentPassedOn'
  }
>

const moved = (state: Collection, event: Moving): Collection => {
  switch (event.type) {
    case 'CollectionIdentified':
      return { ...state, status: 'Identified', debtorId: event.debtorId }
    case 'PaymentAllocated': {
      const { currency } = state.allocated
      const paid = sum(event.allocations.map(amountOf), currency)
      const claimed = sum(event.claims.map(amountOf), currency)
      return {
        ...state,
        allocated: plus(plus(state.allocated, paid), claimed),
        allocations: meant(state, event),
        claims: state.claims.push(
          ...event.claims.map((each) => ({ ...each, contractId: event.contractId })),
        ),
      }
    }
    case 'RemainderHeld': {
      if (state.status === 'Reversed') return state
      const { contractId, debtorId, amount } = event
      const allocated = minus(state.allocated, amount)
      return credited({ ...state, allocated }, contractId, debtorId, amount)
    }
    case 'CreditHeld': {
      const { contractId, debtorId, amount } = event
      return credited(state, contractId, debtorId, amount)
    }
    case 'CreditAllocated': {
      const { contractId, debtorId, allocations } = event
      const used = sum(allocations.map(amountOf), state.allocated.currency)
      const left = taken(state, contractId, debtorId, used)
      const allocated = plus(state.allocated, used)
      return { ...left, allocated, allocations: meant(state, event) }
    }
    case 'CollectionRefunded': {
      const { contractId, debtorId, amount } = event
      const isCredit = contractId !== null && debtorId !== null
      const left = isCredit ? taken(state, contractId, debtorId, amount) : state
      return { ...left, refunded: plus(state.refunded, amount) }
    }
    case 'CollectionForwarded':
      return { ...state, forwarded: plus(state.forwarded, event.amount) }
    case 'CollectionReversed': {
      const nothing = zero(state.allocated.currency)
      const gone = { allocated: nothing, held: nothing, credits: state.credits.clear() }
      // What is on his account goes back too; what was paid to him does not.
      const forwarded = minus(state.forwarded, state.returned)
      return {
        ...state,
        ...gone,
        forwarded,
        returned: nothing,
        status: 'Reversed',
        reversed: event,
      }
    }
  }
}

/** Received, and still to be said what for: in suspense. Nothing once it went back. */
export const unallocated = (collection: Collection): Money => {
  const { received: from, allocated, held, refunded, forwarded, status } = collection
  if (status === 'Reversed') return zero(from.amount.currency)
  return [allocated, held, refunded, forwarded].reduce(minus, from.amount)
}

/** What went back: all that had not left before. */
export const reversedAmount = ({
  received: from,
  refunded,
  forwarded,
  status,
}: Collection): Money =>
  status === 'Reversed'
    ? minus(minus(from.amount, refunded), forwarded)
    : zero(from.amount.currency)

/** What that debtor has of it with that contract. */
export const creditOf = (
  { credits, held }: Collection,
  contractId: ContractId,
  debtorId: DebtorId,
): Money => credits.get(creditKey(contractId, debtorId)) ?? zero(held.currency)

const amountOf = ({ amount }: { readonly amount: Money }): Money => amount

const creditKey = (contractId: ContractId, debtorId: DebtorId): string =>
  `${contractId}_${debtorId}`

/** Names hold no `_`. */
export const contractOfCredit = (key: string): ContractId => id(ContractId, key.split('_')[0] ?? '')

const credited = (
  state: Collection,
  contractId: ContractId,
  debtorId: DebtorId,
  amount: Money,
): Collection => {
  const credit = plus(creditOf(state, contractId, debtorId), amount)
  const credits = state.credits.set(creditKey(contractId, debtorId), credit)
  return { ...state, credits, held: plus(state.held, amount) }
}

const taken = (
  state: Collection,
  contractId: ContractId,
  debtorId: DebtorId,
  amount: Money,
): Collection => {
  const credit = minus(creditOf(state, contractId, debtorId), amount)
  invariant(!isNegative(credit), `more credit of ${debtorId} is taken than is held`)
  const credits = state.credits.set(creditKey(contractId, debtorId), credit)
  return { ...state, credits, held: minus(state.held, amount) }
}

/** As if it had come that day by transfer, all of it the debtor's. */
const excessHeld = (event: ExcessHeld): Collection => {
  const { collectionId, contractId, debtorId, amount, heldOn: bookedOn } = event
  const whole = received({ collectionId, amount, bookedOn, means: 'transfer' })
  const identified = { ...whole, status: 'Identified', excess: event, debtorId } as const
  return credited(identified, contractId, debtorId, amount)
}

const meant = (
  { allocations }: Collection,
  event: Pick<PaymentAllocated, 'contractId' | 'allocations'>,
): List<Allocated> =>
  allocations.push(...event.allocations.map((each) => ({ ...each, contractId: event.contractId })))

const received = (event: CollectionReceived | Receipt): Omit<Collection, 'status'> => {
  const nothing = zero(event.amount.currency)
  return {
    ...{ received: event, report: undefined, excess: undefined, debtorId: undefined },
    ...{ allocated: nothing, held: nothing, refunded: nothing, forwarded: nothing },
    ...{ returned: nothing, credits: PersistentMap(), allocations: List(), claims: List() },
    reversed: undefined,
  }
}

const consistent = (collection: Collection): Collection => {
  invariant(
    !isNegative(unallocated(collection)) && !isNegative(collection.allocated),
    `${collection.received.collectionId} gives more than it has`,
  )
  return collection
}
