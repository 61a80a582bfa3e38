/** What was written down. */
export type * from './append-error.ts'
export type * from './event-store.ts'
export { inMemory, type MemoryOptions } from './memory.ts'
export { ReadError, type ReadFailure } from './read-error.ts'
export type * from './recorded.ts'
export type { Row } from './row.ts'
export { TextRefused } from './table-rules.ts'
export type * from './tables.ts'
