/** The guarantee fund: how much of what is required (goldens FG-1, FG-2). */
import { type Day, type Month, monthBefore, monthOf } from '../values/day.ts'
import { isZero, type Money, max, min, minus, sum, zero } from '../values/money.ts'
import { portion, type Rate, ratio } from '../values/rate.ts'
import type { Account } from './account.ts'
import type { Terms } from './events/terms.ts'
import { type Fund, later } from './state/fund.ts'
import { type Life, termsOn } from './state/life.ts'

/** What the amount of the fund follows from. */
export interface FundBasis {
  /** What the retention is a share of. */
  readonly base: Money
  /** Every invoice bought since the start, VAT included. */
  readonly assigned: Money
}

/**
 * `clamp(retentionRate × base, min, cap)`; `min` may exceed the base. A minimum that is built up is no
 * more than the rate of all that was bought, so that each schedule brings it nearer, and nothing that
 * is paid takes it away.
 */
export const required = (
  { base, assigned }: FundBasis,
  terms: Pick<Terms['guaranteeFund'], 'retentionRate' | 'min' | 'cap' | 'minimum'>,
): Money => {
  const share = (of: Money) => portion(of, terms.retentionRate, 'HalfUp')
  const least = terms.minimum === 'builtUp' ? min(terms.min, share(assigned)) : terms.min
  return min(max(share(base), least), terms.cap)
}

/** What a contract's fund is to be, on the latest day that it knows; none before it buys anything. */
export const requiredOn = (
  { life, account, fund }: { life: Life; account: Account; fund: Fund },
  on: Day,
): Money => {
  const { outstanding, guaranteeFund } = account
  if (isZero(outstanding) && isZero(guaranteeFund)) return outstanding
  const latest = later(fund.asOf, later(life.appliedUntil, on))
  const terms = termsOn(life, latest).guaranteeFund
  const basis = { base: baseOf(terms.base, account, fund, latest), assigned: ever(fund, account) }
  return required(basis, { ...terms, retentionRate: retentionRateOn(terms, fund, latest) })
}

/**
 * All that is open; what of it is funded; or what was bought, less credit notes, in the month of that
 * day and the eleven before it.
 */
const baseOf = (
  base: Terms['guaranteeFund']['base'],
  { outstanding, fundsInUse }: Account,
  { assigned, debits }: Fund,
  on: Day,
): Money => {
  const none = zero(outstanding.currency)
  switch (base) {
    case 'grossOutstanding':
      return outstanding
    case 'fundedOutstanding':
      return max(min(outstanding, fundsInUse), none)
    case 'turnover': {
      const months = monthsUpTo(monthOf(on), 12)
      return max(minus(total(assigned, months, none), total(debits, months, none)), none)
    }
  }
}

const ever = ({ assigned }: Fund, { outstanding }: Account): Money =>
  sum(assigned.values(), outstanding.currency)

/** As indexed by that day, never below that of the terms. */
const retentionRateOn = (
  { retentionRate, indexation }: Terms['guaranteeFund'],
  { indexed }: Fund,
  on: Day,
): Rate =>
  indexation && indexed && indexed.from <= on && indexed.retentionRate.gt(retentionRate)
    ? indexed.retentionRate
    : retentionRate

export interface Indexed {
  readonly debits: Money
  readonly assigned: Money
  readonly debitRate: Rate
  readonly retentionRate: Rate
}

/** `max(base rate, multiplier × debits / assigned)`, the whole at most; golden FG-2. */
export const indexedRate = (
  { debits, assigned }: Pick<Indexed, 'debits' | 'assigned'>,
  baseRate: Rate,
  multiplier: Rate,
): Pick<Indexed, 'debitRate' | 'retentionRate'> => {
  const rate = ratio(debits, assigned, multiplier)
  const whole = ratio(assigned, assigned)
  const raised = rate.gt(baseRate) ? rate : baseRate
  return {
    debitRate: ratio(debits, assigned),
    retentionRate: raised.gt(whole) ? whole : raised,
  }
}

/** Of so many months up to that one; undefined when nothing was assigned by which to measure. */
export const indexedAfter = (
  { assigned: bought, debits: takenOff }: Fund,
  month: Month,
  { retentionRate, indexation }: Terms['guaranteeFund'],
  none: Money,
): Indexed | undefined => {
  if (indexation === null) return undefined
  const months = monthsUpTo(month, indexation.months)
  const [debits, assigned] = [total(takenOff, months, none), total(bought, months, none)]
  if (isZero(assigned)) return undefined
  return {
    ...{ debits, assigned },
    ...indexedRate({ debits, assigned }, retentionRate, indexation.multiplier),
  }
}

const monthsUpTo = (last: Month, count: number): ReadonlyArray<Month> => {
  const months: Array<Month> = []
  for (let month = last; months.length < count; month = monthBefore(month)) months.push(month)
  return months
}

const total = (by: Fund['assigned'], months: ReadonlyArray<Month>, none: Money): Money =>
  sum(
    months.map((month) => by.get(month) ?? none),
    none.currency,
  )
