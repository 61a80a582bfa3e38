/** F3: the file in the hands of another program. */
import { spawnSync } from 'node:child_process'
import { afterAll, describe, expect, test } from '@jest/globals'

import { openSqlite } from './sqlite.ts'
import { event, raw, scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const changes = [
  ['UPDATE', "UPDATE events SET data = '{}' WHERE revision = 1", 'never changed'],
  ['DELETE', 'DELETE FROM events WHERE revision = 1', 'never deleted'],
  [
    'INSERT OR REPLACE by position',
    replacing('position, stream, revision', "1, 'b', 0"),
    'never replaced',
  ],
  [
    'INSERT OR REPLACE by place',
    replacing('position, stream, revision', "9, 'a', 1"),
    'never replaced',
  ],
  [
    'INSERT OR REPLACE by id',
    replacing('position, stream, revision', "9, 'b', 0", event(1).id),
    'never replaced',
  ],
  [
    'an upsert',
    `${replacing('position, stream, revision', "1, 'b', 0").replace(' OR REPLACE', '')} ON CONFLICT DO UPDATE SET data = ''`,
    'never replaced',
  ],
] as const

const program = 'sqlite3'
const cli = spawnSync(program, ['--version']).status === 0
if (!cli) process.stderr.write('sqlite3 is not installed: its part of F3 was left out.\n')

describe('The file in the hands of another program (F3)', () => {
  test.each(changes)('withstands %s', async (_what, sql, reason) => {
    const file = await ledger()
    expect(() => raw(file, (connection) => connection.execute(sql))).toThrow(reason)
    expect(rows(file)).toEqual(untouched)
  })

  test('tells when an event was recorded, in a column that nobody writes', async () => {
    const file = await ledger()
    const [[recordedAt]] = raw(file, (c) =>
      c.prepare('SELECT recorded_at FROM events WHERE position = 0').rows(),
    ) as [[string]]
    expect(recordedAt).toBe('2026-01-05T09:00:00.000Z')
  })

  const withCli = cli ? test : test.skip
  withCli('opens in the stock sqlite3', async () => {
    const file = await ledger()
    const sql = 'SELECT position, stream, revision, data, recorded_at FROM events'
    expect(sqlite3(file, `PRAGMA integrity_check; ${sql};`).stdout.trim().split('\n')).toEqual([
      'ok',
      '0|a|0|{"number":1}|2026-01-05T09:00:00.000Z',
      '1|a|1|{"number":2}|2026-01-05T09:00:00.000Z',
    ])
  })

  withCli.each(changes)('withstands %s by the stock sqlite3', async (_what, sql, reason) => {
    const file = await ledger()
    const { status, stderr } = sqlite3(file, sql)
    expect([status, stderr]).toEqual([expect.any(Number), expect.stringContaining(reason)])
    expect(status).not.toBe(0)
    expect(rows(file)).toEqual(untouched)
  })
})

const untouched = [
  [0n, 'a', 0n, event(1).id, '{"number":1}'],
  [1n, 'a', 1n, event(2).id, '{"number":2}'],
]

function rows(file: string) {
  return raw(file, (connection) =>
    connection.prepare('SELECT position, stream, revision, id, data FROM events').rows(),
  )
}

function replacing(columns: string, values: string, id = 'x') {
  return `INSERT OR REPLACE INTO events (${columns}, id, type, data, metadata) VALUES (${values}, '${id}', 't', '{}', '{}')`
}

async function ledger() {
  const file = path()
  const store = await openSqlite(file, { create: true })
  await store.append('a', 'none', [event(1), event(2)])()
  await store.close()
  return file
}

function sqlite3(file: string, sql: string) {
  return spawnSync(program, [file, sql], { encoding: 'utf8' })
}
