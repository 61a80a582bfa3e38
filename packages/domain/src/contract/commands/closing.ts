/** Periods that end. */
import type * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Month } from '../../values/day.ts'
import { Fixing } from '../../values/fixing.ts'
import { ContractId } from '../../values/identity.ts'

/** Months close in order, each once, at the reference's rate of that month. */
export const CloseMonth = command('CloseMonth', {
  contractId: ContractId,
  month: Month,
  fixing: Fixing,
})
export type CloseMonth = t.TypeOf<typeof CloseMonth>
