/** The ledger on EventStoreDB and KurrentDB. */
export { type EsdbOptions, openEventStoreDb, openKurrentDb } from './esdb.ts'
export { narrowRights } from './rights.ts'
export { ServerError, type ServerFailure } from './server-error.ts'
