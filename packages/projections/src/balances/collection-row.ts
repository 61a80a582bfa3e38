/** What is remembered of one collection; its size follows from the contracts that it paid, not from its invoices. */
import type { Collection } from '@quittance/domain/events'
import {
  CollectionId,
  ContractId,
  Day,
  DebtorId,
  InvoiceId,
  isZero,
  MeansOfPayment,
  Money,
  nullable,
  plus,
  Text,
  text,
  zero,
} from '@quittance/domain/values'
import * as t from 'io-ts'

const part = <Fields extends t.Props>(fields: Fields) => t.readonly(t.strict(fields))

export const CollectionRow = part({
  collectionId: CollectionId,
  /** The bank's; or what the client calls the payment that he received himself; or the credit note's number. */
  reference: Text,
  /** `reported`: the client has it, and is to pass it on; `credited`: no money, a credit note's excess. */
  state: t.keyof({
    reported: null,
    received: null,
    identified: null,
    reversed: null,
    credited: null,
  }),
  /** The booking day at the bank, or that of the credit note; and how it came. Null while the client has it. */
  ...{ receivedOn: nullable(Day), means: nullable(MeansOfPayment) },
  /** Who paid; null while nobody knows. */
  debtorId: nullable(DebtorId),
  /** Nothing while the client has it. */
  received: Money,
  /** Taken by invoices and claims, or meant for them and not yet answered. */
  allocated: Money,
  /** As debtors' credit, in all. */
  held: Money,
  refunded: Money,
  /** To the client: paid to him, or back to his account. */
  forwarded: Money,
  /** Went back: all that had not left before. */
  reversed: Money,
  /** Whose credit is held, and with which contract. */
  credits: t.readonlyArray(part({ contractId: ContractId, debtorId: DebtorId, amount: Money })),
  /** Those that it was ever meant for, in that order. */
  contracts: t.readonlyArray(ContractId),
  /** Of a payment to the client; `charged` to his account, since he did not pass it on in time. */
  report: nullable(
    part({
      ...{ contractId: ContractId, debtorId: DebtorId, invoiceId: InvoiceId },
      ...{ amount: Money, charged: Money, receivedByClientOn: Day },
    }),
  ),
})
export type CollectionRow = t.TypeOf<typeof CollectionRow>

export const received = (event: Collection.CollectionReceived): CollectionRow => {
  const { collectionId, bankReference, bookedOn, means, amount } = event
  return {
    ...{ collectionId, reference: bankReference, state: 'received', debtorId: null },
    ...{ receivedOn: bookedOn, means, ...nothingOf(amount), received: amount },
    ...{ credits: [], contracts: [], report: null },
  }
}

export const reported = (event: Collection.DirectPaymentReported): CollectionRow => {
  const { collectionId, contractId, debtorId, invoiceId } = event
  const { amount, reference, receivedByClientOn } = event
  const charged = zero(amount.currency)
  return {
    ...{ collectionId, reference, state: 'reported', debtorId },
    ...{ receivedOn: null, means: null, ...nothingOf(amount) },
    ...{ credits: [], contracts: [contractId] },
    report: { contractId, debtorId, invoiceId, amount, charged, receivedByClientOn },
  }
}

export const leftOver = (event: Collection.ExcessHeld): CollectionRow => {
  const { collectionId, contractId, debtorId, number, amount, heldOn: receivedOn } = event
  const row: CollectionRow = {
    ...{ collectionId, reference: text(number), state: 'credited', debtorId },
    ...{ receivedOn, means: null, ...nothingOf(amount), received: amount },
    ...{ credits: [], contracts: [contractId], report: null },
  }
  return withCredit(row, { contractId, debtorId }, amount)
}

const nothingOf = ({ currency }: Money) => {
  const nothing = zero(currency)
  return {
    ...{ received: nothing, allocated: nothing, held: nothing },
    ...{ refunded: nothing, forwarded: nothing, reversed: nothing },
  }
}

export const meantFor = (row: CollectionRow, contractId: ContractId): CollectionRow =>
  row.contracts.includes(contractId) ? row : { ...row, contracts: [...row.contracts, contractId] }

type Whose = Pick<CollectionRow['credits'][number], 'contractId' | 'debtorId'>

/** That much more of it is held as that debtor's credit, or less. */
export const withCredit = (
  row: CollectionRow,
  { contractId, debtorId }: Whose,
  by: Money,
): CollectionRow => {
  const isHis = (each: Whose) => each.contractId === contractId && each.debtorId === debtorId
  const before = row.credits.find(isHis)?.amount ?? zero(by.currency)
  const amount = plus(before, by)
  const others = row.credits.filter((each) => !isHis(each))
  const his = isZero(amount) ? [] : [{ contractId, debtorId, amount }]
  return { ...row, held: plus(row.held, by), credits: [...others, ...his] }
}
