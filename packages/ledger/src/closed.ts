/** A contract that is closed takes nothing more, not even by way of its lines, its advances or its receipts. */
import { Contract } from '@quittance/domain'
import type { ContractId } from '@quittance/domain/values'
import type { Decoded, Recorded } from '@quittance/event-store'

import { catchUp } from './catch-up.ts'
import type { ClosedContract } from './command.ts'
import type { Reacting } from './reacting.ts'
import { tell } from './rooms.ts'

/**
 * The first of these that is closed, if any; its own stream says it anew for what is asked of itself.
 * Whoever waits for a contract's turn here holds that of another stream, and nobody the other way round.
 */
export const closedContract = async (
  { given, memory, turn }: Pick<Reacting, 'given' | 'memory' | 'turn'>,
  contracts: ReadonlyArray<ContractId>,
): Promise<ClosedContract | undefined> => {
  const { category, foldVersion } = Contract
  const { initial, evolve } = Contract.decider
  for (const contractId of new Set(contracts)) {
    const stream = `${category}-${contractId}`
    const known = memory.of(stream, initial)
    const folding = { stream, category, foldVersion, tell: toldOfContract, evolve }
    await turn(stream, () => catchUp(given.store, known, folding, memory.snapshots))
    const closedOn = known.state.status === 'Absent' ? undefined : known.state.life.closedOn
    if (closedOn !== undefined) return { type: 'ContractIsClosed', contractId, closedOn }
  }
  return undefined
}

/** A contract's stream holds a contract's events. */
const toldOfContract = (recorded: Recorded) => tell(recorded) as Decoded<Contract.Event>
