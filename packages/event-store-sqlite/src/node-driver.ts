/** SQLite as the runtime brings it along: `node:sqlite`, from Node 22 on. */
import type { Connection, Driver, Statement, Value } from './driver.ts'

/** The part of `node:sqlite` that is used here; the types of Node 20 do not have it. */
interface Database {
  readonly isOpen: boolean
  readonly isTransaction: boolean
  readonly exec: (sql: string) => void
  readonly prepare: (sql: string) => Prepared
  readonly close: () => void
}
interface Prepared {
  readonly setReadBigInts: (enabled: boolean) => void
  readonly setReturnArrays: (enabled: boolean) => void
  readonly run: (...parameters: ReadonlyArray<Value>) => { readonly changes: number | bigint }
  readonly all: (...parameters: ReadonlyArray<Value>) => unknown
}
type Constructor = new (path: string) => Database
interface Module {
  /** The later name of `DatabaseSync`. */
  readonly Database?: Constructor
  readonly DatabaseSync?: Constructor
}

/** `undefined` where the runtime has no `node:sqlite`, or an earlier one that lacks what is used. */
export const nodeSqlite = (): Driver | undefined => {
  const name: string = 'node:sqlite' // not imported: where it is missing, that would be the end
  const found = process.getBuiltinModule?.(name) as Module | undefined
  const Database = found?.Database ?? found?.DatabaseSync
  if (Database === undefined || !hasAll(Database)) return undefined
  return {
    connect: (path) => {
      const database = new Database(path)
      return {
        execute: (sql) => database.exec(sql),
        prepare: (sql) => statement(database, sql),
        inTransaction: () => database.isTransaction,
        close: () => {
          if (database.isOpen) database.close()
        },
      } satisfies Connection
    },
    resultCode: (thrown) => {
      const code = (thrown as { readonly errcode?: unknown } | null | undefined)?.errcode
      return typeof code === 'number' ? code : undefined
    },
  }
}

const hasAll = (Database: Constructor): boolean => {
  const probe = new Database(':memory:')
  const { setReadBigInts, setReturnArrays } = probe.prepare('SELECT 1')
  const { isOpen, isTransaction } = probe
  probe.close()
  const methods = [setReadBigInts, setReturnArrays].map((method: unknown) => typeof method)
  return methods.every((type) => type === 'function') && isOpen && isTransaction === false
}

const statement = (database: Database, sql: string): Statement => {
  const prepared = database.prepare(sql)
  prepared.setReadBigInts(true)
  prepared.setReturnArrays(true)
  return {
    run: (...parameters) => Number(prepared.run(...parameters).changes),
    rows: (...parameters) => prepared.all(...parameters) as ReadonlyArray<ReadonlyArray<Value>>,
  }
}
