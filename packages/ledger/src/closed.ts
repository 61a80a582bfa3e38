/** A contract that is closed takes nothing more, not even by way of its lines, its advances or its receipts. */
import { Contract } from '@quittance/domain'
import type { ContractId } from '@quittance/domain/values'
import type { Decoded, EventStore, Recorded } from '@quittance/event-store'

import type { ClosedContract } from './answer.ts'
import { catchUp } from './folded.ts'
import type { Memory } from './memory.ts'
import { tell } from './rooms.ts'

/** The first of these that is closed, if any; its own stream says it anew for what is asked of itself. */
export const closedContract = async (
  store: EventStore,
  memory: Memory,
  contracts: ReadonlyArray<ContractId>,
): Promise<ClosedContract | undefined> => {
  const { initial, evolve } = Contract.decider
  for (const contractId of new Set(contracts)) {
    const stream = `${Contract.category}-${contractId}`
    const known = memory.of(stream, initial)
    await catchUp(store, known, { stream, tell: toldOfContract, evolve })
    const closedOn = known.state.status === 'Absent' ? undefined : known.state.life.closedOn
    if (closedOn !== undefined) return { type: 'ContractIsClosed', contractId, closedOn }
  }
  return undefined
}

/** A contract's stream holds a contract's events. */
const toldOfContract = (recorded: Recorded) => tell(recorded) as Decoded<Contract.Event>
