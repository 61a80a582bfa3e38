/** Which files are opened, and what becomes of the others: nothing. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { driverOf } from './drivers.ts'
import { schemaVersion } from './schema.ts'
import { openSqlite } from './sqlite.ts'
import { StoreFileError } from './store-file-error.ts'
import { permissionsHold, writer } from './testing/processes.ts'
import { all, event, fingerprint, raw, scratch } from './testing/scratch.ts'

const { directory, path, remove } = scratch()
afterAll(remove)

describe('A ledger’s file', () => {
  test('is begun when that is asked for', async () => {
    const file = path()
    const store = await openSqlite(file, { create: true })
    await store.append('a', 'none', [event(1)])()
    await store.close()
    const again = await openSqlite(file)
    expect(await all(again.read('a'))).toHaveLength(1)
    await again.close()
  })

  test('is begun in an empty file when that is asked for', async () => {
    const file = path()
    writeFileSync(file, '')
    const store = await openSqlite(file, { create: true })
    expect(E.isRight(await store.append('a', 'none', [event(1)])())).toBe(true)
    await store.close()
  })

  test('is opened, not begun anew, though creation is asked for', async () => {
    const file = await ledger()
    const store = await openSqlite(file, { create: true })
    expect(await all(store.readAll())).toHaveLength(2)
    await store.close()
  })

  test('is begun once by two at the same time', async () => {
    const file = path()
    const both = [openSqlite(file, { create: true }), openSqlite(file, { create: true })]
    const stores = await Promise.all(both)
    await stores[0]?.append('a', 'none', [event(1)])()
    for (const store of stores) {
      expect(await all(store.readAll())).toHaveLength(1)
      await store.close()
    }
  })

  test('is whole by itself once it is closed', async () => {
    const file = await ledger()
    const copy = path('copy')
    copyFileSync(file, copy)
    expect(raw(copy, (c) => c.prepare('SELECT count(*) FROM events').rows())).toEqual([[2n]])
  })
})

describe('A path', () => {
  test('is that of a file, whatever it looks like', async () => {
    const file = join(directory, 'file:odd?mode=memory#.db')
    await (await openSqlite(file, { create: true })).close()
    expect(existsSync(file)).toBe(true)
    expect(await thrown(openSqlite(':memory:'))).toMatchObject({
      failure: { type: 'Missing' },
      path: resolve(':memory:'),
    })
  })
})

describe('A file that is no ledger is left as it is:', () => {
  test.each<
    [what: string, make: () => string | Promise<string>, create: boolean, failure: unknown]
  >([
    ['a text', () => holding('no ledger, '.repeat(100)), true, { type: 'NotADatabase' }],
    ['a short text', () => holding('no'), true, { type: 'NotADatabase' }],
    [
      'the beginning of a database',
      () => holding('SQLite format 3\0'),
      true,
      { type: 'NotADatabase' },
    ],
    ['an empty file', () => holding(''), false, { type: 'Empty' }],
    ['a database of something else', foreign, true, { type: 'NotALedger' }],
    ['a database in WAL mode of something else', foreignInWal, true, { type: 'NotALedger' }],
    [
      'a ledger of a later version',
      newer,
      true,
      { type: 'NewerSchema', found: 99, known: schemaVersion },
    ],
    ['a ledger cut short', cutShort, true, { type: 'Damaged', reason: expect.any(String) }],
    [
      'a ledger without its tables',
      withoutTables,
      true,
      { type: 'Damaged', reason: expect.any(String) },
    ],
    ['a directory', aDirectory, true, { type: 'Unreadable', reason: expect.any(String) }],
  ])('%s', async (_what, make, create, failure) => {
    const file = await make()
    const before = contents(file)
    const error = await thrown(openSqlite(file, { create }))
    expect(error.failure).toEqual(failure)
    expect(error.path).toBe(file)
    expect(error.message).toMatch(new RegExp(`${file}.*: .*[.]$`))
    expect(contents(file)).toEqual(before)
  })

  test('one that only its WAL says is of a later version', async () => {
    const { failure } = await thrown(openSqlite(await newerInWal()))
    expect(failure).toEqual({ type: 'NewerSchema', found: 99, known: schemaVersion })
  })

  test('none where none was to be made', async () => {
    const file = path('missing')
    expect((await thrown(openSqlite(file))).failure).toEqual({ type: 'Missing' })
    expect(existsSync(file)).toBe(false)
  })

  test('none where no directory is', async () => {
    const file = join(directory, 'nowhere', 'ledger.db')
    const { failure } = await thrown(openSqlite(file, { create: true }))
    expect(failure.type).toBe('Unwritable')
  })

  test('one that another keeps to itself', async () => {
    const file = holding('')
    const other = driverOf().connect(file)
    other.execute('BEGIN EXCLUSIVE')
    const { failure } = await thrown(openSqlite(file, { create: true, busyTimeout: 50 }))
    other.execute('ROLLBACK')
    other.close()
    expect(failure).toEqual({ type: 'Locked' })
    expect(fingerprint(file)).toHaveLength(1)
  })
})

describe('A file that must not be written', () => {
  const where = permissionsHold ? test : test.skip

  where('is read, and an append is Denied', async () => {
    const file = await ledger(join(open(), 'ledger.db'))
    chmodSync(file, 0o444)
    const { lines, ended } = writer(file, 'a', 1, { asNobody: true })
    await ended
    expect(lines).toMatchObject([{ _tag: 'Left', left: { type: 'Denied', stream: 'a' } }])
  })

  where('and must not be read is Unreadable', async () => {
    const file = await ledger(join(open(), 'ledger.db'))
    chmodSync(file, 0o000)
    const { lines, ended } = writer(file, 'a', 1, { asNobody: true })
    await ended
    expect(lines).toMatchObject([
      { thrown: 'StoreFileError', type: 'Unreadable', reason: 'EACCES' },
    ])
  })
})

/** With two events, and closed. */
async function ledger(file = path()) {
  const store = await openSqlite(file, { create: true })
  await store.append('a', 'none', [event(1), event(2)])()
  await store.close()
  return file
}
function holding(content: string) {
  const file = path('other')
  writeFileSync(file, content)
  return file
}
function foreign() {
  const file = path('foreign')
  raw(file, (connection) =>
    connection.execute('CREATE TABLE events (position INTEGER); PRAGMA user_version = 1'),
  )
  return file
}
function foreignInWal() {
  const file = foreign()
  raw(file, (connection) => connection.execute('PRAGMA journal_mode = WAL'))
  return file
}
async function newer() {
  const file = await ledger()
  const [opened, version] = [openSync(file, 'r+'), Buffer.from([0, 0, 0, 99])]
  writeSync(opened, version, 0, 4, 60) // where the header has its user_version
  closeSync(opened)
  return file
}
function contents(file: string) {
  return statSync(file).isDirectory() ? readdirSync(file) : fingerprint(file)
}
/** As a process leaves it that dies before its WAL is moved into the file. */
async function newerInWal() {
  const [file, copy] = [await ledger(), path('copy')]
  const connection = driverOf().connect(file)
  connection.execute('PRAGMA user_version = 99')
  copyFileSync(file, copy)
  copyFileSync(`${file}-wal`, `${copy}-wal`)
  connection.close()
  return copy
}
async function cutShort() {
  const file = await ledger()
  truncateSync(file, 4_096)
  return file
}
function withoutTables() {
  const file = path()
  const marks = `PRAGMA application_id = ${0x51_75_69_74}; PRAGMA user_version = 1; CREATE TABLE a (b)`
  raw(file, (connection) => connection.execute(marks))
  return file
}
function aDirectory() {
  const file = path('directory')
  mkdirSync(file)
  return file
}
/** A directory in which anybody may write. */
function open() {
  chmodSync(directory, 0o755)
  const made = path('open')
  mkdirSync(made)
  chmodSync(made, 0o777)
  return made
}

async function thrown(opening: Promise<unknown>): Promise<StoreFileError> {
  const error = await opening.then(
    () => undefined,
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(StoreFileError)
  return error
}
