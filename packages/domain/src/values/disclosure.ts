/** What a debtor knows of the factor (rules 1.4). */
import * as t from 'io-ts'

/** The debtor pays the factor; is told on default; or does not know. */
export const Disclosure = t.keyof(
  { notified: null, semiConfidential: null, confidential: null },
  'Disclosure',
)
export type Disclosure = t.TypeOf<typeof Disclosure>
