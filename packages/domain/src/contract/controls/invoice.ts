/** What is looked for on one invoice, by the terms of the day; each control in its order. */
import { daysFrom } from '../../values/day.ts'
import { dueAtLatest } from '../../values/legal-term.ts'
import { isNegative, isPositive, type Money, minus } from '../../values/money.ts'
import type { ProofKind } from '../../values/proof.ts'
import type { RejectionReason } from '../../values/reasons.ts'
import type {
  BookedInvoice,
  InvoiceLine,
  LineWarning,
  ScheduleTransmitted,
} from '../events/schedules.ts'
import type { Terms } from '../events/terms.ts'

/** The first reason for which it is not bought, if any. */
export const flawOf = (
  line: InvoiceLine,
  { transmittedOn, debtors }: Pick<ScheduleTransmitted, 'transmittedOn' | 'debtors'>,
  terms: Terms,
): RejectionReason | undefined => {
  const { issuedOn, dueOn, debtorId, paymentClause, account, subrogatedOn } = line
  const { controls, eligibility, standingSubrogation } = terms
  if (dueOn < issuedOn) return 'DueBeforeIssue'
  if (daysFrom(issuedOn, dueOn) > eligibility.maxTermDays) return 'TermTooLong'
  const isRegistered = debtors.some((each) => each.debtorId === debtorId && each.country !== null)
  if (controls.debtors === 'registered' && !isRegistered) return 'DebtorNotRegistered'
  if (controls.paymentClause && paymentClause !== true) return 'PaymentClauseMissing'
  if (!isFactors(account, controls.accounts)) return 'AccountNotFactors'
  // The booking pays it on the day of its transmission.
  const isLate = subrogatedOn !== null && subrogatedOn > transmittedOn
  if (isLate && !standingSubrogation) return 'SubrogatedAfterPayment'
  return taxFlawOf(line, terms)
}

/** A longer term than the law allows is no reason not to buy it. */
export const warningOf = (
  { line, number, issuedOn, dueOn }: InvoiceLine,
  { legalTerm }: Terms['controls'],
): LineWarning | undefined => {
  const latest = legalTerm === null ? undefined : dueAtLatest(issuedOn, legalTerm)
  return latest !== undefined && dueOn > latest
    ? { line, number, warning: 'TermBeyondLegal', dueAtLatest: latest }
    : undefined
}

/** The proofs that the terms ask for and it does not show. */
export const missingOf = (
  { proofs }: InvoiceLine,
  { proofRequired }: Terms['eligibility'],
): ReadonlyArray<ProofKind> =>
  proofRequired.filter((required) => !proofs.some(({ kind }) => kind === required))

/** Without what it stated for the controls; what waited since VAT was covered too may not state any. */
export const asBought = (stated: InvoiceLine, { coverBasis }: Terms): BookedInvoice => {
  const { proofs, paymentClause, account, subrogatedOn, vat, ...invoice } = stated
  const left = coverBasis === 'exclTax' ? vat : null
  return { ...invoice, coverable: left === null ? invoice.amount : minus(invoice.amount, left) }
}

/** However it is spaced. */
const isFactors = (
  account: InvoiceLine['account'],
  factors: Terms['controls']['accounts'],
): boolean =>
  factors.length === 0 ||
  (account !== null && factors.some((each) => written(each) === written(account)))

const written = (account: string): string => account.replaceAll(/\s/g, '').toUpperCase()

const taxFlawOf = (
  { amount, vat }: InvoiceLine,
  { coverBasis }: Terms,
): RejectionReason | undefined => {
  if (vat === null) return coverBasis === 'exclTax' ? 'VatNotStated' : undefined
  return isWithin(amount, vat) ? undefined : 'VatNotWithinAmount'
}

const isWithin = (amount: Money, vat: Money): boolean =>
  vat.currency === amount.currency && !isNegative(vat) && isPositive(minus(amount, vat))
