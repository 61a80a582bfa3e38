/** The guarantee fund (_fonds de garantie_): the client's money, held as security. */
import type * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { ReckonedDay } from '../../values/day.ts'
import { ContractId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
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
