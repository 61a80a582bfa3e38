import {
  type Account,
  emptyAccount,
  imbalance,
  moved,
  movementsOf,
} from '@quittance/domain/figures'
import { isZero, Money } from '@quittance/domain/values'
import { either as E } from 'fp-ts'

import type { Check } from '../check.ts'

export const identity: Check = {
  name: 'identity',
  holds: 'client account + guarantee fund = outstanding − funds in use, after every event',
  page: `The four figures of each contract are added up event by event, and must agree after every one. A finding is the
event where they part, once: what follows on the same difference is no finding of its own. See the movement on
\`quittance statement\`.`,
  begin: () => {
    const accounts = new Map<string, Account>()
    return ({ recorded: { stream }, told }) => {
      if (E.isLeft(told)) return undefined
      const { event } = told.right
      if (event.type === 'ContractRequested') accounts.set(stream, emptyAccount(event.currency))
      const account = accounts.get(stream)
      if (account === undefined || !stream.startsWith('contract-')) return undefined
      const after = movementsOf(event as Parameters<typeof movementsOf>[0]).reduce(moved, account)
      accounts.set(stream, after)
      // Only where it breaks: what follows on the same difference is no finding of its own.
      const broke = imbalance(after)
      if (isZero(broke) || broke.minor === imbalance(account).minor) return undefined
      const { outstanding, fundsInUse, guaranteeFund, clientAccount } = after
      const amount = (money: Money) => Money.encode(money).amount
      return {
        expected: `client account + guarantee fund = ${amount(outstanding)} − ${amount(fundsInUse)}`,
        found: `${amount(clientAccount)} + ${amount(guaranteeFund)} after ${event.type}`,
      }
    }
  },
}
