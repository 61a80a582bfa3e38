/** The ledger on EventStoreDB and KurrentDB. */
export { type EsdbOptions, openEventStoreDb, openKurrentDb } from './esdb.ts'
export { ServerError, type ServerFailure } from './server-error.ts'
