/** Terms as a caller gives them. */
import * as t from 'io-ts'

import { exactPart } from '../../../values/exact.ts'
import { Terms, termFields } from '../terms.ts'
import { withDefaults } from './defaults.ts'

/** In an offer: what is left out is what the rules say by default. */
export const GivenTerms = new t.Type<Terms, t.OutputOf<typeof Terms>>(
  'Terms',
  Terms.is,
  (u, context) =>
    Terms.validate(t.UnknownRecord.is(u) ? withControls(withDefaults(u)) : u, context),
  Terms.encode,
)

/** Some terms, each whole: nothing is filled in, so that nothing changes that is not named. */
export const AmendedTerms = exactPart(termFields, 'AmendedTerms')

/** Beside the defaults of the first version, which never change. The law has its say where nothing else is. */
const withControls = (given: Fields): Fields => {
  const { controls } = given
  return controls === undefined || t.UnknownRecord.is(controls)
    ? { ...given, controls: { ...defaults, ...controls } }
    : given
}

type Fields = Readonly<Record<string, unknown>>

const defaults = { paymentClause: false, accounts: [], debtors: 'any', legalTerm: 'days60' }
