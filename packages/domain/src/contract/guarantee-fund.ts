/** The guarantee fund: how much of what is required (golden FG-1). */
import { type Day, monthOf } from '../values/day.ts'
import { isZero, type Money, max, min, minus, sum, zero } from '../values/money.ts'
import { portion, type Rate } from '../values/rate.ts'
import type { Account } from './account.ts'
import type { Terms } from './events/terms.ts'
import { monthsUpTo, total } from './fund-months.ts'
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
  return required(basis, { ...terms, retentionRate: retentionRate(terms, fund) })
}

/**
 * All that is open; what of it is funded; or what was bought, less credit notes, in the month of that day
 * and the eleven before it. Below zero it asks for nothing.
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
      return min(outstanding, fundsInUse)
    case 'turnover': {
      const months = monthsUpTo(monthOf(on), 12)
      return minus(total(assigned, months, none), total(debits, months, none))
    }
  }
}

const ever = ({ assigned }: Fund, { outstanding }: Account): Money =>
  sum(assigned.values(), outstanding.currency)

/** As last indexed, never below that of the terms. */
const retentionRate = (
  { retentionRate: agreed, indexation }: Terms['guaranteeFund'],
  { indexed }: Fund,
): Rate => (indexation && indexed?.retentionRate.gt(agreed) ? indexed.retentionRate : agreed)
