/**
 * Availability (_disponible_): what may still be drawn, and for every euro that may not, the first
 * cause that applies. Never stored, except as evidence in a decision on a draw.
 */
import type { Currency } from '../values/currency.ts'
import type { Day } from '../values/day.ts'
import type { DebtorId } from '../values/identity.ts'
import { isPositive, type Money, max, min, minus, plus, sum, zero } from '../values/money.ts'
import { portion } from '../values/rate.ts'
import type { Account } from './account.ts'
import type { Terms } from './events/terms.ts'
import type { Funding } from './state/funding.ts'
import { isStarted, type Life, termsOn } from './state/life.ts'

/** In the order in which they apply; each euro is excluded once. */
export type Cause = 'overLimit' | 'debtorCredit' | 'advanceRate' | 'guaranteeFund' | 'earmarked'

export interface Exclusion {
  readonly cause: Cause
  /** Whose receivables, when the cause lies with a debtor. */
  readonly debtorId?: DebtorId
  readonly amount: Money
}

/** `Σ exclusions = outstanding − funds in use − availability`, to the cent. */
export interface Waterfall {
  readonly outstanding: Money
  /** Zero amounts are left out. */
  readonly exclusions: ReadonlyArray<Exclusion>
  readonly fundable: Money
  readonly grossAvailability: Money
  readonly fundsInUse: Money
  readonly availability: Money
}

/** Of a contract on that day; nothing is available before it starts. */
export const availabilityOn = (
  { life, account, funding }: { life: Life; account: Account; funding: Funding },
  on: Day,
): Waterfall =>
  isStarted(life, on)
    ? availability(account, funding, termsOn(life, on))
    : nothingAvailable(account)

export const availability = (account: Account, funding: Funding, terms: Terms): Waterfall => {
  const { outstanding, fundsInUse, guaranteeFund } = account
  const byDebtor = debtorExclusions(funding, terms, outstanding)
  const fundable = minus(outstanding, total(byDebtor, outstanding))
  const haircut = minus(fundable, portion(fundable, terms.advanceRate, 'HalfUp'))
  const earmarked = sum(funding.earmarks.values(), outstanding.currency)
  const grossAvailability = minus(minus(fundable, haircut), guaranteeFund)
  const byContract: ReadonlyArray<Exclusion> = [
    { cause: 'advanceRate', amount: haircut },
    { cause: 'guaranteeFund', amount: guaranteeFund },
    { cause: 'earmarked', amount: earmarked },
  ]
  return {
    outstanding,
    exclusions: [...byDebtor, ...byContract.filter(({ amount }) => isPositive(amount))],
    fundable,
    grossAvailability,
    fundsInUse,
    availability: minus(minus(grossAvailability, fundsInUse), earmarked),
  }
}

const nothingAvailable = ({ outstanding, fundsInUse }: Account): Waterfall => {
  const nothing = zero(outstanding.currency)
  const figures = { fundable: nothing, grossAvailability: nothing, availability: nothing }
  return { outstanding, exclusions: [], fundsInUse, ...figures }
}

const debtorExclusions = (
  funding: Funding,
  terms: Terms,
  { currency }: Money,
): ReadonlyArray<Exclusion> => {
  const nothing = zero(currency)
  const exclusions: Array<Exclusion> = []
  const exclude = (cause: Cause, debtorId: DebtorId, amount: Money): void => {
    if (isPositive(amount)) exclusions.push({ cause, debtorId, amount })
  }
  const debtors = eligibleByDebtor(funding, currency)
  for (const [debtorId, { open, covered }] of debtors) {
    const { limit, credit } = funding.debtors.get(debtorId) ?? { limit: nothing, credit: nothing }
    const overLimit = terms.fundApprovedOnly
      ? max(minus(open, max(limit, covered)), nothing)
      : nothing
    exclude('overLimit', debtorId, overLimit)
    exclude('debtorCredit', debtorId, min(credit, minus(open, overLimit)))
  }
  return exclusions
}

interface Eligible {
  readonly open: Money
  /** Cover in use, on what is still open. */
  readonly covered: Money
}

const eligibleByDebtor = (
  { receivables }: Funding,
  currency: Currency,
): ReadonlyMap<DebtorId, Eligible> => {
  const nothing = { open: zero(currency), covered: zero(currency) }
  const debtors = new Map<DebtorId, Eligible>()
  for (const { debtorId, open, covered } of receivables.values()) {
    const before = debtors.get(debtorId) ?? nothing
    debtors.set(debtorId, {
      open: plus(before.open, open),
      covered: plus(before.covered, min(covered, open)),
    })
  }
  return debtors
}

const total = (exclusions: ReadonlyArray<Exclusion>, { currency }: Money): Money =>
  sum(
    exclusions.map(({ amount }) => amount),
    currency,
  )
