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
  /**
   * By booking day, and within a day in the order of the log: up to any day, the lines are those of a
   * statement as of that day.
   */
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
    if (row === undefined) return undefined // A cut by booking day may leave out the beginning.
    return movementsOf(event).reduce(
      (before, movement) =>
        entered(before, { bookedOn: bookedOn(told), event: event.type }, movement),
      row,
    )
  },
}

/** A movement that is recorded late goes to its day, and moves the position after every later line. */
const entered = (
  { account, lines }: Statement,
  entry: Pick<StatementLine, 'bookedOn' | 'event'>,
  movement: Movement,
): Statement => {
  const at = lines.findLastIndex((line) => line.bookedOn <= entry.bookedOn) + 1
  const before = at === 0 ? emptyAccount(account.outstanding.currency) : lines.get(at - 1)?.after
  invariant(before !== undefined, 'a statement has no gaps')
  const after = moved(before, movement)
  const line: StatementLine = { ...entry, ...written(movement, after) }
  return {
    account: moved(account, movement),
    lines:
      at === lines.size
        ? lines.push(line)
        : lines
            .slice(0, at)
            .push(line)
            .concat(
              lines.slice(at).map((later) => ({ ...later, after: moved(later.after, movement) })),
            ),
  }
}

/** The lines of a period, its first and last day included, and the position before the first of them. */
export const period = (
  { lines, account }: Statement,
  { from, to }: { readonly from?: Day; readonly to?: Day },
): { readonly opening: Account; readonly lines: ReadonlyArray<StatementLine> } => {
  const isBefore = (line: StatementLine) => from !== undefined && line.bookedOn < from
  const isAfter = (line: StatementLine) => to !== undefined && to < line.bookedOn
  return {
    opening: lines.findLast(isBefore)?.after ?? emptyAccount(account.outstanding.currency),
    lines: lines.filterNot((line) => isBefore(line) || isAfter(line)).toArray(),
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
