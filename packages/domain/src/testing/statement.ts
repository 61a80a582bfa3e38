/** The client account told as a statement: one line a movement or a turn of its life, the balances after it. */
import { type Account, emptyAccount, moved } from '../contract/account.ts'
import type { Event } from '../contract/events.ts'
import { linesOf } from '../contract/statement-lines.ts'
import { isNegative, minus, negated, plus, zero } from '../values/money.ts'
import { written } from './amounts.ts'

/** As the goldens show it; `identity` is client account + guarantee fund. */
export const statementOf = (events: ReadonlyArray<Event>) => {
  let account = emptyAccount('EUR')
  return events.flatMap((event) =>
    linesOf(event).map((movement) => {
      const before = account
      account = moved(account, movement)
      return { event: event.type, ref: movement.reference, ...entry(before, account) }
    }),
  )
}

const entry = (before: Account, { clientAccount, guaranteeFund, ...after }: Account) => {
  const change = minus(clientAccount, before.clientAccount)
  const [debit, credit] = isNegative(change)
    ? [negated(change), zero(change.currency)]
    : [zero(change.currency), change]
  return {
    debit: written(debit),
    credit: written(credit),
    clientAccount: written(clientAccount),
    guaranteeFund: written(guaranteeFund),
    outstanding: written(after.outstanding),
    fundsInUse: written(after.fundsInUse),
    identity: written(plus(clientAccount, guaranteeFund)),
  }
}
