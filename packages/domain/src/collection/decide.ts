/** What a collection allows: received = allocated + held + refunded + forwarded + reversed + what is left. */
import { accept, reject } from '../decider.ts'
import { type ContractId, collectionIdOf, type InvoiceId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import { equals, isNegative, isPositive, type Money, minus, plus, sum } from '../values/money.ts'
import { noTolerance } from '../values/tolerance.ts'
import type {
  AllocateByTerms,
  AllocateCredit,
  Command,
  HoldRemainder,
  IdentifyCollection,
  ReceiveCollection,
  ReverseCollection,
} from './commands.ts'
import { chargeReported, passOn, report } from './decide/direct-payments.ts'
import { forward, holdCredit, holdExcess, refund } from './decide/leaving.ts'
import type { Event } from './events.ts'
import type { Decision } from './rejection.ts'
import { type Collection, contractOfCredit, type State, unallocated } from './state.ts'

export type { Rejection } from './rejection.ts'

export const decide = (state: State, command: Command): Decision => {
  switch (command.type) {
    case 'ReceiveCollection':
      return receive(state, command)
    case 'ReportDirectPayment':
      return report(state, command)
    case 'PassOnDirectPayment':
      return passOn(state, command)
    case 'ChargeReportedPayment':
      return chargeReported(state, command)
    case 'HoldExcess':
      return holdExcess(state, command)
    default:
  }
  if (state.status === 'Absent') {
    // The excess of a credit note that was booked before it had a stream of its own.
    return command.type === 'AllocateCredit' ? accept() : reject({ type: 'CollectionUnknown' })
  }
  if (state.status === 'Reported') {
    const { receivedByClientOn } = state.report
    return reject({ type: 'MoneyNotReceived', receivedByClientOn })
  }

  switch (command.type) {
    case 'IdentifyCollection':
      return identify(state, command)
    case 'AllocatePayment':
      return allocate(state, { ...command, claims: command.claims ?? [], tolerances: [] })
    case 'AllocateByTerms':
      return allocate(state, command)
    case 'HoldRemainder':
      return hold(state, command)
    case 'HoldCredit':
      return holdCredit(state, command)
    case 'AllocateCredit':
      return allocateCredit(state, command)
    case 'RefundCollection':
      return refund(state, command)
    case 'ForwardCollection':
      return forward(state, command)
    case 'ReverseCollection':
      return reverse(state, command)
  }
}

const receive = (state: State, command: ReceiveCollection): Decision => {
  invariant(state.status !== 'Reported', 'what a client received is no bank entry')
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

const allocate = (collection: Collection, command: Omit<AllocateByTerms, 'type'>): Decision => {
  const { collectionId, allocations, claims, tolerances } = command
  const { currency } = collection.received.amount
  if (collection.reversed) return isReversed(collection.reversed)
  if (collection.status === 'Received') return reject({ type: 'CollectionNotIdentified' })
  const count = allocations.length + claims.length
  if (count === 0) return reject({ type: 'NothingToAllocate' })
  if (count > allocationsMax) {
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
  const claimed = new Set<string>()
  for (const { contractId, debtorId, amount } of claims) {
    const claim = `${contractId}_${debtorId}`
    if (claimed.has(claim)) return reject({ type: 'ClaimNamedTwice', contractId, debtorId })
    claimed.add(claim)
    if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
    if (amount.currency !== currency) return reject({ type: 'CurrencyMustMatch', currency })
  }
  const amounts = [...allocations, ...claims].map(({ amount }) => amount)
  const left = unallocated(collection)
  if (isNegative(minus(left, sum(amounts, currency)))) {
    return reject({ type: 'AllocatedMoreThanReceived', unallocated: left })
  }
  const { means, bookedOn: receivedOn } = collection.received
  const terms = new Map(tolerances.map(({ contractId, tolerance }) => [contractId, tolerance]))
  const toInvoices = new Map(byContract(allocations))
  const toClaims = new Map(byContract(claims))
  const contracts = new Set([...toInvoices.keys(), ...toClaims.keys()])
  return accept(
    ...[...contracts].map(
      (contractId): Event => ({
        ...{ type: 'PaymentAllocated', collectionId, contractId, means, receivedOn },
        tolerance: terms.get(contractId) ?? noTolerance(currency),
        allocations: toInvoices.get(contractId) ?? [],
        claims: toClaims.get(contractId) ?? [],
      }),
    ),
  )
}

/** Of money that went back meanwhile nothing is left to hold: noted after its reversal, it would be a credit of nothing. */
const hold = (
  { allocated, reversed }: Collection,
  { collectionId, contractId, heldOn, remainders }: HoldRemainder,
): Decision => {
  if (reversed) return accept()
  const amounts = remainders.map(({ amount }) => amount)
  const rest = minus(allocated, sum(amounts, allocated.currency))
  invariant(!isNegative(rest), `more is left of ${collectionId} than was allocated`)
  return accept(
    ...remainders.map(
      ({ debtorId, amount }): Event => ({
        ...{ type: 'RemainderHeld', collectionId, contractId, debtorId, amount, heldOn },
      }),
    ),
  )
}

/** Money that went back meanwhile pays these no more than the others. */
const allocateCredit = (
  { reversed, received }: Collection,
  { collectionId, contractId, debtorId, allocations: meant }: AllocateCredit,
): Decision => {
  const allocations = meant.map((each) => ({ ...each, debtorId }))
  if (!reversed) {
    if (allocations.length === 0) return accept()
    return accept({ type: 'CreditAllocated', collectionId, contractId, debtorId, allocations })
  }
  const { ground, reversedOn } = reversed
  const { means, bookedOn: receivedOn } = received
  return accept({
    ...{ type: 'CollectionReversed', collectionId, contractId, ground, means, receivedOn },
    ...{ reversedOn, payments: allocations, claims: [] },
  })
}

/** All of it that has not left, whatever became of it. */
const reverse = (collection: Collection, command: ReverseCollection): Decision => {
  const { received, reversed, excess, allocations, claims, credits } = collection
  const { collectionId, ground, reversedOn } = command
  if (excess) return reject({ type: 'NoBankEntry', number: excess.number })
  if (reversed) {
    const asBefore = reversed.ground === ground && reversed.reversedOn === reversedOn
    return asBefore ? accept() : isReversed(reversed)
  }
  const { means, bookedOn: receivedOn } = received
  if (reversedOn < receivedOn) return reject({ type: 'BeforeReceipt', receivedOn })
  const event = { type: 'CollectionReversed', collectionId, ground, means, receivedOn } as const
  const paid = new Map(byContract(allocations.reverse()))
  const claimed = new Map(byContract(claims.reverse()))
  const credited = [...credits]
    .filter(([, amount]) => isPositive(amount))
    .map(([key]) => contractOfCredit(key))
  const contracts = [...new Set([...paid.keys(), ...claimed.keys(), ...credited])]
  if (contracts.length === 0) {
    return accept({ ...event, contractId: null, reversedOn, payments: [], claims: [] })
  }
  return accept(
    ...contracts.map((contractId): Event => {
      const payments = inAll(paid.get(contractId) ?? [], ({ invoiceId }) => invoiceId)
      const dividends = inAll(claimed.get(contractId) ?? [], ({ debtorId }) => debtorId)
      return { ...event, contractId, reversedOn, payments, claims: dividends }
    }),
  )
}

const isReversed = ({ ground, reversedOn }: NonNullable<Collection['reversed']>): Decision =>
  reject({ type: 'CollectionIsReversed', ground, reversedOn })

/** What was given money more than once is named once. */
const inAll = <Of extends { readonly amount: Money }>(
  each: ReadonlyArray<Of>,
  nameOf: (of: Of) => string,
): ReadonlyArray<Of> => {
  const all = new Map<string, Of>()
  for (const of of each) {
    const before = all.get(nameOf(of))
    all.set(nameOf(of), before ? { ...before, amount: plus(before.amount, of.amount) } : of)
  }
  return [...all.values()]
}

/** In the order in which the contracts are first named. */
const byContract = <Of extends { readonly contractId: ContractId }>(
  allocations: Iterable<Of>,
): ReadonlyArray<readonly [ContractId, ReadonlyArray<Omit<Of, 'contractId'>>]> => {
  const contracts = new Map<ContractId, Array<Omit<Of, 'contractId'>>>()
  for (const { contractId, ...allocation } of allocations) {
    contracts.set(contractId, [...(contracts.get(contractId) ?? []), allocation])
  }
  return [...contracts]
}
