/** What an insolvent debtor says of a dividend, and of a contract that is to be closed. */
import { Debtor, GuaranteeLine } from '@quittance/domain'
import {
  type ContractId,
  type DebtorId,
  isNegative,
  type Money,
  min,
  minus,
  plus,
  zero,
} from '@quittance/domain/values'

import type { ClaimOpen } from './answer.ts'
import { contractNow } from './closed.ts'
import type { NotNow } from './command.ts'
import type { AnyCommand } from './language.ts'
import { type Asking, now } from './now.ts'

type AllocatePayment = Extract<AnyCommand, { readonly type: 'AllocatePayment' }>

/** Why not: nothing was claimed, or less is still to come of it. */
export const notClaimed = async (
  asking: Asking,
  { claims }: AllocatePayment,
): Promise<NotNow | undefined> => {
  for (const { contractId, debtorId, amount } of claims ?? []) {
    const claim = await claimOf(asking, contractId, debtorId)
    if (claim === undefined) return { type: 'ClaimNotDeclared', contractId }
    const { called, recovered } = await lossOf(asking, contractId, debtorId, amount)
    const left = minus(min(claim, called), recovered)
    if (isNegative(minus(left, amount))) {
      return { type: 'DividendAboveClaim', contractId, debtorId, claim, called, recovered }
    }
  }
  return undefined
}

/** A contract is not closed while something may still come of a claim (rules 1.20): asked before its turn. */
export const claimOpen = async (
  asking: Asking,
  command: AnyCommand,
): Promise<ClaimOpen | undefined> => {
  if (command.type !== 'CloseContract') return undefined
  const { contractId } = command
  const debtors = (await contractNow(asking, contractId))?.funding.debtors.keys() ?? []
  for (const debtorId of debtors) {
    const debtor = await now(asking, Debtor, debtorId)
    const claim = Debtor.openInsolvency(debtor)?.claims.get(contractId)
    if (claim) return { type: 'ClaimOpen', contractId, debtorId, claim: Debtor.claimed(claim) }
  }
  return undefined
}

/** Of a procedure that is over, too: money may come late. */
const claimOf = async (
  asking: Asking,
  contractId: ContractId,
  debtorId: DebtorId,
): Promise<Money | undefined> => {
  const claim = (await now(asking, Debtor, debtorId)).insolvency?.claims.get(contractId)
  return claim && Debtor.claimed(claim)
}

const lossOf = async (
  asking: Asking,
  contractId: ContractId,
  debtorId: DebtorId,
  { currency }: Money,
): Promise<{ readonly called: Money; readonly recovered: Money }> => {
  const line = await now(asking, GuaranteeLine, `${contractId}_${debtorId}`)
  if (line.status === 'Absent') return { called: zero(currency), recovered: zero(currency) }
  const { covered, uncovered } = line.loss
  return { called: plus(covered, uncovered), recovered: GuaranteeLine.recoveredOf(line.loss) }
}
