/** A euro that may not be drawn, and why. */
import type { AdvanceId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { isPositive, type Money, minus, sum, zero } from '../../values/money.ts'

/** In the order in which they apply: each euro is excluded once, by the first that does. */
export const causes = [
  'notStarted',
  'disputed',
  'overdue',
  'ineligible',
  'overLimit',
  'debtorCredit',
  'concentration',
  'advanceRate',
  'guaranteeFund',
  'specialReserve',
  'ceiling',
  'earmarked',
] as const
export type Cause = (typeof causes)[number]

export interface Exclusion {
  readonly cause: Cause
  readonly amount: Money
  /** Whose receivables, when the cause lies with a debtor or with one of them. */
  readonly debtorId?: DebtorId
  readonly invoiceId?: InvoiceId
  /** The draw for which it is set aside. */
  readonly advanceId?: AdvanceId
  /** What exactly, where a cause has several: the ground of a reserve, the name of a special one. */
  readonly reason?: string
  /** The event that says so, by its revision in the contract's stream; none where the terms alone do. */
  readonly restsOn?: bigint
}

/** What is left of an amount, as one cause after another takes its part. */
export interface Share {
  readonly left: Money
  readonly exclusions: ReadonlyArray<Exclusion>
}

/** Takes no more than there is, and says nothing of nothing. */
export const without = (
  { left, exclusions }: Share,
  asked: Money,
  why: Omit<Exclusion, 'amount'>,
): Share => {
  const amount = isPositive(minus(left, asked)) ? asked : left
  if (!isPositive(amount)) return { left, exclusions }
  return { left: minus(left, amount), exclusions: [...exclusions, { ...why, amount }] }
}

export const whole = (of: Money): Share => ({ left: of, exclusions: [] })

/** Of the causes named, or of all. */
export const excluded = (
  exclusions: ReadonlyArray<Exclusion>,
  { currency }: Pick<Money, 'currency'>,
  of: ReadonlyArray<Cause> = causes,
): Money =>
  exclusions.reduce(
    (total, { cause, amount }) => (of.includes(cause) ? sum([total, amount], currency) : total),
    zero(currency),
  )
