/** Terms in words: what was agreed, a term a line, and what a later version changed. */
import { Money, Rate } from '@quittance/domain/values'
import type { Position } from '@quittance/projections'

import { inCurrency } from '../say/figures.ts'
import { percentage, spaced } from './words.ts'

type Terms = NonNullable<Position['life']['offered']>

interface Agreed {
  readonly words: string
  readonly value: string
}

/** In the order of docs/reference/commands.md. */
export const agreedIn = (terms: Terms): ReadonlyArray<Agreed> =>
  names.map((name) => ({
    words: words[name],
    value: leaves(terms[name])
      .map(([path, value]) => [...path.map(wordOf), said(value, path.at(-1) ?? name)].join(' '))
      .join('; '),
  }))

interface Changed extends Agreed {
  readonly before: string
}

/** Field by field; of a list, all of it. */
export const changedIn = (before: Terms, after: Terms): ReadonlyArray<Changed> =>
  names.flatMap((name) => {
    const [old, now] = [before, after].map((terms) => fieldsOf(terms, name))
    const fields = new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])
    return [...fields].flatMap((field) => {
      const [was = '–', is = '–'] = [old?.get(field), now?.get(field)]
      return was === is ? [] : [{ words: field, before: was, value: is }]
    })
  })

const fieldsOf = (terms: Terms, name: keyof Terms): ReadonlyMap<string, string> =>
  new Map(
    leaves(terms[name]).map(([path, value]) => [
      [words[name], ...path.map(wordOf)].join(', '),
      said(value, path.at(-1) ?? name),
    ]),
  )

type Leaf = readonly [path: ReadonlyArray<string>, value: unknown]

const leaves = (value: unknown, path: ReadonlyArray<string> = []): ReadonlyArray<Leaf> =>
  isRecord(value)
    ? Object.entries(value).flatMap(([name, each]) => leaves(each, [...path, name]))
    : [[path, value]]

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !Money.is(value) &&
  !Rate.is(value)

const said = (value: unknown, name: string): string => {
  if (value === null) return 'none'
  if (Money.is(value)) return inCurrency(value)
  if (Rate.is(value)) return name === 'multiplier' ? value.toFixed() : percentage(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return counted(value, units[name])
  if (Array.isArray(value)) {
    const many: ReadonlyArray<unknown> = value
    return many.length === 0 ? 'none' : many.map((each) => said(each, name)).join(', ')
  }
  if (isRecord(value)) {
    const fields = Object.entries(value).filter(([, each]) => each !== null)
    return fields.map(([field, each]) => said(each, field)).join(' ')
  }
  // What a person wrote stays as it was written.
  return written.has(name) ? String(value) : wordOf(String(value))
}

/** `−5 days`, which no line breaks. */
const counted = (count: number, [one, several]: ReadonlyArray<string> = []): string =>
  [String(count).replace('-', '−'), (count === 1 ? one : several) ?? ''].join('\u00a0').trim()

const wordOf = (name: string): string => odd[name] ?? spaced(name)

const words: Readonly<Record<keyof Terms, string>> = {
  controls: 'Controls (contrôles)',
  advanceRate: 'Advance rate (quotité financée)',
  advanceMode: 'Advance mode',
  drawing: 'Drawing (tirage)',
  fundApprovedOnly: 'Only what is approved is fundable',
  limitBase: 'Limits are compared',
  eligibility: 'Eligibility (éligibilité)',
  concentration: 'Concentration (concentration)',
  definancing: 'Definancing (définancement)',
  specialReserves: 'Special reserves (réserves)',
  facilityCeiling: 'Ceiling (plafond)',
  guaranteeFund: 'Guarantee fund (fonds de garantie)',
  fundReleaseThreshold: 'Fund released at or under',
  factoringCommission: 'Factoring commission (commission d’affacturage)',
  financingCommission: 'Financing commission (commission de financement)',
  collectionValue: 'Value days (dates de valeur)',
  fees: 'Ancillary fees (tarif)',
  vatPolicy: 'VAT (TVA)',
  recourse: 'Recourse (recours)',
  dispute: 'Disputes (litiges)',
  coverBasis: 'Cover is of amounts',
  waitingPeriodDays: 'Waiting period (délai de carence)',
  settlementTolerance: 'Settlement tolerance (tolérance)',
  latePenaltyBeneficiary: 'Late penalties go to (pénalités de retard)',
  disclosure: 'Disclosure (notification)',
  collectionMandate: 'Collection mandate (mandat de recouvrement)',
  directPayment: 'Direct payments (règlements directs)',
  standingSubrogation: 'Standing receipt (quittance permanente)',
  supportingDocuments: 'Supporting documents (pièces)',
  commitments: 'Commitments (engagements)',
  recovery: 'Recovery (recouvrement)',
}

const names = Object.keys(words) as ReadonlyArray<keyof Terms>

/** Where the name in the code does not say it. */
const odd: Readonly<Record<string, string>> = {
  maxTermDays: 'longest term',
  min: 'at least',
  cap: 'at most',
  annualMin: 'annual minimum',
  perInvoiceMin: 'minimum an invoice',
  interestFreeShare: 'interest-free share',
  overdueDays: 'overdue for more than',
  graceDays: 'grace',
  reassignAfterDaysPastDue: 'reassigned when past due for more than',
  passOnWithin: 'passed on within',
  proForma: 'pro forma',
  nonRecourse: 'non-recourse',
  inclTax: 'incl. tax',
  exclTax: 'excl. tax',
  days60: '60 days',
  days45: '45 days',
}

/** One, and several. */
const units: Readonly<Record<string, readonly [string, string]>> = {
  ...{ maxTermDays: ['day', 'days'], overdueDays: ['day', 'days'], graceDays: ['day', 'days'] },
  ...{ reassignAfterDaysPastDue: ['day', 'days'], waitingPeriodDays: ['day', 'days'] },
  ...{ replenishWithin: ['business day', 'business days'], hours: ['h', 'h'] },
  ...{ passOnWithin: ['business day', 'business days'], months: ['month', 'months'] },
  ...{ transfer: ['TARGET day', 'TARGET days'], cheque: ['TARGET day', 'TARGET days'] },
  daysFromDue: ['day from due', 'days from due'],
}

const written: ReadonlySet<string> = new Set([
  ...['reference', 'cause', 'legalBasis', 'accounts', 'excludedDebtors', 'excludedCountries'],
  ...['supportingDocuments', 'sector', 'country', 'commitment', 'dayCount', 'advanceMode'],
])
