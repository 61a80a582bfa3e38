/**
 * What a collection remembers.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import { event, type Flat, type Upcasts, upcast } from '../event-codec.ts'
import { Count } from '../values/count.ts'
import { Day } from '../values/day.ts'
import { exact } from '../values/exact.ts'
import { ClientId, CollectionId, ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import { MeansOfPayment } from '../values/means.ts'
import { Money } from '../values/money.ts'
import { nullable } from '../values/nullable.ts'
import { DocumentNumber } from '../values/number.ts'
import { Text } from '../values/text.ts'
import { noTolerance, SettlementTolerance } from '../values/tolerance.ts'

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

const allocations = t.readonlyArray(
  exact({ invoiceId: InvoiceId, debtorId: DebtorId, amount: Money }, 'Allocation'),
)

const claims = t.readonlyArray(exact({ debtorId: DebtorId, amount: Money }, 'Dividend'))

/**
 * Meant for these invoices of one contract; each says how much of it it takes (_lettrage_), and one that
 * is short within the tolerance of its contract is closed. Or for the claims on insolvent debtors: dividends.
 */
export const PaymentAllocated = event('PaymentAllocated', {
  collectionId: CollectionId,
  contractId: ContractId,
  means: MeansOfPayment,
  receivedOn: Day,
  tolerance: SettlementTolerance,
  allocations,
  claims,
})
export type PaymentAllocated = t.TypeOf<typeof PaymentAllocated>

const remainder = {
  collectionId: CollectionId,
  contractId: ContractId,
  debtorId: DebtorId,
  amount: Money,
}

/** Of what was allocated, the invoices did not take `amount`: it is the debtor's from the day of the receipt on. */
export const RemainderHeld = event('RemainderHeld', { ...remainder, heldOn: nullable(Day) })
export type RemainderHeld = t.TypeOf<typeof RemainderHeld>

export const ReversalGround = t.keyof({ returned: null, recalled: null }, 'ReversalGround')
export type ReversalGround = t.TypeOf<typeof ReversalGround>

const reversal = {
  collectionId: CollectionId,
  contractId: nullable(ContractId),
  ground: ReversalGround,
  means: MeansOfPayment,
  receivedOn: Day,
  reversedOn: Day,
  payments: t.readonlyArray(
    exact({ invoiceId: InvoiceId, debtorId: DebtorId, amount: Money }, 'ReversedPayment'),
  ),
}

/**
 * The money went back, all of it: an instrument returned, or a transfer recalled. One for each contract to
 * whose invoices or claims it was allocated, the last allocated first; of one that was allocated to none, without.
 */
export const CollectionReversed = event('CollectionReversed', { ...reversal, claims })
export type CollectionReversed = t.TypeOf<typeof CollectionReversed>

/** What was never meant for an invoice is the debtor's credit with that contract: he paid too much, or twice. */
export const CreditHeld = event('CreditHeld', remainder)
export type CreditHeld = t.TypeOf<typeof CreditHeld>

/** Beyond what was open, a credit note left `amount`: the debtor's credit, of which no bank entry knows. */
export const ExcessHeld = event('ExcessHeld', {
  ...remainder,
  invoiceId: InvoiceId,
  number: DocumentNumber,
  heldOn: Day,
})
export type ExcessHeld = t.TypeOf<typeof ExcessHeld>

/** Of a debtor's credit, this was used for invoices of the contract that holds it. */
export const CreditAllocated = event('CreditAllocated', {
  collectionId: CollectionId,
  contractId: ContractId,
  debtorId: DebtorId,
  allocations,
})
export type CreditAllocated = t.TypeOf<typeof CreditAllocated>

/** Paid back to who paid it: a debtor's credit with a contract, or what was never allocated, of no contract. */
export const CollectionRefunded = event('CollectionRefunded', {
  collectionId: CollectionId,
  contractId: nullable(ContractId),
  debtorId: nullable(DebtorId),
  amount: Money,
  refundedOn: Day,
})
export type CollectionRefunded = t.TypeOf<typeof CollectionRefunded>

/** Paid on to the client: it was for an invoice that is not the factor's. */
export const CollectionForwarded = event('CollectionForwarded', {
  collectionId: CollectionId,
  clientId: ClientId,
  amount: Money,
  forwardedOn: Day,
})
export type CollectionForwarded = t.TypeOf<typeof CollectionForwarded>

const directPayment = {
  collectionId: CollectionId,
  contractId: ContractId,
  debtorId: DebtorId,
  invoiceId: InvoiceId,
  amount: Money,
}

/** The debtor paid the client, who is to pass it on; nothing moves. `reference` is what the client calls it. */
export const DirectPaymentReported = event('DirectPaymentReported', {
  ...directPayment,
  reference: Text,
  receivedByClientOn: Day,
})
export type DirectPaymentReported = t.TypeOf<typeof DirectPaymentReported>

/** The client passed it on. Of the amount, `charged` had been charged to him, and goes back to his account. */
export const DirectPaymentPassedOn = event('DirectPaymentPassedOn', {
  ...directPayment,
  charged: Money,
  means: MeansOfPayment,
  passedOnOn: Day,
})
export type DirectPaymentPassedOn = t.TypeOf<typeof DirectPaymentPassedOn>

/** The client did not pass it on in time, and `amount` of it was charged to his account. */
export const ReportedPaymentCharged = event('ReportedPaymentCharged', {
  ...directPayment,
  chargedOn: Day,
})
export type ReportedPaymentCharged = t.TypeOf<typeof ReportedPaymentCharged>

export const Event = t.union(
  [
    CollectionReceived,
    CollectionIdentified,
    PaymentAllocated,
    RemainderHeld,
    CollectionReversed,
    CreditHeld,
    ExcessHeld,
    CreditAllocated,
    CollectionRefunded,
    CollectionForwarded,
    DirectPaymentReported,
    DirectPaymentPassedOn,
    ReportedPaymentCharged,
  ],
  'Collection.Event',
)
export type Event = t.TypeOf<typeof Event>

/** There was no tolerance. */
const paymentAllocatedSince1 = upcast(
  event('PaymentAllocated', {
    ...{ collectionId: CollectionId, contractId: ContractId },
    ...{ means: MeansOfPayment, receivedOn: Day, allocations },
  }),
  (stored): Flat => {
    const currency = stored.allocations[0]?.amount.currency ?? 'EUR'
    return { ...stored, tolerance: SettlementTolerance.encode(noTolerance(currency)) }
  },
)

/** Nobody asked when. */
const remainderHeldSince1 = upcast(
  event('RemainderHeld', remainder),
  (stored): Flat => ({ ...stored, heldOn: null }),
)

/** There were no dividends. */
const paymentAllocatedSince2 = upcast(
  event('PaymentAllocated', {
    ...{ collectionId: CollectionId, contractId: ContractId },
    ...{ means: MeansOfPayment, receivedOn: Day, tolerance: SettlementTolerance, allocations },
  }),
  (stored): Flat => ({ ...stored, claims: [] }),
)

/** What was a dividend did not go back. */
const collectionReversedSince1 = upcast(
  event('CollectionReversed', reversal),
  (stored): Flat => ({ ...stored, claims: [] }),
)

/** How older versions are read. */
export const upcasts: Upcasts = {
  CollectionReversed: [collectionReversedSince1],
  PaymentAllocated: [paymentAllocatedSince1, paymentAllocatedSince2],
  RemainderHeld: [remainderHeldSince1],
}
