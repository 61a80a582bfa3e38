/** What is asked of an SQLite driver, synchronous as they all are. */

/** Opens the file at `path`, or makes it; throws if it cannot. */
export interface Driver {
  readonly connect: (path: string) => Connection
  /** SQLite's result code, extended or not, of something this driver threw. */
  readonly resultCode: (thrown: unknown) => number | undefined
}

export interface Connection {
  /** Any number of statements without parameters; rows are dropped. */
  readonly execute: (sql: string) => void
  readonly prepare: (sql: string) => Statement
  readonly inTransaction: () => boolean
  /** A second time: nothing happens. */
  readonly close: () => void
}

export interface Statement {
  /** Gives back how many rows it wrote. */
  readonly run: (...parameters: ReadonlyArray<Value>) => number
  /** All rows, the columns in order; read to the end, so that no transaction stays open. */
  readonly rows: (...parameters: ReadonlyArray<Value>) => ReadonlyArray<ReadonlyArray<Value>>
}

/** An integer is a `bigint`, both ways: a `number` would be rounded beyond 2^53. */
export type Value = string | bigint | null
