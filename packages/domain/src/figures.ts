/** The pure figures that rooms publish, so that a projection computes none of them a second way. */
export {
  type Account,
  emptyAccount,
  imbalance,
  type Movement,
  moved,
  movementsOf,
} from './contract/account.ts'
export {
  type Assessed,
  availabilityOn,
  byName,
  type Cause,
  type Exclusion,
  type Waterfall,
} from './contract/availability.ts'
export { drawsStopped } from './contract/draws.ts'
export { type ScaleLine, scaleLines } from './contract/scale-lines.ts'
export { type Funding, fundedOn, noFunding } from './contract/state/funding.ts'
export { type Life, livedOn, requested, termsOn, versionOn } from './contract/state/life.ts'
export { linesOf } from './contract/statement-lines.ts'
export {
  evolve as debtorOn,
  initial as noDebtor,
  type State as DebtorState,
} from './debtor/state.ts'
export { indemnity } from './guarantee-line/indemnity.ts'
export { coverableOf } from './guarantee-line/state.ts'
export {
  evolve as invoiceOn,
  initial as noInvoice,
  type State as InvoiceState,
} from './invoice/state.ts'
export { receivableOn } from './receivable.ts'
export { type Next, nextOn, waitsFor } from './recovery/outlook.ts'
export {
  evolve as recoveredOn,
  initial as noRecovery,
  type Promised,
  type State as Recovered,
  type Taken,
} from './recovery/state.ts'
