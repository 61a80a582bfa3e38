/**
 * What terms say when they are silent, as the rules have it. Read into every offer, which then holds all
 * its terms; and into those of the first version, which had no others. So none of these ever changes.
 */
import { Currency } from '../../../values/currency.ts'
import { Money, zero } from '../../../values/money.ts'

type Fields = Readonly<Record<string, unknown>>

/** Terms as plain data with nothing left out; what is given wins, field by field. */
export const withDefaults = (given: Fields): Fields => {
  const defaults = defaultsIn(currencyOf(given))
  const [factoringCommission, service] = apart(given, 'factoringCommission')
  const [financingCommission, money] = apart(given, 'financingCommission')
  const disclosure = given['disclosure'] ?? defaults.disclosure
  return {
    ...defaults,
    collectionMandate: disclosure === 'notified' ? 'factor' : 'client',
    ...given,
    guaranteeFund: over(defaults.guaranteeFund, given['guaranteeFund']),
    factoringCommission: over(defaults.factoringCommission, factoringCommission),
    financingCommission: over(defaults.financingCommission, financingCommission),
    eligibility: over(defaults.eligibility, given['eligibility']),
    dispute: over(defaults.dispute, given['dispute']),
    commitments: over(defaults.commitments, given['commitments']),
    vatPolicy: [...service, ...money, ...listOf(given['vatPolicy'])],
  }
}

/** What is no record is left as it is: its codec will say so. */
const over = (defaults: Fields, given: unknown): unknown =>
  given === undefined || isRecord(given) ? { ...defaults, ...given } : given

/**
 * A commission, and the VAT that it names for itself, if it does: how the first version said it, and the
 * short way still. It is in force from the first day that there is.
 */
const apart = (given: Fields, feeKind: string): readonly [unknown, ReadonlyArray<unknown>] => {
  const commission = given[feeKind]
  if (!isRecord(commission) || commission['vat'] === undefined) return [commission, []]
  const { vat, ...rest } = commission
  return [rest, [isRecord(vat) ? { feeKind, validFrom: '1900-01-01', ...vat } : vat]]
}

const defaultsIn = (currency: Currency) => {
  const nothing = Money.encode(zero(currency))
  return {
    ...{ advanceMode: 'A', drawing: 'onRequest', fundApprovedOnly: true, limitBase: 'gross' },
    eligibility: {
      ...{ proofRequired: [], excludedDebtors: [], excludedCountries: [] },
      ...{ proForma: false, instalments: false },
    },
    ...{ concentration: null, definancing: null, specialReserves: [], facilityCeiling: null },
    guaranteeFund: {
      ...{ base: 'grossOutstanding', minimum: 'fromFirstDay', interestFreeShare: '1' },
      ...{ indexation: null, replenishWithin: 5 },
    },
    fundReleaseThreshold: nothing,
    factoringCommission: { annualMin: null, onCreditNotes: 'none' },
    financingCommission: {
      ...{ floor: 'onReference', dayCount: 'ACT/360' },
      ...{ capitalisation: 'monthly', onCreditBalance: 'none' },
    },
    ...{ fees: [], vatPolicy: [] },
    recourse: 'nonRecourse',
    dispute: { fundingStops: 'atOnce', graceDays: 30, reassignAfterDaysPastDue: 120 },
    ...{ coverBasis: 'inclTax', waitingPeriodDays: null },
    settlementTolerance: { amount: nothing, share: '0' },
    ...{ latePenaltyBeneficiary: 'factor', disclosure: 'notified' },
    ...{ directPayment: { passOnWithin: 5 }, standingSubrogation: false },
    supportingDocuments: [],
    commitments: { promised: [hours('SC-5', 48), hours('SC-6', 24)], availabilitySuffices: false },
    recovery: [{ typology: null, sector: null, country: null, steps }],
  }
}

const hours = (commitment: string, of: number) => ({
  ...{ commitment, reading: 'businessDay', hours: of, calendar: 'france' },
})

const steps = [
  { step: 'courtesy', daysFromDue: -5 },
  { step: 'L1', daysFromDue: 5 },
  { step: 'L2', daysFromDue: 15 },
  { step: 'L3', daysFromDue: 30 },
  { step: 'formalNotice', daysFromDue: 45 },
  { step: 'litigation', daysFromDue: 60 },
]

/** That of the fund's minimum, which is always given. */
const currencyOf = (given: Fields): Currency => {
  const { currency } = fieldsOf(fieldsOf(given['guaranteeFund'])['min'])
  return Currency.is(currency) ? currency : 'EUR'
}

const fieldsOf = (u: unknown): Fields => (isRecord(u) ? u : {})

const isRecord = (u: unknown): u is Fields =>
  typeof u === 'object' && u !== null && !Array.isArray(u)

/** What is no list becomes an entry of one, which its codec will not read. */
const listOf = (u: unknown): ReadonlyArray<unknown> => {
  if (u === undefined) return []
  return Array.isArray(u) ? u : [u]
}
