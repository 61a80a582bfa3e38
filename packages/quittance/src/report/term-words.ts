/** What each term is called, and what it is counted in. */
import type { Position } from '@quittance/projections'

import { spaced } from './words.ts'

export type Terms = NonNullable<Position['life']['offered']>

/** In the order of docs/reference/commands.md. */
export const words: Readonly<Record<keyof Terms, string>> = {
  controls: 'Controls (contrôles)',
  advanceRate: 'Advance rate (quotité financée)',
  advanceMode: 'Advance mode',
  drawing: 'Drawing (tirage)',
  fundApprovedOnly: 'Only what is approved is fundable',
  limitBase: 'Limits are compared',
  eligibility: 'Eligibility (éligibilité)',
  concentration: 'Concentration',
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

export const names = Object.keys(words) as ReadonlyArray<keyof Terms>

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

/** Whether its text is a person's, and stays as it was written. */
export const isWritten = (name: string): boolean => written.has(name)

const written: ReadonlySet<string> = new Set([
  ...['reference', 'cause', 'legalBasis', 'accounts', 'excludedDebtors', 'excludedCountries'],
  ...['supportingDocuments', 'sector', 'country', 'commitment', 'dayCount', 'advanceMode'],
])

/** `−5 days`, which no line breaks. */
export const counted = (count: number, name: string): string => {
  const [one, several] = units[name] ?? []
  return [String(count).replace('-', '−'), (count === 1 ? one : several) ?? '']
    .join('\u00a0')
    .trim()
}

export const wordOf = (name: string): string => odd[name] ?? spaced(name)
