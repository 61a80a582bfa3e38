/** Periods that end. */
import type * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day, Month } from '../../values/day.ts'
import { Fixing } from '../../values/fixing.ts'
import { ContractId } from '../../values/identity.ts'

/** What is due by the end of that day is said: funding withdrawn, graces over. Days close in order, gaps allowed. */
export const CloseDay = command('CloseDay', { contractId: ContractId, day: Day })
export type CloseDay = t.TypeOf<typeof CloseDay>

/** Months close in order, each once, at the reference's rate of that month. */
export const CloseMonth = command('CloseMonth', {
  contractId: ContractId,
  month: Month,
  fixing: Fixing,
})
export type CloseMonth = t.TypeOf<typeof CloseMonth>
