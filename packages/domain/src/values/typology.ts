/** What kind of business a debtor is: by it he is reminded (charter § 6). */
import * as t from 'io-ts'

export const DebtorTypology = t.keyof(
  { largeAccount: null, sme: null, microBusiness: null },
  'DebtorTypology',
)
export type DebtorTypology = t.TypeOf<typeof DebtorTypology>
