/** Where a decision meets its stream, and what follows from it. */
export type { Flat } from './aggregate.ts'
export type * from './answer.ts'
export { appends } from './appends.ts'
export { asJson } from './as-json.ts'
export { canonical, sha256 } from './canonical.ts'
export { type CommandReused, type CommandUnreadable, received } from './command.ts'
export { genesis, hashOf } from './evidence.ts'
export { explain } from './explain.ts'
export { fullJitter, type Given } from './given.ts'
export { eventId } from './identity.ts'
export type { Lag } from './lag.ts'
export type { AnyCommand, AnyEvent } from './language.ts'
export { type Lease, type Leasing, lease } from './lease.ts'
export { type Correlation, type Ledger, type OpenOptions, openLedgerOn } from './ledger.ts'
export { type Part, partOf } from './part.ts'
export type { Append, Policy, Reaction, Step } from './policy.ts'
export { type Rows, rowsOf } from './projecting/answering.ts'
export { keep, type Running } from './projecting/keeping.ts'
export { type KeptRows, keptOf } from './projecting/kept.ts'
export { lagOf } from './projecting/lag.ts'
export type { Parked } from './projecting/parked.ts'
export { type Persistent, writtenRow } from './projecting/persistent.ts'
export {
  type Offender,
  ProjectionStopped,
  ProjectionSuperseded,
  RowsOfAnotherLog,
} from './projecting/projection-stopped.ts'
export { rebuild } from './projecting/rebuilding.ts'
export { parkedBy, resume } from './projecting/resuming.ts'
export { decode, requests, roomOfStream, targetOf, tell } from './rooms.ts'
export { awaits, stoppedOf } from './stopped-of.ts'
export { type Worker, type Working, work } from './worker.ts'
