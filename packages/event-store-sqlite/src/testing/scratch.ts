/** Files for tests, and the harness that puts the contract to the SQLite store. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Pages, Stored } from '@quittance/event-store'
import type { Harness } from '@quittance/event-store/conformance'

import type { Connection } from '../driver.ts'
import { type DriverName, driverOf } from '../drivers.ts'
import { openSqlite } from '../sqlite.ts'

/** A directory of its own; `remove` when all is done. */
export const scratch = () => {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-'))
  let files = 0
  return {
    directory,
    path: (name = 'ledger') => join(directory, `${name}-${files++}.db`),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  }
}

export const harnessIn = (path: () => string, driver: DriverName): Harness => ({
  capabilities: {
    idempotence: 'strict',
    maxAppendBytes: 16_777_216,
    again: true,
    plant: true,
    caughtUp: true,
    tables: true,
    lostAnswers: { not: 'no answer is lost on the way from a file' },
    cut: { not: 'there is no connection' },
  },
  open: async () => {
    const file = path()
    return {
      store: await openSqlite(file, { create: true, driver }),
      again: () => openSqlite(file, { driver }),
      plant: async ({ stream, revision, position, id, type, data, metadata }) => {
        raw(
          file,
          (connection) =>
            connection
              .prepare(
                'INSERT INTO events (position, stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?, ?)',
              )
              .run(BigInt(position), stream, revision, id, type, data, metadata),
          driver,
        )
      },
    }
  },
})

/**
 * Past the store, as any program that knows SQLite. Through the driver of the store: locks are the
 * process's, and two copies of SQLite in one do not see each other's.
 */
export const raw = <A>(
  path: string,
  work: (connection: Connection) => A,
  driver?: DriverName,
): A => {
  const connection = driverOf(driver).connect(path)
  try {
    return work(connection)
  } finally {
    connection.close()
  }
}

/** Of the file and of all that lies beside it under its name. */
export const fingerprint = (path: string): ReadonlyArray<string> =>
  readdirSync(dirname(path))
    .filter((name) => name.startsWith(basename(path)))
    .toSorted()
    .map((name) => {
      const bytes = readFileSync(join(dirname(path), name))
      return `${name} ${createHash('sha256').update(bytes).digest('hex')}`
    })

export const event = (number: number): Stored => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  type: 'Happened',
  data: { number },
  metadata: { actor: 'test', recordedAt: '2026-01-05T09:00:00.000Z' },
})

export const all = async (pages: Pages) => {
  const read = []
  for await (const page of pages) read.push(...page)
  return read
}
