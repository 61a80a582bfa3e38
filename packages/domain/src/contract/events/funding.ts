/** What may be drawn and what is: draws, and what the contract hears of cover and debtors' credits. */
import * as t from 'io-ts'

import { event, type Flat, upcast } from '../../event-codec.ts'
import { Revision } from '../../values/count.ts'
import { Day, ReckonedDay } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { AdvanceId, CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { nullable } from '../../values/nullable.ts'
import { Share } from '../../values/rate.ts'
import { DeclineReason } from '../../values/reasons.ts'

const answer = {
  contractId: ContractId,
  advanceId: AdvanceId,
  amount: Money,
  availability: Money,
}

/** The day whose terms were applied; none is told of answers of the first version. */
const asOf = { requestedOn: nullable(Day) }

/** The amount is set aside for this draw. `availability` is what there was just before. */
export const AdvanceGranted = event('AdvanceGranted', { ...answer, ...asOf })
export type AdvanceGranted = t.TypeOf<typeof AdvanceGranted>

/** The draw is not granted. `availability` is what there was. */
export const AdvanceDeclined = event('AdvanceDeclined', {
  ...answer,
  ...asOf,
  reason: DeclineReason,
})
export type AdvanceDeclined = t.TypeOf<typeof AdvanceDeclined>

export const advanceGrantedSince1 = upcast(event('AdvanceGranted', answer), withoutDay)

export const advanceDeclinedSince1 = upcast(
  event('AdvanceDeclined', { ...answer, reason: DeclineReason }),
  withoutDay,
)

function withoutDay(stored: Flat): Flat {
  return { ...stored, requestedOn: null }
}

/** The money has left: what was set aside becomes funds in use, valued on the day of payment. */
export const AdvanceBooked = event('AdvanceBooked', {
  contractId: ContractId,
  advanceId: AdvanceId,
  amount: Money,
  valueOn: ReckonedDay,
})
export type AdvanceBooked = t.TypeOf<typeof AdvanceBooked>

/**
 * The bank did not pay it after all: what was set aside is free, or, if it was booked as paid, no longer in
 * use from `valueOn` on.
 */
export const AdvanceReturned = event('AdvanceReturned', {
  contractId: ContractId,
  advanceId: AdvanceId,
  amount: Money,
  wasBooked: t.boolean,
  valueOn: ReckonedDay,
})
export type AdvanceReturned = t.TypeOf<typeof AdvanceReturned>

const cover = {
  contractId: ContractId,
  debtorId: DebtorId,
  /** What the line may still cover in all; zero without a line or once it is withdrawn. */
  limit: Money,
  lineRevision: Revision,
  covers: t.readonlyArray(exact({ invoiceId: InvoiceId, covered: Money }, 'NotedCover')),
}

/** What a debtor's guarantee line has decided, as of `lineRevision`; of the covers, those that changed. */
export const CoverNoted = event('CoverNoted', {
  ...cover,
  /** The share of what is covered that the factor bears, said once the debtor is insolvent; null before. */
  quotity: nullable(Share),
})
export type CoverNoted = t.TypeOf<typeof CoverNoted>

export const coverNotedSince1 = upcast(
  event('CoverNoted', cover),
  (stored): Flat => ({ ...stored, quotity: null }),
)

/** Of a receipt, `amount` found no invoice: it is the debtor's, and not fundable against him. */
export const DebtorCreditNoted = event('DebtorCreditNoted', {
  contractId: ContractId,
  debtorId: DebtorId,
  collectionId: CollectionId,
  amount: Money,
})
export type DebtorCreditNoted = t.TypeOf<typeof DebtorCreditNoted>
