/** The guarantee fund (_fonds de garantie_): the client's money, held as security. */
import type * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Count } from '../../values/count.ts'
import { ReckonedDay } from '../../values/day.ts'
import { ContractId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { Multiple, Rate, Share } from '../../values/rate.ts'
import { Text } from '../../values/text.ts'

/** From the client account, since more is required. `reference` is what made it so. */
export const GuaranteeFundLevied = event('GuaranteeFundLevied', {
  contractId: ContractId,
  reference: Text,
  amount: Money,
  valueOn: ReckonedDay,
})
export type GuaranteeFundLevied = t.TypeOf<typeof GuaranteeFundLevied>

/** Back to the client account, since less is required. */
export const GuaranteeFundReleased = event('GuaranteeFundReleased', {
  contractId: ContractId,
  reference: Text,
  amount: Money,
  valueOn: ReckonedDay,
})
export type GuaranteeFundReleased = t.TypeOf<typeof GuaranteeFundReleased>

/** At the start of a month: how much is retained from `from` on, and what that follows from. */
export const GuaranteeFundRateIndexed = event('GuaranteeFundRateIndexed', {
  contractId: ContractId,
  from: ReckonedDay,
  /** Over which the debits and what was assigned are summed. */
  months: Count,
  /** What credit notes and invoices given back took off. */
  debits: Money,
  assigned: Money,
  /** `debits / assigned`, to six digits. */
  debitRate: Rate,
  multiplier: Multiple,
  /** The rate of the terms, below which it does not go. */
  baseRate: Share,
  retentionRate: Share,
})
export type GuaranteeFundRateIndexed = t.TypeOf<typeof GuaranteeFundRateIndexed>

/** After a default: the client's money pays what he owes. */
export const GuaranteeFundSeized = event('GuaranteeFundSeized', {
  contractId: ContractId,
  amount: Money,
  valueOn: ReckonedDay,
})
export type GuaranteeFundSeized = t.TypeOf<typeof GuaranteeFundSeized>
