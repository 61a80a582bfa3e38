/** What may be asked of a collection. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { Count } from '../values/count.ts'
import { Day } from '../values/day.ts'
import { exact } from '../values/exact.ts'
import {
  CollectionId,
  ContractId,
  collectionIdOf,
  DebtorId,
  InvoiceId,
} from '../values/identity.ts'
import { MeansOfPayment } from '../values/means.ts'
import { Amount, Money } from '../values/money.ts'
import { Text } from '../values/text.ts'
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

/** To invoices of one contract or of several; each invoice is named once. */
export const AllocatePayment = command('AllocatePayment', {
  collectionId: CollectionId,
  allocations: t.readonlyArray(
    exact(
      { contractId: ContractId, debtorId: DebtorId, invoiceId: InvoiceId, amount: Amount },
      'AllocationToMake',
    ),
  ),
})
export type AllocatePayment = t.TypeOf<typeof AllocatePayment>

/** What the invoices of this contract did not take. */
export const HoldRemainder = command('HoldRemainder', {
  collectionId: CollectionId,
  contractId: ContractId,
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

export const Command = t.union(
  [ReceiveCollection, IdentifyCollection, AllocatePayment, HoldRemainder, ReverseCollection],
  'Collection.Command',
)
export type Command = t.TypeOf<typeof Command>

/** Sent by reactions to what another stream decided, by nobody else; never refused for a business reason. */
export const reactions = ['HoldRemainder'] as const satisfies ReadonlyArray<Command['type']>

export const streamOf = (command: Command): string => {
  const collectionId =
    command.type === 'ReceiveCollection' ? collectionIdOf(command) : command.collectionId
  return `${category}-${collectionId}`
}
