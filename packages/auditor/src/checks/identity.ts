import { type Account, emptyAccount, imbalance, moved } from '@quittance/domain/figures'
import { isZero } from '@quittance/domain/values'
import { either as E } from 'fp-ts'

import type { Check, Examine } from '../check.ts'
import { amountOf } from './amount.ts'

export const identity: Check = {
  name: 'identity',
  holds: 'client account + guarantee fund = outstanding − funds in use, after every event',
  page: `The four figures of each contract are added up event by event, and must agree after every one. A finding is the
event where they part, once: what follows on the same difference is no finding of its own. See the movement on
\`quittance statement\`.`,
  begin: () => ({
    stream: (stream) => (stream.startsWith('contract-') ? contract() : undefined),
  }),
}

const contract = (): Examine => {
  let account: Account | undefined
  return ({ told, movements }) => {
    if (E.isLeft(told)) return undefined
    const { event } = told.right
    if (event.type === 'ContractRequested') account = emptyAccount(event.currency)
    if (account === undefined || movements.length === 0) return undefined
    const before = imbalance(account)
    account = movements.reduce(moved, account)
    // Only where it breaks: what follows on the same difference is no finding of its own.
    const after = imbalance(account)
    if (isZero(after) || after.minor === before.minor) return undefined
    const { outstanding, fundsInUse, guaranteeFund, clientAccount } = account
    return {
      expected: `client account + guarantee fund = ${amountOf(outstanding)} − ${amountOf(fundsInUse)}`,
      found: `${amountOf(clientAccount)} + ${amountOf(guaranteeFund)} after ${event.type}`,
    }
  }
}
