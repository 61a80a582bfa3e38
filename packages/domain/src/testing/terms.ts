/** The terms of golden AF-1, and how they may differ. */
import { either as E } from 'fp-ts'
import { GivenTerms } from '../contract/events/terms/given.ts'
import type { FeeKind, Terms, Vat } from '../contract/events/terms.ts'
import { day } from '../values/day.ts'
import { Money } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { eur } from './amounts.ts'

/** As a caller gives them: what they do not name is what the rules say by default. */
export const given = {
  advanceRate: '1.00',
  fundApprovedOnly: true,
  guaranteeFund: { retentionRate: '0.10', min: sent('3000.00'), cap: sent('15000.00') },
  factoringCommission: {
    ...{ rate: '0.0080', perInvoiceMin: sent('7.50') },
    vat: { treatment: 'taxable', rate: '0.20', legalBasis: 'CGI art. 256' },
  },
  financingCommission: {
    ...{ reference: 'EURIBOR 1M', margin: '0.0150' },
    vat: { treatment: 'exempt', rate: '0', legalBasis: 'CGI art. 261 C' },
  },
  collectionValue: { transfer: 1, cheque: 2 },
  eligibility: { maxTermDays: 90, proofRequired: [] },
}

export const termsOf = (sentAs: unknown): Terms => {
  const terms = GivenTerms.decode(sentAs)
  if (E.isLeft(terms)) throw new Error('no terms')
  return terms.right
}

export const terms: Terms = termsOf(given)

export const taxable: Vat = {
  ...{ treatment: 'taxable', rate: rate('0.20'), legalBasis: text('CGI art. 256') },
}
export const exempt: Vat = {
  ...{ treatment: 'exempt', rate: rate('0'), legalBasis: text('CGI art. 261 C') },
}

/** The same, with fees of that kind taxed otherwise from a day on. */
export const taxing = (of: Terms, feeKind: FeeKind, vat: Vat, from = '1900-01-01'): Terms => ({
  ...of,
  vatPolicy: [
    ...of.vatPolicy.filter((policy) => policy.feeKind !== feeKind || policy.validFrom < day(from)),
    { feeKind, validFrom: day(from), ...vat },
  ],
})

function sent(amount: string) {
  return Money.encode(eur(amount))
}
