/** Terms as they were stored before they said which controls a line must pass. Released, so nothing here changes. */
import { event, type Flat, upcast } from '../../../event-codec.ts'
import { Day } from '../../../values/day.ts'
import { exact } from '../../../values/exact.ts'
import { ContractId } from '../../../values/identity.ts'
import { termFields } from '../terms.ts'

const { controls: _later, ...fields } = termFields
const Terms = exact(fields, 'Terms')

/** Nothing was asked. */
const controls = { paymentClause: false, accounts: [], debtors: 'any', legalTerm: null }

export const offerSentSince2 = upcast(
  event('OfferSent', { contractId: ContractId, terms: Terms }),
  ({ terms, ...offer }): Flat => ({ ...offer, terms: { ...terms, controls } }),
)

export const termsAmendedSince1 = upcast(
  event('TermsAmended', { contractId: ContractId, effectiveOn: Day, terms: Terms }),
  ({ terms, ...amendment }): Flat => ({ ...amendment, terms: { ...terms, controls } }),
)
