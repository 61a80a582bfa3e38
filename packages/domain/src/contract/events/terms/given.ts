/** Terms as a caller gives them. */
import * as t from 'io-ts'

import { exactPart } from '../../../values/exact.ts'
import { Terms, termFields } from '../terms.ts'
import { withDefaults } from './defaults.ts'

/** In an offer: what is left out is what the rules say by default. */
export const GivenTerms = new t.Type<Terms, t.OutputOf<typeof Terms>>(
  'Terms',
  Terms.is,
  (u, context) => Terms.validate(t.UnknownRecord.is(u) ? withDefaults(u) : u, context),
  Terms.encode,
)

/** Some terms, each whole: nothing is filled in, so that nothing changes that is not named. */
export const AmendedTerms = exactPart(termFields, 'AmendedTerms')
