/**
 * What an advance remembers.
 *
 * These names and fields are what is stored. A released one never changes: add another beside it
 * and teach `evolve` both. `events.golden.json` holds one of each, as stored.
 */
import * as t from 'io-ts'

import { event } from '../event-codec.ts'
import { Day, ReckonedDay } from '../values/day.ts'
import { Fixing } from '../values/fixing.ts'
import { AdvanceId, ContractId, InvoiceId } from '../values/identity.ts'
import { Money } from '../values/money.ts'
import { DeclineReason } from '../values/reasons.ts'
import { Text } from '../values/text.ts'

export const category = 'advance'

const advance = { contractId: ContractId, advanceId: AdvanceId }

/** The client wants to draw this much. */
export const AdvanceRequested = event('AdvanceRequested', {
  ...advance,
  amount: Money,
  requestedOn: Day,
})
export type AdvanceRequested = t.TypeOf<typeof AdvanceRequested>

/** The client wants to draw this much on that invoice, at the rate of that fixing until it is settled. */
export const ReceivableAdvanceRequested = event('ReceivableAdvanceRequested', {
  ...advance,
  invoiceId: InvoiceId,
  amount: Money,
  requestedOn: Day,
  fixing: Fixing,
})
export type ReceivableAdvanceRequested = t.TypeOf<typeof ReceivableAdvanceRequested>

/** By the terms whatever is available is drawn, day by day: this is the draw of that day. */
export const SweepRequested = event('SweepRequested', { ...advance, sweptOn: Day })
export type SweepRequested = t.TypeOf<typeof SweepRequested>

/** The contract has granted it. `availability` is what there was just before. */
export const AdvanceAuthorised = event('AdvanceAuthorised', {
  ...advance,
  amount: Money,
  availability: Money,
})

/** The contract has declined it. `availability` is what there was. */
export const AdvanceRefused = event('AdvanceRefused', {
  ...advance,
  amount: Money,
  availability: Money,
  reason: DeclineReason,
})
export type AdvanceRefused = t.TypeOf<typeof AdvanceRefused>

/** The bank has been told to pay. */
export const AdvanceInstructed = event('AdvanceInstructed', advance)

/** The money has left the factor's account. */
export const AdvancePaid = event('AdvancePaid', { ...advance, amount: Money, paidOn: Day })
export type AdvancePaid = t.TypeOf<typeof AdvancePaid>

/** The bank does not pay it, or has it back. */
export const AdvanceFailed = event('AdvanceFailed', {
  ...advance,
  amount: Money,
  failedOn: Day,
  reason: Text,
})
export type AdvanceFailed = t.TypeOf<typeof AdvanceFailed>

/** Its invoice has paid it; the day from which that counts. */
export const AdvanceRepaid = event('AdvanceRepaid', { ...advance, repaidOn: ReckonedDay })

export const Event = t.union(
  [
    AdvanceRequested,
    AdvanceAuthorised,
    AdvanceRefused,
    AdvanceInstructed,
    AdvancePaid,
    SweepRequested,
    AdvanceFailed,
    ReceivableAdvanceRequested,
    AdvanceRepaid,
  ],
  'Advance.Event',
)
export type Event = t.TypeOf<typeof Event>
