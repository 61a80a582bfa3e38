/** What the factor promises of its service. */
import * as t from 'io-ts'
import { HoursPromised } from '../../../values/commitment.ts'
import { exact } from '../../../values/exact.ts'

export const CommitmentTerms = exact(
  {
    promised: t.readonlyArray(HoursPromised),
    /** SC-6 is kept once the money is available, drawn or not. */
    availabilitySuffices: t.boolean,
  },
  'CommitmentTerms',
)
