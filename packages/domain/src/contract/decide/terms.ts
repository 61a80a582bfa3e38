/** Terms that contradict themselves, and how. */
import type { Currency } from '../../values/currency.ts'
import type { Day } from '../../values/day.ts'
import { isNegative, type Money, minus } from '../../values/money.ts'
import { type FeeKind, Terms } from '../events/terms.ts'
import type { Rejection } from '../rejection.ts'

/** What a fixing may be of; spaces and case do not matter. */
export const references = [
  ...['BASE-RATE', 'ESTR', 'EURIBOR-1M', 'EURIBOR-3M', 'EURIBOR-6M', 'EURIBOR-12M'],
  ...['SARON', 'SOFR', 'SONIA', 'TONA'],
] as const

/** The first thing that cannot be agreed, if any. */
export const contradiction = (terms: Terms, currency: Currency): Rejection | undefined =>
  ofAmounts(terms, currency) ??
  ofReference(terms) ??
  ofWays(terms) ??
  ofDates(
    'vatPolicy',
    terms.vatPolicy.map(({ feeKind, validFrom }) => [feeKind, validFrom]),
  ) ??
  ofDates(
    'fees',
    terms.fees.map(({ kind, validFrom }) => [kind, validFrom]),
  ) ??
  ofTreatments(terms) ??
  ofNames(terms) ??
  ofSteps(terms) ??
  untaxed(terms)

/** The first fee, if any, that no VAT policy taxes by that day, or when it comes later; ever, without a day. */
export const untaxed = ({ vatPolicy, fees }: Terms, by?: Day): Rejection | undefined => {
  const charged: ReadonlyArray<readonly [FeeKind, Day | undefined]> = [
    ['factoringCommission', by],
    ['financingCommission', by],
    ...fees.map(({ kind, validFrom }) => [kind, by && (validFrom > by ? validFrom : by)] as const),
  ]
  const missing = charged.find(
    ([kind, on]) =>
      !vatPolicy.some(
        ({ feeKind, validFrom }) => feeKind === kind && (on === undefined || validFrom <= on),
      ),
  )
  return missing && { type: 'VatPolicyMissing', feeKind: missing[0], on: missing[1] }
}

/** In whatever order they are told. */
export const sameTerms = (one: Terms, other: Terms): boolean => spelt(one) === spelt(other)

const spelt = (terms: Terms): string =>
  JSON.stringify(Terms.encode(terms), (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(byName))
      : value,
  )

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1

const ofAmounts = (terms: Terms, currency: Currency): Rejection | undefined => {
  const { min, cap } = terms.guaranteeFund
  const amounts = amountsOf(terms)
  if (amounts.some((amount) => amount.currency !== currency)) {
    return { type: 'CurrencyMustMatch', currency }
  }
  if (amounts.some(isNegative)) return { type: 'AmountMustNotBeNegative' }
  return isNegative(minus(cap, min)) ? { type: 'CapUnderMinimum', min, cap } : undefined
}

const amountsOf = (terms: Terms): ReadonlyArray<Money> => [
  terms.guaranteeFund.min,
  terms.guaranteeFund.cap,
  terms.fundReleaseThreshold,
  terms.factoringCommission.perInvoiceMin,
  terms.settlementTolerance.amount,
  ...(terms.factoringCommission.annualMin ? [terms.factoringCommission.annualMin.amount] : []),
  ...(terms.facilityCeiling ? [terms.facilityCeiling] : []),
  ...terms.fees.map(({ amount }) => amount),
  ...terms.specialReserves.flatMap((reserve) => (reserve.kind === 'fixed' ? [reserve.amount] : [])),
]

const ofReference = ({ financingCommission }: Terms): Rejection | undefined => {
  const { reference } = financingCommission
  const named: string = reference
    .toUpperCase()
    .replace('€', 'E')
    .replace(/[\s_-]+/g, '-')
  return references.some((known) => known === named)
    ? undefined
    : { type: 'ReferenceUnknown', reference, known: references }
}

const ofWays = (terms: Terms): Rejection | undefined => {
  const { advanceMode, drawing, disclosure, collectionMandate } = terms
  if (advanceMode === 'B' && drawing === 'dailySweep') return { type: 'SweepNeedsModeA' }
  const isAgreed =
    (disclosure !== 'notified' || collectionMandate === 'factor') &&
    (disclosure !== 'confidential' || collectionMandate === 'client')
  return isAgreed
    ? undefined
    : { type: 'MandateContradictsDisclosure', disclosure, collectionMandate }
}

/** Each from a later day than the one of its kind before it. */
const ofDates = (
  term: 'vatPolicy' | 'fees',
  dated: ReadonlyArray<readonly [kind: FeeKind, validFrom: Day]>,
): Rejection | undefined => {
  const last = new Map<FeeKind, Day>()
  for (const [kind, validFrom] of dated) {
    const before = last.get(kind)
    if (before !== undefined && validFrom <= before) {
      return { type: 'DatesOutOfOrder', term, kind, before, validFrom }
    }
    last.set(kind, validFrom)
  }
  return undefined
}

/** What is not taxed has no rate: one of the two is a mistake. */
const ofTreatments = ({ vatPolicy }: Terms): Rejection | undefined => {
  const policy = vatPolicy.find(({ treatment, rate }) => treatment !== 'taxable' && !rate.isZero())
  if (policy === undefined) return undefined
  const { feeKind, validFrom, treatment, rate } = policy
  return { type: 'RateContradictsTreatment', feeKind, validFrom, treatment, rate }
}

const ofNames = (terms: Terms): Rejection | undefined => {
  const { controls, eligibility, specialReserves, supportingDocuments, commitments } = terms
  const lists: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
    ['accounts', controls.accounts],
    ['proofRequired', eligibility.proofRequired],
    ['excludedDebtors', eligibility.excludedDebtors],
    ['excludedCountries', eligibility.excludedCountries],
    ['specialReserves', specialReserves.map(({ cause }) => cause)],
    ['supportingDocuments', supportingDocuments],
    ['commitments', commitments.promised.map(({ commitment }) => commitment)],
    ...terms.recovery.map(({ steps }) => ['recovery', steps.map(({ step }) => step)] as const),
  ]
  for (const [term, names] of lists) {
    const name = names.find((each, index) => names.indexOf(each) !== index)
    if (name !== undefined) return { type: 'NamedTwice', term, name }
  }
  return undefined
}

const ofSteps = ({ recovery }: Terms): Rejection | undefined => {
  for (const { steps } of recovery) {
    const early = steps.find(
      ({ daysFromDue }, index) => daysFromDue <= (steps[index - 1]?.daysFromDue ?? -Infinity),
    )
    if (early) return { type: 'StepsOutOfOrder', step: early.step }
  }
  return undefined
}
