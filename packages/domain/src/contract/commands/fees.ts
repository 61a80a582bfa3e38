/** What is charged or taken beside the commissions. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day } from '../../values/day.ts'
import { ContractId } from '../../values/identity.ts'
import { Amount } from '../../values/money.ts'
import { Text } from '../../values/text.ts'
import { AncillaryFeeKind } from '../events/terms.ts'

const { monthly: _withTheMonth, ...onOccasion } = AncillaryFeeKind.keys

/** Those that have an occasion; the monthly one comes with the closing of its month. */
const OccasionalFeeKind = t.keyof(onOccasion, 'OccasionalFeeKind')

/** By the tariff of `chargedOn`; `reference` is what it is for, so that it is charged once. */
export const ChargeFee = command('ChargeFee', {
  contractId: ContractId,
  feeKind: OccasionalFeeKind,
  reference: Text,
  chargedOn: Day,
})
export type ChargeFee = t.TypeOf<typeof ChargeFee>

/** After a default: the client's money pays what he owes. */
export const SeizeFund = command('SeizeFund', {
  contractId: ContractId,
  amount: Amount,
  seizedOn: Day,
})
export type SeizeFund = t.TypeOf<typeof SeizeFund>
