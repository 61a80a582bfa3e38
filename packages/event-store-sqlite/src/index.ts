/** The ledger in one SQLite file. */
export { openSqlite, type SqliteOptions } from './sqlite.ts'
export { StoreFileError, type StoreFileFailure } from './store-file-error.ts'
