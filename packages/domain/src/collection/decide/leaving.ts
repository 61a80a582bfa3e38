/** What is no invoice's: kept as the debtor's credit, paid back, or paid on to the client. */
import { accept, reject } from '../../decider.ts'
import type { Day } from '../../values/day.ts'
import { excessIdOf } from '../../values/identity.ts'
import { isNegative, isPositive, type Money, minus } from '../../values/money.ts'
import type { ForwardCollection, HoldCredit, HoldExcess, RefundCollection } from '../commands.ts'
import type { Decision, Rejection } from '../rejection.ts'
import { type Collection, creditOf, type State, unallocated } from '../state.ts'

export const holdCredit = (collection: Collection, command: HoldCredit): Decision => {
  const { collectionId, contractId, amount } = command
  const { debtorId } = collection
  const why = notOf(collection, amount)
  if (why) return reject(why)
  if (debtorId === undefined) return reject({ type: 'CollectionNotIdentified' })
  return (
    moreThanLeft(collection, amount) ??
    accept({ type: 'CreditHeld', collectionId, contractId, debtorId, amount })
  )
}

/** Once a credit note. */
export const holdExcess = ({ status }: State, command: HoldExcess): Decision => {
  const collectionId = excessIdOf(command.invoiceId, command.number)
  return status === 'Absent' ? accept({ ...command, type: 'ExcessHeld', collectionId }) : accept()
}

/** Of a credit no more than it is, otherwise no more than is in suspense. */
export const refund = (collection: Collection, command: RefundCollection): Decision => {
  const { collectionId, credit, amount, refundedOn } = command
  const why = notOf(collection, amount, refundedOn)
  if (why) return reject(why)
  const refunded = { type: 'CollectionRefunded', collectionId, amount, refundedOn } as const
  if (credit === null) {
    return (
      moreThanLeft(collection, amount) ?? accept({ ...refunded, contractId: null, debtorId: null })
    )
  }
  const { contractId, debtorId } = credit
  const held = creditOf(collection, contractId, debtorId)
  return isNegative(minus(held, amount))
    ? reject({ type: 'MoreThanCredit', debtorId, credit: held })
    : accept({ ...refunded, contractId, debtorId })
}

export const forward = (collection: Collection, command: ForwardCollection): Decision => {
  const { amount, forwardedOn } = command
  const why = notOf(collection, amount, forwardedOn)
  if (why) return reject(why)
  return moreThanLeft(collection, amount) ?? accept({ ...command, type: 'CollectionForwarded' })
}

const notOf = (
  { reversed, received: { amount: from, bookedOn: receivedOn } }: Collection,
  amount: Money,
  on: Day = receivedOn,
): Rejection | undefined => {
  if (reversed) {
    const { ground, reversedOn } = reversed
    return { type: 'CollectionIsReversed', ground, reversedOn }
  }
  if (!isPositive(amount)) return { type: 'AmountMustBePositive' }
  if (amount.currency !== from.currency)
    return { type: 'CurrencyMustMatch', currency: from.currency }
  return on < receivedOn ? { type: 'BeforeReceipt', receivedOn } : undefined
}

const moreThanLeft = (collection: Collection, amount: Money): Decision | undefined => {
  const left = unallocated(collection)
  return isNegative(minus(left, amount))
    ? reject({ type: 'MoreThanIsLeft', unallocated: left })
    : undefined
}
