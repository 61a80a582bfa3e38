/** The factor has lent more than he would: what he is short of, and that he no longer is. */
import type * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Day, ReckonedDay } from '../../values/day.ts'
import { ContractId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'

/** Availability fell below zero, by `amount`. Nothing may be drawn; no cash is called. */
export const OverAdvanceIncurred = event('OverAdvanceIncurred', {
  contractId: ContractId,
  amount: Money,
  incurredOn: Day,
})
export type OverAdvanceIncurred = t.TypeOf<typeof OverAdvanceIncurred>

/** Availability, now `availability`, is no longer below zero. */
export const OverAdvanceCured = event('OverAdvanceCured', {
  contractId: ContractId,
  availability: Money,
  curedOn: Day,
})
export type OverAdvanceCured = t.TypeOf<typeof OverAdvanceCured>

/**
 * The fund was levied from a client account that did not have as much: `amount` is to be replenished, from new
 * schedules or in cash, by `dueOn`.
 */
export const ReplenishmentRequested = event('ReplenishmentRequested', {
  contractId: ContractId,
  amount: Money,
  requestedOn: Day,
  dueOn: ReckonedDay,
})
export type ReplenishmentRequested = t.TypeOf<typeof ReplenishmentRequested>

/** The client account is no longer in debit. */
export const ReplenishmentMet = event('ReplenishmentMet', { contractId: ContractId, metOn: Day })
export type ReplenishmentMet = t.TypeOf<typeof ReplenishmentMet>
