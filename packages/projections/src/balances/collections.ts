/**
 * Collections (_encaissements_): of each receipt where its money is, and what is in suspense (_en attente_);
 * what a credit note left beyond its invoice is one too.
 * `received = allocated + held + refunded + forwarded + reversed + left`.
 */
import type { Collection } from '@quittance/domain/events'
import { type Life, termsOn } from '@quittance/domain/figures'
import {
  businessDaysAfter,
  type Day,
  france,
  type Money,
  minus,
  negated,
  plus,
  sum,
  zero,
} from '@quittance/domain/values'

import type { PersistentProjection } from '../projection.ts'
import {
  CollectionRow,
  leftOver,
  meantFor,
  received,
  reported,
  withCredit,
} from './collection-row.ts'

/** By collection: one row a receipt, and one a payment to the client that was reported. */
export const collections: PersistentProjection<CollectionRow, Collection.Event> = {
  name: 'collections',
  version: '1',
  category: 'collection',
  unfit: 'stop',
  Row: CollectionRow,
  key: ({ event }) => event.collectionId,
  next: (row, { event }) => {
    if (event.type === 'CollectionReceived') return received(event)
    if (event.type === 'DirectPaymentReported') return reported(event)
    if (event.type === 'ExcessHeld') return leftOver(event)
    return row && moved(row, event) // A cut by booking day may leave out the beginning.
  },
}

/** In suspense, since the day it came: still to be said what for. */
export const leftOf = (row: CollectionRow): Money => {
  const { allocated, held, refunded, forwarded, reversed } = row
  return [allocated, held, refunded, forwarded, reversed].reduce(minus, row.received)
}

export type DirectPayment = CollectionRow & {
  readonly report: NonNullable<CollectionRow['report']>
}

/** The client has it, and not all of it was charged to him. */
export const isAwaited = (row: CollectionRow): row is DirectPayment =>
  row.state === 'reported' &&
  row.report !== null &&
  row.report.charged.minor < row.report.amount.minor

/**
 * The last day to pass it on, by the terms of the day on which the client received it (golden D-1); none before
 * there are terms.
 */
export const passOnBy = (life: Life, receivedByClientOn: Day): Day | undefined => {
  if (life.versions.isEmpty()) return undefined
  const { passOnWithin } = termsOn(life, receivedByClientOn).directPayment
  return businessDaysAfter(france, receivedByClientOn, passOnWithin)
}

type Moving = Exclude<
  Collection.Event,
  { readonly type: 'CollectionReceived' | 'DirectPaymentReported' | 'ExcessHeld' }
>

const moved = (row: CollectionRow, event: Moving): CollectionRow => {
  switch (event.type) {
    case 'CollectionIdentified':
      return { ...row, state: 'identified', debtorId: event.debtorId }
    case 'PaymentAllocated': {
      // For invoices, and for claims on insolvent debtors.
      const meant = sumOf(row, [...event.allocations, ...event.claims])
      const allocated = plus(row.allocated, meant)
      return meantFor({ ...row, allocated }, event.contractId)
    }
    case 'RemainderHeld': {
      if (row.state === 'reversed') return row // It went back meanwhile: nothing is left to hold.
      const allocated = minus(row.allocated, event.amount)
      return withCredit({ ...row, allocated }, event, event.amount)
    }
    case 'CreditHeld':
      return withCredit(meantFor(row, event.contractId), event, event.amount)
    case 'CreditAllocated': {
      const used = sumOf(row, event.allocations)
      return withCredit({ ...row, allocated: plus(row.allocated, used) }, event, negated(used))
    }
    case 'CollectionRefunded': {
      const { contractId, debtorId, amount } = event
      const left = { ...row, refunded: plus(row.refunded, amount) }
      const isCredit = contractId !== null && debtorId !== null
      return isCredit ? withCredit(left, { contractId, debtorId }, negated(amount)) : left
    }
    case 'CollectionForwarded':
      return { ...row, forwarded: plus(row.forwarded, event.amount) }
    case 'CollectionReversed':
      return goneBack(row)
    case 'ReportedPaymentCharged': {
      const { report } = row
      if (report === null || row.state !== 'reported') return row
      return { ...row, report: { ...report, charged: plus(report.charged, event.amount) } }
    }
    case 'DirectPaymentPassedOn': {
      const { amount: came, debtorId, charged: forwarded, means, passedOnOn: receivedOn } = event
      const passedOn = { received: came, debtorId, forwarded, means, receivedOn }
      return { ...row, ...passedOn, state: 'identified' }
    }
  }
}

const sumOf = (
  { received: { currency } }: CollectionRow,
  parts: ReadonlyArray<{ readonly amount: Money }>,
): Money =>
  sum(
    parts.map(({ amount }) => amount),
    currency,
  )

/** What was refunded or paid to the client has left for good; what went back to his account goes with it. */
const goneBack = (row: CollectionRow): CollectionRow => {
  const nothing = zero(row.received.currency)
  const forwarded = row.report ? nothing : row.forwarded
  const reversed = minus(minus(row.received, row.refunded), forwarded)
  const gone = { allocated: nothing, held: nothing, credits: [], forwarded, reversed }
  return { ...row, ...gone, state: 'reversed' }
}
