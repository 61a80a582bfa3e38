/**
 * Availability (_disponible_): what may still be drawn, and for every euro that may not, the first
 * cause that applies. Never stored, except as evidence in a decision on a draw. Each line of it is rounded
 * once, half up, and what remains is a difference: no cent is lost.
 */
import type { Day } from '../values/day.ts'
import { isPositive, type Money, min, minus, plus } from '../values/money.ts'
import { portion } from '../values/rate.ts'
import type { Account } from './account.ts'
import { fundableByDebtor } from './availability/debtors.ts'
import {
  causes,
  type Exclusion,
  excluded,
  type Share,
  whole,
  without,
} from './availability/exclusion.ts'
import { type Assessed, assessed, byName } from './availability/receivables.ts'
import type { Terms } from './events/terms.ts'
import type { Funding } from './state/funding.ts'
import { isStarted, type Life, type TermsVersion, versionOn } from './state/life.ts'

export { type Cause, causes, type Exclusion } from './availability/exclusion.ts'
export { type Assessed, byName } from './availability/receivables.ts'

/** `Σ exclusions + availability = outstanding − funds in use`, to the cent. */
export interface Waterfall {
  /** The terms of the day; none before the contract starts. */
  readonly agreed: Pick<TermsVersion, 'version' | 'effectiveOn'> | undefined
  readonly outstanding: Money
  /** In the order of their causes; zero amounts are left out. */
  readonly exclusions: ReadonlyArray<Exclusion>
  /** Each that is open. */
  readonly receivables: ReadonlyArray<Assessed>
  /** After the causes of single receivables. */
  readonly eligible: Money
  /** After those of debtors. */
  readonly fundable: Money
  /** After those of the contract, but for what is in use or set aside. */
  readonly grossAvailability: Money
  readonly fundsInUse: Money
  readonly availability: Money
}

/** Of a contract on that day; nothing is available before it starts. */
export const availabilityOn = (
  { life, account, funding }: { life: Life; account: Account; funding: Funding },
  on: Day,
): Waterfall => {
  if (!isStarted(life, on)) return nothingAvailable(account)
  const { terms, version, effectiveOn } = versionOn(life, on)
  return { ...availability(account, funding, terms, on), agreed: { version, effectiveOn } }
}

const availability = (
  { outstanding, fundsInUse, guaranteeFund }: Account,
  funding: Funding,
  terms: Terms,
  on: Day,
): Omit<Waterfall, 'agreed'> => {
  const { currency } = outstanding
  const receivables = assessed(funding, terms, on)
  const ofReceivables = receivables
    .filter(({ exclusions }) => exclusions.length > 0)
    .toSorted(byName)
    .flatMap(({ exclusions }) => exclusions)
  const eligible = minus(outstanding, excluded(ofReceivables, { currency }))
  const ofDebtors = fundableByDebtor(receivables, funding, terms).flatMap(
    ({ exclusions }) => exclusions,
  )
  const fundable = minus(eligible, excluded(ofDebtors, { currency }))

  const { atRate, special, gross } = grossOf({ eligible, fundable }, guaranteeFund, terms)
  const fundMovedBy = funding.fundMovedBy === undefined ? {} : { restsOn: funding.fundMovedBy }
  const ofContract: ReadonlyArray<Exclusion> = [
    { cause: 'advanceRate', amount: minus(fundable, atRate) },
    { cause: 'guaranteeFund', amount: guaranteeFund, ...fundMovedBy },
    ...special.exclusions,
    { cause: 'ceiling', amount: minus(special.left, gross) },
  ]
  const earmarked = [...funding.earmarks].map(
    ([advanceId, { amount, grantedBy }]): Exclusion => ({
      ...{ cause: 'earmarked', amount, advanceId, restsOn: grantedBy },
    }),
  )
  return {
    outstanding,
    exclusions: inOrder([...ofReceivables, ...ofDebtors, ...positive(ofContract), ...earmarked]),
    receivables,
    eligible,
    fundable,
    grossAvailability: gross,
    fundsInUse,
    availability: minus(minus(gross, fundsInUse), excluded(earmarked, { currency })),
  }
}

/** The causes of the contract, were the fund to hold that much. */
export const grossOf = (
  { eligible, fundable }: Pick<Waterfall, 'eligible' | 'fundable'>,
  guaranteeFund: Money,
  terms: Terms,
): { readonly atRate: Money; readonly special: Share; readonly gross: Money } => {
  const atRate = portion(fundable, terms.advanceRate, 'HalfUp')
  const special = specialReserves(whole(minus(atRate, guaranteeFund)), eligible, terms)
  const gross = terms.facilityCeiling ? min(special.left, terms.facilityCeiling) : special.left
  return { atRate, special, gross }
}

/** Each rounded for itself, and of no more than is left: a reserve alone makes no over-advance. */
const specialReserves = (left: Share, eligible: Money, { specialReserves: agreed }: Terms): Share =>
  agreed.reduce((share, reserve) => {
    const amount =
      reserve.kind === 'fixed' ? reserve.amount : portion(eligible, reserve.rate, 'HalfUp')
    return without(share, amount, { cause: 'specialReserve', reason: reserve.cause })
  }, left)

const positive = (exclusions: ReadonlyArray<Exclusion>): ReadonlyArray<Exclusion> =>
  exclusions.filter(({ amount }) => isPositive(amount))

/** Stable: what one cause excludes stays in its order. */
const inOrder = (exclusions: ReadonlyArray<Exclusion>): ReadonlyArray<Exclusion> =>
  exclusions.toSorted((one, other) => causes.indexOf(one.cause) - causes.indexOf(other.cause))

/** Nothing may be drawn yet; what was lent all the same is missing. */
const nothingAvailable = ({ outstanding, fundsInUse }: Account): Waterfall => {
  const all = minus(outstanding, fundsInUse)
  const { left, exclusions } = without(whole(all), all, { cause: 'notStarted' })
  const gross = plus(left, fundsInUse)
  return {
    ...{ agreed: undefined, outstanding, fundsInUse, receivables: [], exclusions },
    ...{ eligible: gross, fundable: gross, grossAvailability: gross, availability: left },
  }
}
