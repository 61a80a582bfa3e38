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
export { indemnity } from './guarantee-line/indemnity.ts'
