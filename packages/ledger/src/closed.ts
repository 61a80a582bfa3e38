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
  reacting: Knowing,
  contracts: ReadonlyArray<ContractId>,
): Promise<ClosedContract | undefined> => {
  for (const contractId of new Set(contracts)) {
    const contract = await knownContract(reacting, contractId)
    const closedOn = contract?.life.closedOn
    if (closedOn !== undefined) return { type: 'ContractIsClosed', contractId, closedOn }
  }
  return undefined
}

/** As it is now; nothing where it was never requested. */
export const knownContract = async (
  { given, memory, turn }: Knowing,
  contractId: ContractId,
): Promise<Exclude<Contract.State, { readonly status: 'Absent' }> | undefined> => {
  const { category, foldVersion } = Contract
  const { initial, evolve } = Contract.decider
  const stream = `${category}-${contractId}`
  const known = memory.of(stream, initial)
  const folding = { stream, category, foldVersion, tell: toldOfContract, evolve }
  await turn(stream, () => catchUp(given.store, known, folding, memory.snapshots))
  return known.state.status === 'Absent' ? undefined : known.state
}

export type Knowing = Pick<Reacting, 'given' | 'memory' | 'turn'>

/** A contract's stream holds a contract's events. */
const toldOfContract = (recorded: Recorded) => tell(recorded) as Decoded<Contract.Event>
