/**
 * Which SQLite is used. Both read and write the same files, at the same time only from different
 * processes: within one, two copies of SQLite do not see each other's locks.
 */
import type { Driver } from './driver.ts'
import { libsql } from './libsql-driver.ts'
import { nodeSqlite } from './node-driver.ts'

/** `node`, the runtime's own; `libsql`, a package, prebuilt, for every Node from 20 on. */
export type DriverName = 'node' | 'libsql'

/** The first Node whose `node:sqlite` is a release candidate and warns of nothing. */
const settledIn = 26

/** Unless one is named: the runtime's own where it is settled, else libsql. */
export const driverOf = (
  name: DriverName = major() >= settledIn && nodeSqlite() ? 'node' : 'libsql',
): Driver => {
  if (name === 'libsql') return libsql
  const driver = nodeSqlite()
  if (driver === undefined)
    throw new RangeError(`Node ${process.versions.node} has no usable node:sqlite: choose libsql.`)
  return driver
}

const major = () => Number(process.versions.node.split('.')[0])
