/** The ledger in one SQLite file. */
export { type BackupOptions, backup } from './backup.ts'
export type { DriverName } from './drivers.ts'
export type { Check } from './integrity.ts'
export type { Durability } from './ledger-file.ts'
export { openSqlite, type SqliteOptions } from './sqlite.ts'
export { StoreFileError, type StoreFileFailure } from './store-file-error.ts'
