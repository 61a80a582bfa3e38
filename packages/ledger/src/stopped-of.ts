/** Where a contract is stopped, whoever asks. */
import type { Checkpoints } from '@quittance/event-store'

import { progressOf } from './checkpoint.ts'
import { partOf } from './part.ts'

/** So many are looked for. */
const workersMax = 32

/**
 * Of how many workers the one is that has stopped this contract; 1 is also a ledger that writes by
 * itself what follows. Several, where there were more or fewer workers before.
 */
export const stoppedOf = async (
  checkpoints: Checkpoints,
  contractId: string,
): Promise<ReadonlyArray<number>> => {
  const found: Array<number> = []
  for (let of = 1; of <= workersMax; of++) {
    const part = { member: partOf(contractId, of), of }
    const { progress } = await progressOf(checkpoints, part)
    if (progress.stopped.has(contractId)) found.push(of)
  }
  return found
}
