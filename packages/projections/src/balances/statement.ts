/** Statement (_relevé_): every movement of a contract and every turn of its life, with the position after it. */
import type { Contract } from '@quittance/domain/events'
import {
  type Account,
  emptyAccount,
  linesOf,
  type Movement,
  moved,
} from '@quittance/domain/figures'
import {
  type Day,
  invariant,
  isNegative,
  isPositive,
  type Money,
  negated,
  zero,
} from '@quittance/domain/values'
import { List } from 'immutable'

import { bookedOn } from '../cut.ts'
import type { Projection } from '../projection.ts'
import { type Position, position } from './position.ts'

export interface StatementLine {
  readonly bookedOn: Day
  readonly valueOn: Day
  readonly event: Contract.Event['type']
  /** What a person knows the movement by: a schedule, a draw, an invoice, a month. */
  readonly reference: string
  /** Of the client account. */
  readonly debit: Money
  readonly credit: Money
  /** Of the guarantee fund, by how much. */
  readonly fund: Money
  readonly after: Account
}

/** With an interest scale: of a month as it was closed, as it was recomputed, or of an advance. */
export type Scaled = Contract.MonthClosed | Contract.FinancingCommissionCorrected | OfAdvance

type OfAdvance = Contract.FinancingCommissionCharged & {
  readonly advance: NonNullable<Contract.FinancingCommissionCharged['advance']>
}

/** What the client paid for, with its tax. */
export type Charged =
  | Contract.FactoringCommissionCharged
  | Contract.AnnualMinimumCharged
  | Contract.AncillaryFeeCharged
  | Contract.FinancingCommissionCharged
  | Contract.FinancingCommissionCorrected

export interface Booked<Event> {
  readonly bookedOn: Day
  readonly event: Event
}

/** As long as its lines and its closed months: no other event is kept. */
export interface Statement {
  /** After everything. */
  readonly position: Position
  /**
   * By booking day, and within a day in the order of the log: up to any day, the lines are those of a
   * statement as of that day.
   */
  readonly lines: List<StatementLine>
  /** In the order of the log. */
  readonly scales: List<Booked<Scaled>>
  readonly charges: List<Booked<Charged>>
}

/** One table a contract; most events print nothing, and a receipt a line for each invoice that it paid. */
export const statement: Projection<Statement, Contract.Event> = {
  key: ({ event }) => event.contractId,
  next: (row, told) => {
    const { event } = told
    const after = position.next(row?.position, told)
    if (after === undefined) return undefined // A cut by booking day may leave out the beginning.
    const before = row ?? { lines: List(), scales: List(), charges: List() }
    const booked = { bookedOn: bookedOn(told), event }
    return {
      position: after,
      lines: linesOf(event).reduce(
        entering({ ...booked, event: event.type }, emptyAccount(after.life.currency)),
        before.lines,
      ),
      scales: isScaled(event) ? before.scales.push({ ...booked, event }) : before.scales,
      charges: isCharged(event) ? before.charges.push({ ...booked, event }) : before.charges,
    }
  },
}

/** A movement that is recorded late goes to its day, and moves the position after every later line. */
const entering =
  (entry: Pick<StatementLine, 'bookedOn' | 'event'>, nothing: Account) =>
  (lines: List<StatementLine>, movement: Movement): List<StatementLine> => {
    const at = lines.findLastIndex((line) => line.bookedOn <= entry.bookedOn) + 1
    const before = at === 0 ? nothing : lines.get(at - 1)?.after
    invariant(before !== undefined, 'a statement has no gaps')
    const line = { ...entry, ...written(movement, moved(before, movement)) }
    if (at === lines.size) return lines.push(line)
    const later = lines.slice(at).map((each) => ({ ...each, after: moved(each.after, movement) }))
    return lines.slice(0, at).push(line).concat(later)
  }

const written = ({ valueOn, reference, by }: Movement, after: Account) => {
  const nothing = zero(after.clientAccount.currency)
  const change = by.clientAccount ?? nothing
  return {
    ...{ valueOn, reference, after },
    debit: isNegative(change) ? negated(change) : nothing,
    credit: isPositive(change) ? change : nothing,
    fund: by.guaranteeFund ?? nothing,
  }
}

const isScaled = (event: Contract.Event): event is Scaled =>
  event.type === 'MonthClosed' ||
  event.type === 'FinancingCommissionCorrected' ||
  (event.type === 'FinancingCommissionCharged' && event.advance !== null)

export const isCharged = (event: Contract.Event): event is Charged => {
  switch (event.type) {
    case 'FactoringCommissionCharged':
    case 'AnnualMinimumCharged':
    case 'AncillaryFeeCharged':
    case 'FinancingCommissionCharged':
    case 'FinancingCommissionCorrected':
      return true
    default:
      return false
  }
}
