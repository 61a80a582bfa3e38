/** Terms as a caller gives them: what he leaves out is what the rules say by default. */
import * as t from 'io-ts'

import { Terms } from '../terms.ts'
import { withDefaults } from './defaults.ts'

export const GivenTerms = new t.Type<Terms, t.OutputOf<typeof Terms>>(
  'Terms',
  Terms.is,
  (u, context) => Terms.validate(t.UnknownRecord.is(u) ? withDefaults(u) : u, context),
  Terms.encode,
)
