/** What a collection allows: received = allocated + held + what is left. */
import { type Decision as AnyDecision, accept, reject } from '../decider.ts'
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import {
  type ContractId,
  collectionIdOf,
  type DebtorId,
  type InvoiceId,
} from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import { equals, isNegative, isPositive, type Money, minus, plus, sum } from '../values/money.ts'
import type {
  AllocatePayment,
  Command,
  HoldRemainder,
  IdentifyCollection,
  ReceiveCollection,
  ReverseCollection,
} from './commands.ts'
import type { Event, ReversalGround } from './events.ts'
import { type Collection, type State, unallocated } from './state.ts'

/** Why not. In order: when several apply, the first is given; of a batch, for its first invoice. */
export type Rejection =
  | { readonly type: 'CollectionUnknown' }
  | { readonly type: 'AmountMustBePositive'; readonly invoiceId?: InvoiceId }
  /** The entry is known, and came by another means of payment or in another currency. */
  | { readonly type: 'CollectionReceivedOtherwise' }
  | { readonly type: 'CollectionIdentifiedOtherwise'; readonly debtorId: DebtorId | undefined }
  | { readonly type: 'CollectionNotIdentified' }
  /** The money went back, as they say. */
  | {
      readonly type: 'CollectionIsReversed'
      readonly ground: ReversalGround
      readonly reversedOn: Day
    }
  | { readonly type: 'BeforeReceipt'; readonly receivedOn: Day }
  | { readonly type: 'NothingToAllocate' }
  /** More than `limit` at once: send them in parts. */
  | { readonly type: 'TooManyAllocations'; readonly limit: number }
  | { readonly type: 'InvoiceNamedTwice'; readonly invoiceId: InvoiceId }
  | {
      readonly type: 'CurrencyMustMatch'
      readonly invoiceId: InvoiceId
      readonly currency: Currency
    }
  | { readonly type: 'AllocatedMoreThanReceived'; readonly unallocated: Money }

type Decision = AnyDecision<Event, Rejection>

export const decide = (state: State, command: Command): Decision => {
  if (command.type === 'ReceiveCollection') return receive(state, command)
  if (state.status === 'Absent') return reject({ type: 'CollectionUnknown' })

  switch (command.type) {
    case 'IdentifyCollection':
      return identify(state, command)
    case 'AllocatePayment':
      return allocate(state, command)
    case 'HoldRemainder':
      return hold(state, command)
    case 'ReverseCollection':
      return reverse(state, command)
  }
}

const receive = (state: State, command: ReceiveCollection): Decision => {
  if (state.status !== 'Absent') {
    const { means, amount } = state.received
    const asBefore = means === command.means && equals(amount, command.amount)
    return asBefore ? accept() : reject({ type: 'CollectionReceivedOtherwise' })
  }
  if (!isPositive(command.amount)) return reject({ type: 'AmountMustBePositive' })
  const collectionId = collectionIdOf(command)
  return accept({ ...command, type: 'CollectionReceived', collectionId })
}

const identify = (
  { status, reversed, debtorId: before }: Collection,
  { collectionId, debtorId }: IdentifyCollection,
): Decision => {
  if (status === 'Received') return accept({ type: 'CollectionIdentified', collectionId, debtorId })
  if (reversed && before !== debtorId) return isReversed(reversed)
  return before === debtorId
    ? accept()
    : reject({ type: 'CollectionIdentifiedOtherwise', debtorId: before })
}

/** So that whatever follows from them fits in one append. */
const allocationsMax = 1_000

const allocate = (collection: Collection, command: AllocatePayment): Decision => {
  const { collectionId, allocations } = command
  const { currency } = collection.received.amount
  if (collection.reversed) return isReversed(collection.reversed)
  if (collection.status === 'Received') return reject({ type: 'CollectionNotIdentified' })
  if (allocations.length === 0) return reject({ type: 'NothingToAllocate' })
  if (allocations.length > allocationsMax) {
    return reject({ type: 'TooManyAllocations', limit: allocationsMax })
  }
  const named = new Set<InvoiceId>()
  for (const { invoiceId, amount } of allocations) {
    if (named.has(invoiceId)) return reject({ type: 'InvoiceNamedTwice', invoiceId })
    named.add(invoiceId)
    if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive', invoiceId })
    if (amount.currency !== currency) {
      return reject({ type: 'CurrencyMustMatch', invoiceId, currency })
    }
  }
  const amounts = allocations.map(({ amount }) => amount)
  const left = unallocated(collection)
  if (isNegative(minus(left, sum(amounts, currency)))) {
    return reject({ type: 'AllocatedMoreThanReceived', unallocated: left })
  }
  const { means, bookedOn: receivedOn } = collection.received
  return accept(
    ...byContract(allocations).map(
      ([contractId, ofContract]): Event => ({
        ...{ type: 'PaymentAllocated', collectionId, contractId, means, receivedOn },
        allocations: ofContract,
      }),
    ),
  )
}

const hold = (
  { allocated, status }: Collection,
  { collectionId, contractId, remainders }: HoldRemainder,
): Decision => {
  const amounts = remainders.map(({ amount }) => amount)
  const rest = minus(allocated, sum(amounts, allocated.currency))
  invariant(
    status === 'Reversed' || !isNegative(rest),
    `more is left of ${collectionId} than was allocated`,
  )
  return accept(
    ...remainders.map(
      ({ debtorId, amount }): Event => ({
        ...{ type: 'RemainderHeld', collectionId, contractId, debtorId, amount },
      }),
    ),
  )
}

/** All of it, whatever became of it. */
const reverse = (collection: Collection, command: ReverseCollection): Decision => {
  const { received, reversed, allocations } = collection
  const { collectionId, ground, reversedOn } = command
  if (reversed) {
    const asBefore = reversed.ground === ground && reversed.reversedOn === reversedOn
    return asBefore ? accept() : isReversed(reversed)
  }
  const { means, bookedOn: receivedOn } = received
  if (reversedOn < receivedOn) return reject({ type: 'BeforeReceipt', receivedOn })
  const event = { type: 'CollectionReversed', collectionId, ground, means, receivedOn } as const
  if (allocations.isEmpty()) {
    return accept({ ...event, contractId: null, reversedOn, payments: [] })
  }
  return accept(
    ...byContract(allocations.reverse().toArray()).map(
      ([contractId, ofContract]): Event => ({
        ...{ ...event, contractId, reversedOn, payments: byInvoice(ofContract) },
      }),
    ),
  )
}

const isReversed = ({ ground, reversedOn }: NonNullable<Collection['reversed']>): Decision =>
  reject({ type: 'CollectionIsReversed', ground, reversedOn })

/** An invoice that was given money more than once is named once. */
const byInvoice = (allocations: OfContract): OfContract => {
  const invoices = new Map<InvoiceId, OfContract[number]>()
  for (const each of allocations) {
    const { invoiceId, amount } = each
    const before = invoices.get(invoiceId)
    invoices.set(invoiceId, before ? { ...before, amount: plus(before.amount, amount) } : each)
  }
  return [...invoices.values()]
}

type OfContract = ReadonlyArray<Omit<AllocatePayment['allocations'][number], 'contractId'>>

/** In the order in which the contracts are first named. */
const byContract = (
  allocations: AllocatePayment['allocations'],
): ReadonlyArray<readonly [ContractId, OfContract]> => {
  const contracts = new Map<ContractId, Array<OfContract[number]>>()
  for (const { contractId, ...allocation } of allocations) {
    contracts.set(contractId, [...(contracts.get(contractId) ?? []), allocation])
  }
  return [...contracts]
}
