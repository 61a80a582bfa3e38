/**
 * What a collection remembers.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import { event } from '../event-codec.ts'
import { Count } from '../values/count.ts'
import { Day } from '../values/day.ts'
import { exact } from '../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import { MeansOfPayment } from '../values/means.ts'
import { Money } from '../values/money.ts'
import { nullable } from '../values/nullable.ts'
import { Text } from '../values/text.ts'

export const category = 'collection'

/** One entry of a bank statement: `sequence` tells apart entries that are alike in all else. */
export const CollectionReceived = event('CollectionReceived', {
  collectionId: CollectionId,
  account: Text,
  bookedOn: Day,
  bankReference: Text,
  amount: Money,
  sequence: Count,
  means: MeansOfPayment,
})
export type CollectionReceived = t.TypeOf<typeof CollectionReceived>

/** This debtor has paid. */
export const CollectionIdentified = event('CollectionIdentified', {
  collectionId: CollectionId,
  debtorId: DebtorId,
})

/** Meant for these invoices of one contract; each says how much of it it takes (_lettrage_). */
export const PaymentAllocated = event('PaymentAllocated', {
  collectionId: CollectionId,
  contractId: ContractId,
  means: MeansOfPayment,
  receivedOn: Day,
  allocations: t.readonlyArray(
    exact({ invoiceId: InvoiceId, debtorId: DebtorId, amount: Money }, 'Allocation'),
  ),
})
export type PaymentAllocated = t.TypeOf<typeof PaymentAllocated>

/** Of what was allocated, the invoices did not take `amount`: it is the debtor's. */
export const RemainderHeld = event('RemainderHeld', {
  collectionId: CollectionId,
  contractId: ContractId,
  debtorId: DebtorId,
  amount: Money,
})
export type RemainderHeld = t.TypeOf<typeof RemainderHeld>

export const ReversalGround = t.keyof({ returned: null, recalled: null }, 'ReversalGround')
export type ReversalGround = t.TypeOf<typeof ReversalGround>

/**
 * The money went back, all of it: an instrument returned, or a transfer recalled. One for each contract to
 * whose invoices it was allocated, the last allocated first; of one that was allocated to none, without.
 */
export const CollectionReversed = event('CollectionReversed', {
  collectionId: CollectionId,
  contractId: nullable(ContractId),
  ground: ReversalGround,
  means: MeansOfPayment,
  receivedOn: Day,
  reversedOn: Day,
  payments: t.readonlyArray(
    exact({ invoiceId: InvoiceId, debtorId: DebtorId, amount: Money }, 'ReversedPayment'),
  ),
})
export type CollectionReversed = t.TypeOf<typeof CollectionReversed>

export const Event = t.union(
  [CollectionReceived, CollectionIdentified, PaymentAllocated, RemainderHeld, CollectionReversed],
  'Collection.Event',
)
export type Event = t.TypeOf<typeof Event>
