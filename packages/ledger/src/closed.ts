/** What a contract says of what is asked of its lines, its advances, its invoices and its receipts. */
import { Contract } from '@quittance/domain'
import type { ContractId } from '@quittance/domain/values'

import type { ClosedContract, NoNewLine } from './command.ts'
import type { AnyCommand } from './language.ts'
import { type Asking, now } from './now.ts'

type Present = Extract<Contract.State, { readonly status: 'Present' }>

/**
 * A contract that is closed takes nothing more, not even by way of another stream: the first of these that
 * is closed, if any; its own stream says it anew for what is asked of itself.
 */
export const closedContract = async (
  asking: Asking,
  contracts: ReadonlyArray<ContractId>,
): Promise<ClosedContract | undefined> => {
  for (const contractId of new Set(contracts)) {
    const closedOn = (await contractNow(asking, contractId))?.life.closedOn
    if (closedOn !== undefined) return { type: 'ContractIsClosed', contractId, closedOn }
  }
  return undefined
}

/** Once notice is given there is no new line (rules 1.20), nor while the contract's cover is suspended. */
export const noNewLine = async (
  asking: Asking,
  command: AnyCommand,
): Promise<NoNewLine | undefined> => {
  if (command.type !== 'RequestLine' && command.type !== 'GrantLine') return undefined
  const { contractId } = command
  const contract = await contractNow(asking, contractId)
  const because = contract && against(contract)
  return because && { type: 'NoNewLine', contractId, because }
}

const against = ({ life }: Present): NoNewLine['because'] | undefined => {
  if (life.runOff) return 'RunOffStarted'
  if (life.notice) return 'NoticeGiven'
  return life.suspended.includes('cover') ? 'CoverSuspended' : undefined
}

/** Nothing where no contract of that name was requested. */
export const contractNow = async (
  asking: Asking,
  contractId: ContractId,
): Promise<Present | undefined> => {
  const contract = await now(asking, Contract, contractId)
  return contract.status === 'Absent' ? undefined : contract
}
