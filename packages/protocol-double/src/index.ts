/** A server that speaks EventStoreDB's protocol, and misbehaves on demand. */

export type { Call } from './call.ts'
export { type Authority, certificateAuthority } from './certificates.ts'
export { type Double, type DoubleOptions, type Identity, startDouble } from './double.ts'
export type { Fault, Faults, Operation } from './faults.ts'
export type { Kept } from './log.ts'
