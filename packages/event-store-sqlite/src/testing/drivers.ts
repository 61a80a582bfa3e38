/** The drivers that this runtime offers; who is missing is named on standard error. */
import type { DriverName } from '../drivers.ts'
import { nodeSqlite } from '../node-driver.ts'

const node = nodeSqlite() !== undefined
if (!node)
  process.stderr.write(
    `Node ${process.versions.node} has no node:sqlite: libsql alone was tested.\n`,
  )

export const drivers: ReadonlyArray<DriverName> = node ? ['libsql', 'node'] : ['libsql']
