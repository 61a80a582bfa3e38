/** Where a contract is stopped, whoever asks. */
import type { Checkpoints, Position } from '@quittance/event-store'

import { progressOf } from './checkpoint.ts'
import { type Part, partOf } from './part.ts'

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
  for (const part of partsOf(contractId)) {
    const { progress } = await progressOf(checkpoints, part)
    if (progress.stopped.has(contractId)) found.push(part.of)
  }
  return found
}

/**
 * Whether the reaction to that event, which was refused, still waits: somebody has kept that it does. It does
 * not where somebody has come past the refusal and is not stopped there; where nobody has, nobody knows.
 */
export const awaits = async (
  checkpoints: Checkpoints,
  refusal: { readonly contractId: string; readonly eventId: string; readonly position: Position },
): Promise<boolean | undefined> => {
  let isPast = false
  for (const part of partsOf(refusal.contractId)) {
    const { position, stopped } = (await progressOf(checkpoints, part)).progress
    if (stopped.get(refusal.contractId)?.stop.eventId === refusal.eventId) return true
    isPast ||= position !== undefined && position >= refusal.position
  }
  return isPast ? false : undefined
}

const partsOf = (contractId: string): ReadonlyArray<Part> =>
  Array.from({ length: workersMax }, (_, index) => ({
    member: partOf(contractId, index + 1),
    of: index + 1,
  }))
