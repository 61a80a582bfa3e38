/** What is looked for on each line of a schedule before it is bought. */
import * as t from 'io-ts'

import { exact } from '../../../values/exact.ts'
import { LegalTerm } from '../../../values/legal-term.ts'
import { nullable } from '../../../values/nullable.ts'
import { Text } from '../../../values/text.ts'

export const ControlTerms = exact(
  {
    /** Whether an invoice must say that it is sold, and whom alone to pay (_mention subrogative_). */
    paymentClause: t.boolean,
    /** The factor's: an invoice names one of them. Of none, nothing is asked. */
    accounts: t.readonlyArray(Text),
    /** Whose invoices are bought. */
    debtors: t.keyof({ any: null, registered: null }, 'DebtorsBought'),
    /** A longer term is warned of, and bought; none, and nothing is. */
    legalTerm: nullable(LegalTerm),
  },
  'ControlTerms',
)
export type ControlTerms = t.TypeOf<typeof ControlTerms>
