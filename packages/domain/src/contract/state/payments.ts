/** What the contract knows of receipts: the credits they left, and what a client received himself. */
import { List, Map as PersistentMap } from 'immutable'

import type { Day } from '../../values/day.ts'
import {
  type CollectionId,
  type DebtorId,
  excessIdOf,
  type InvoiceId,
} from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import { isNegative, isPositive, type Money, minus, plus, zero } from '../../values/money.ts'
import type { DocumentNumber } from '../../values/number.ts'
import type { Event } from '../events.ts'

export interface Payments {
  /** Of each receipt, and of what each credit note left over, the debtors' credit. */
  readonly credits: PersistentMap<CollectionId, PersistentMap<DebtorId, Money>>
  /** What of each was paid out of its credit, and from when that counts. */
  readonly uses: PersistentMap<CollectionId, List<CreditUse>>
  /** Those that went back: a credit of theirs that is noted later is none. */
  readonly reversed: PersistentMap<CollectionId, true>
  /** Charged, what of it still is, and whether it was returned since. */
  readonly direct: PersistentMap<CollectionId, DirectPayment>
}

export interface CreditUse {
  readonly valueOn: Day
  readonly paid: PersistentMap<InvoiceId, Money>
}

interface DirectPayment {
  readonly number: DocumentNumber
  readonly amount: Money
  readonly isReturned: boolean
}

export const noPayments: Payments = {
  credits: PersistentMap(),
  uses: PersistentMap(),
  reversed: PersistentMap(),
  direct: PersistentMap(),
}

/** What that debtor still has of that receipt. */
export const creditLeft = (
  { credits }: Payments,
  { collectionId, debtorId }: Pick<Credit, 'collectionId' | 'debtorId'>,
): Money | undefined => credits.get(collectionId)?.get(debtorId)

export const paidOn = (payments: Payments, event: Event): Payments => {
  switch (event.type) {
    case 'DebtorCreditNoted':
      return changed(payments, event, event.amount)
    case 'CreditNoteBooked': {
      const { invoiceId, debtorId, number, excess } = event
      if (!isPositive(excess)) return payments
      return changed(payments, { collectionId: excessIdOf(invoiceId, number), debtorId }, excess)
    }
    case 'DebtorCreditUsed': {
      const [first] = event.allocations
      if (first === undefined) return payments
      const amounts = event.allocations.map(({ amount }) => amount)
      return changed(payments, event, minus(zero(first.amount.currency), sumOf(amounts)))
    }
    case 'DebtorCreditRefunded':
      return changed(payments, event, minus(zero(event.amount.currency), event.amount))
    case 'CollectionBooked': {
      if (event.source === 'receipt') return payments
      const { collectionId, valueOn, lines } = event
      const use = {
        valueOn,
        paid: PersistentMap(lines.map(({ invoiceId, applied }) => [invoiceId, applied] as const)),
      }
      const before = payments.uses.get(collectionId) ?? List<CreditUse>()
      return { ...payments, uses: payments.uses.set(collectionId, before.push(use)) }
    }
    case 'CollectionReversalBooked':
      return {
        ...payments,
        credits: payments.credits.delete(event.collectionId),
        uses: payments.uses.delete(event.collectionId),
        reversed: payments.reversed.set(event.collectionId, true),
      }
    case 'DirectPaymentCharged': {
      const { collectionId, number, amount } = event
      const direct = payments.direct.set(collectionId, { number, amount, isReturned: false })
      return { ...payments, direct }
    }
    case 'TakingUndone': {
      if (event.of.kind !== 'directPayment') return payments
      const { collectionId } = event.of
      const before = payments.direct.get(collectionId)
      invariant(before !== undefined, 'a direct payment is undone that was not charged')
      const amount = minus(before.amount, event.amount)
      return { ...payments, direct: payments.direct.set(collectionId, { ...before, amount }) }
    }
    case 'DirectPaymentReturned': {
      const before = payments.direct.get(event.collectionId)
      invariant(before !== undefined, 'a direct payment is returned that was not charged')
      const direct = payments.direct.set(event.collectionId, { ...before, isReturned: true })
      return { ...payments, direct }
    }
    default:
      return payments
  }
}

interface Credit {
  readonly collectionId: CollectionId
  readonly debtorId: DebtorId
}

const changed = (payments: Payments, { collectionId, debtorId }: Credit, by: Money): Payments => {
  const ofReceipt = payments.credits.get(collectionId) ?? PersistentMap<DebtorId, Money>()
  const credit = plus(ofReceipt.get(debtorId) ?? zero(by.currency), by)
  invariant(!isNegative(credit), `more credit of ${debtorId} is used than ${collectionId} left`)
  const credits = payments.credits.set(collectionId, ofReceipt.set(debtorId, credit))
  return { ...payments, credits }
}

const sumOf = (amounts: ReadonlyArray<Money>): Money => amounts.reduce(plus)
