/** What may be asked of a collection. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { Count } from '../values/count.ts'
import { Day } from '../values/day.ts'
import { exact } from '../values/exact.ts'
import {
  ClientId,
  CollectionId,
  ContractId,
  collectionIdOf,
  DebtorId,
  directPaymentIdOf,
  excessIdOf,
  InvoiceId,
} from '../values/identity.ts'
import { MeansOfPayment } from '../values/means.ts'
import { Amount, Money } from '../values/money.ts'
import { nullable, optional } from '../values/nullable.ts'
import { DocumentNumber } from '../values/number.ts'
import { Text } from '../values/text.ts'
import { SettlementTolerance } from '../values/tolerance.ts'
import { category, ReversalGround } from './events.ts'

/** One entry of a bank statement. Its collection's id follows from all of it but the means. */
export const ReceiveCollection = command('ReceiveCollection', {
  account: Text,
  bookedOn: Day,
  bankReference: Text,
  amount: Amount,
  sequence: Count,
  means: MeansOfPayment,
})
export type ReceiveCollection = t.TypeOf<typeof ReceiveCollection>

export const IdentifyCollection = command('IdentifyCollection', {
  collectionId: CollectionId,
  debtorId: DebtorId,
})
export type IdentifyCollection = t.TypeOf<typeof IdentifyCollection>

const allocationsToMake = t.readonlyArray(
  exact(
    { contractId: ContractId, debtorId: DebtorId, invoiceId: InvoiceId, amount: Amount },
    'AllocationToMake',
  ),
)

/** Of what is claimed of an insolvent debtor under that contract; each claim is named once. */
const dividends = t.readonlyArray(
  exact({ contractId: ContractId, debtorId: DebtorId, amount: Amount }, 'DividendToAllocate'),
)

/** To invoices of one contract or of several, each named once; or, as a dividend, to claims. */
export const AllocatePayment = command('AllocatePayment', {
  collectionId: CollectionId,
  allocations: allocationsToMake,
  claims: optional(dividends),
})
export type AllocatePayment = t.TypeOf<typeof AllocatePayment>

/** The same, with what the terms of each contract tolerate on the day of the receipt: the ledger looks that up. */
export const AllocateByTerms = command('AllocateByTerms', {
  collectionId: CollectionId,
  allocations: allocationsToMake,
  claims: dividends,
  tolerances: t.readonlyArray(
    exact({ contractId: ContractId, tolerance: SettlementTolerance }, 'ToleranceOfContract'),
  ),
})
export type AllocateByTerms = t.TypeOf<typeof AllocateByTerms>

/** What the invoices of this contract did not take of a receipt of that day. */
export const HoldRemainder = command('HoldRemainder', {
  collectionId: CollectionId,
  contractId: ContractId,
  heldOn: Day,
  remainders: t.readonlyArray(exact({ debtorId: DebtorId, amount: Money }, 'Remainder')),
})
export type HoldRemainder = t.TypeOf<typeof HoldRemainder>

/** The bank took the money back: of whatever it paid, nothing is paid any more. */
export const ReverseCollection = command('ReverseCollection', {
  collectionId: CollectionId,
  ground: ReversalGround,
  reversedOn: Day,
})
export type ReverseCollection = t.TypeOf<typeof ReverseCollection>

/** What is left of the money is the debtor's credit with that contract: he paid too much, or twice. */
export const HoldCredit = command('HoldCredit', {
  collectionId: CollectionId,
  contractId: ContractId,
  amount: Amount,
})
export type HoldCredit = t.TypeOf<typeof HoldCredit>

/** Of the debtor's credit these invoices took that much; nothing, where others had paid them meanwhile. */
export const AllocateCredit = command('AllocateCredit', {
  collectionId: CollectionId,
  contractId: ContractId,
  debtorId: DebtorId,
  allocations: t.readonlyArray(exact({ invoiceId: InvoiceId, amount: Money }, 'CreditToAllocate')),
})
export type AllocateCredit = t.TypeOf<typeof AllocateCredit>

/** What a credit note left beyond what was open of its invoice is the debtor's credit with the contract. */
export const HoldExcess = command('HoldExcess', {
  contractId: ContractId,
  debtorId: DebtorId,
  invoiceId: InvoiceId,
  number: DocumentNumber,
  amount: Money,
  heldOn: Day,
})
export type HoldExcess = t.TypeOf<typeof HoldExcess>

/** Paid back: of a debtor's `credit` with a contract, or of what was never allocated. */
export const RefundCollection = command('RefundCollection', {
  collectionId: CollectionId,
  credit: nullable(exact({ contractId: ContractId, debtorId: DebtorId }, 'CreditToRefund')),
  amount: Amount,
  refundedOn: Day,
})
export type RefundCollection = t.TypeOf<typeof RefundCollection>

/** Paid on to the client, whose invoice was never assigned: of what is not allocated. */
export const ForwardCollection = command('ForwardCollection', {
  collectionId: CollectionId,
  clientId: ClientId,
  amount: Amount,
  forwardedOn: Day,
})
export type ForwardCollection = t.TypeOf<typeof ForwardCollection>

/** The debtor paid the client. The id of its collection follows from all of it but the debtor. */
export const ReportDirectPayment = command('ReportDirectPayment', {
  contractId: ContractId,
  debtorId: DebtorId,
  invoiceId: InvoiceId,
  amount: Amount,
  reference: Text,
  receivedByClientOn: Day,
})
export type ReportDirectPayment = t.TypeOf<typeof ReportDirectPayment>

/** The client paid it to the factor, all of it. */
export const PassOnDirectPayment = command('PassOnDirectPayment', {
  collectionId: CollectionId,
  means: MeansOfPayment,
  passedOnOn: Day,
})
export type PassOnDirectPayment = t.TypeOf<typeof PassOnDirectPayment>

/** `amount` of it was charged to the client account. */
export const ChargeReportedPayment = command('ChargeReportedPayment', {
  collectionId: CollectionId,
  amount: Money,
  chargedOn: Day,
})
export type ChargeReportedPayment = t.TypeOf<typeof ChargeReportedPayment>

export const Command = t.union(
  [
    ReceiveCollection,
    IdentifyCollection,
    AllocatePayment,
    AllocateByTerms,
    HoldRemainder,
    HoldExcess,
    HoldCredit,
    AllocateCredit,
    ReverseCollection,
    RefundCollection,
    ForwardCollection,
    ReportDirectPayment,
    PassOnDirectPayment,
    ChargeReportedPayment,
  ],
  'Collection.Command',
)
export type Command = t.TypeOf<typeof Command>

/** Sent by reactions to what another stream decided, by nobody else; never refused for a business reason. */
export const reactions = [
  'AllocateByTerms',
  'HoldRemainder',
  'HoldExcess',
  'AllocateCredit',
  'ChargeReportedPayment',
] as const satisfies ReadonlyArray<Command['type']>

export const streamOf = (command: Command): string => {
  switch (command.type) {
    case 'ReceiveCollection':
      return `${category}-${collectionIdOf(command)}`
    case 'ReportDirectPayment':
      return `${category}-${directPaymentIdOf(command)}`
    case 'HoldExcess':
      return `${category}-${excessIdOf(command.invoiceId, command.number)}`
    default:
      return `${category}-${command.collectionId}`
  }
}
