/** What is found out about a file as it is opened. */
import { closeSync, openSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'

import type { Check } from './integrity.ts'
import { openSqlite } from './sqlite.ts'
import { StoreFileError } from './store-file-error.ts'
import { drivers } from './testing/drivers.ts'
import { event, raw, scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const changed = (sql: string) => (file: string) =>
  raw(file, (connection) => {
    const [trigger] = connection
      .prepare("SELECT sql FROM sqlite_schema WHERE name = 'events_are_not_deleted'")
      .rows()
    connection.execute('DROP TRIGGER events_are_not_deleted')
    connection.execute(sql)
    connection.execute(String(trigger?.[0]))
    connection.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  })
const row = (position: number, stream: string, revision: number, data = '{}') =>
  `INSERT INTO events (position, stream, revision, id, type, data, metadata)
   VALUES (${position}, '${stream}', ${revision}, 'id-${position}', 't', '${data}', '{}')`

const damages: ReadonlyArray<
  readonly [what: string, found: Check, damage: (file: string) => void, reason: string]
> = [
  [
    'cut short by a page',
    'quick',
    (file) => truncateSync(file, statSync(file).size - 4_096),
    'malformed',
  ],
  [
    'without a late event',
    'quick',
    changed('DELETE FROM events WHERE position = 1500'),
    'position 1501',
  ],
  [
    'without an early event',
    'full',
    changed('DELETE FROM events WHERE position = 7'),
    'position 8',
  ],
  [
    'with a hole in its last stream',
    'quick',
    (file) => raw(file, (c) => c.execute(row(2_000, 'a', 2_001))),
    'a@2001',
  ],
  [
    'that begins a stream in the middle',
    'quick',
    (file) => raw(file, (c) => c.execute(row(2_000, 'b', 1))),
    'b@1',
  ],
  [
    'with an event before the first',
    'quick',
    (file) => raw(file, (c) => c.execute(row(-1, 'b', 0))),
    'position -1',
  ],
  [
    'without one of its guards',
    'quick',
    (file) => raw(file, (c) => c.execute('DROP TRIGGER events_are_not_changed')),
    'events_are_not_changed',
  ],
  [
    'with data that is no JSON',
    'full',
    (file) => raw(file, (c) => c.execute(row(2_000, 'b', 0, '{'))),
    'b@0',
  ],
  ['with a page of nothing', 'full', zeroed, ''],
]

describe.each(drivers)('A ledger’s file, through %s,', (driver) => {
  test.each(damages)('%s is Damaged (%s)', async (_what, found, damage, reason) => {
    const file = await ledger()
    damage(file)
    const before = readFileSync(file)
    const error = await openSqlite(file, { check: found, driver }).catch(
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(StoreFileError)
    expect(error).toMatchObject({
      failure: { type: 'Damaged', reason: expect.stringContaining(reason) },
    })
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('that is whole is opened under either check', async () => {
    const file = await ledger()
    for (const check of ['quick', 'full'] as const)
      await (await openSqlite(file, { check, driver })).close()
  })
})

/** 2,000 events of one stream. */
async function ledger() {
  const file = path()
  const store = await openSqlite(file, { create: true })
  await store.append(
    'a',
    'none',
    Array.from({ length: 2_000 }, (_, n) => event(n)),
  )()
  await store.close()
  return file
}

/** Somewhere in the middle, where the quick check does not look. */
function zeroed(file: string) {
  const [opened, page] = [openSync(file, 'r+'), 4_096]
  const middle = Math.floor(statSync(file).size / page / 2) * page
  writeSync(opened, Buffer.alloc(page), 0, page, middle)
  closeSync(opened)
}
