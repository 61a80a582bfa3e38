/** Statement (_relevé_): every movement of a contract, with the position after it. */
import type { Contract } from '@quittance/domain/events'
import {
  type Account,
  emptyAccount,
  type Movement,
  moved,
  movementsOf,
} from '@quittance/domain/figures'
import { type Day, invariant, type Money, zero } from '@quittance/domain/values'
import { List } from 'immutable'

import { bookedOn } from '../cut.ts'
import type { Projection } from '../projection.ts'

export interface StatementLine {
  readonly bookedOn: Day
  readonly valueOn: Day
  readonly event: Contract.Event['type']
  /** What a person knows the movement by: a schedule, a draw, an invoice, a month. */
  readonly reference: string
  /** Of the client account. */
  readonly debit: Money
  readonly credit: Money
  readonly after: Account
}

export interface Statement {
  readonly account: Account
  /** In the order of the log. */
  readonly lines: List<StatementLine>
}

/** One table a contract; most events print nothing, and a receipt a line for each invoice that it paid. */
export const statement: Projection<Statement, Contract.Event> = {
  key: ({ event }) => event.contractId,
  next: (row, told) => {
    const { event } = told
    if (event.type === 'ContractRequested') {
      return { account: emptyAccount(event.currency), lines: List() }
    }
    invariant(row !== undefined, `${event.type} before ContractRequested`)
    return movementsOf(event).reduce(({ account, lines }, movement) => {
      const after = moved(account, movement)
      const line = { bookedOn: bookedOn(told), event: event.type, ...written(movement, after) }
      return { account: after, lines: lines.push(line) }
    }, row)
  },
}

/** The lines of a period, days included, and the position before the first of them. */
export const period = (
  { lines, account }: Statement,
  { from, to }: { readonly from?: Day; readonly to?: Day },
): { readonly opening: Account; readonly lines: ReadonlyArray<StatementLine> } => {
  const within = lines
    .toArray()
    .filter(
      (line) => (from ?? line.bookedOn) <= line.bookedOn && line.bookedOn <= (to ?? line.bookedOn),
    )
  const before = lines.findLast((line) => from !== undefined && line.bookedOn < from)
  return {
    opening: before?.after ?? emptyAccount(account.outstanding.currency),
    lines: within,
  }
}

const written = ({ valueOn, reference, by }: Movement, after: Account) => {
  const nothing = zero(after.clientAccount.currency)
  const change = by.clientAccount ?? nothing
  return {
    ...{ valueOn, reference, after },
    debit: change.minor < 0n ? { ...change, minor: -change.minor } : nothing,
    credit: change.minor > 0n ? change : nothing,
  }
}
