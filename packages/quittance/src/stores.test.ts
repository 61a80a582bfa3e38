/** What is no ledger is left alone, byte for byte, and said in a sentence. */
import { existsSync, writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'

import { contract, storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { execute, tamper } from './testing/files.ts'
import { fingerprint, scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const questions = [
  ['balances', '--contract', contract],
  ['availability', '--contract', contract],
  ['statement', '--contract', contract],
  ['audit'],
]
const commands = [['run', storyFile], ...questions]

describe('A store', () => {
  test.each(questions)(
    'that is not there ends %s with 3, and no file is made',
    async (...asked) => {
      const store = path()
      expect(await quittance(...asked, '--store', store)).toEqual({
        ...{ code: 3, out: '' },
        err: `There is no file ${store}: check the path, or begin a ledger there with \`quittance run\`.\n`,
      })
      expect(existsSync(store)).toBe(false)
    },
  )

  test.each(questions)(
    'that is an empty file ends %s with 3, and stays empty',
    async (...asked) => {
      const store = path()
      writeFileSync(store, '')
      const before = fingerprint(store)
      const { code, err } = await quittance(...asked, '--store', store)
      expect([code, err]).toEqual([
        3,
        `${store} is an empty file: check the path, or begin a ledger in it with \`quittance run\`.\n`,
      ])
      expect(fingerprint(store)).toEqual(before)
    },
  )

  const notLedgers: ReadonlyArray<readonly [string, (file: string) => unknown, RegExp]> = [
    [
      'a text file',
      (file) => writeFileSync(file, 'Dear diary, today I factored.\n'.repeat(20)),
      /is not an SQLite database, and was left as it is: name the file of a ledger, or a new one\.$/,
    ],
    [
      'another SQLite file',
      (file) => execute(file, 'CREATE TABLE recipes (name TEXT)'),
      /is an SQLite database of something else, and was left as it is/,
    ],
    [
      'a ledger of a newer schema',
      async (file) => {
        await quittance('run', storyFile, '--store', file)
        execute(file, 'PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)')
      },
      /has schema version 99 where this version of quittance knows 1, and was left as it is: update quittance\.$/,
    ],
  ]
  describe.each(notLedgers)('that is %s', (_what, make, sentence) => {
    test.each(commands)('ends %s with 3, and is left as it is', async (...asked) => {
      const store = path()
      await make(store)
      const before = fingerprint(store)
      const { code, out, err } = await quittance(...asked, '--store', store)
      expect([code, out]).toEqual([3, ''])
      expect(err.trimEnd()).toMatch(sentence)
      expect(fingerprint(store)).toEqual(before)
    })
  })

  test.each(commands)('of a kind that nobody knows is wrong use of %s', async (...asked) => {
    expect(await quittance(...asked, '--store', 'https://localhost:2113')).toEqual({
      ...{ code: 2, out: '' },
      err: 'https:// is no place for a ledger: name a file, such as ledger.db, or a server as esdb://… or kurrentdb://….\n',
    })
  })

  test('in which a stored event cannot be read ends a question with 3, and advice', async () => {
    const store = path()
    await quittance('run', storyFile, '--store', store)
    tamper(store, `UPDATE events SET data = '{}' WHERE type = 'ContractApproved'`)
    const { code, out, err } = await quittance('balances', '--contract', contract, '--store', store)
    expect([code, out]).toEqual([3, ''])
    expect(err).toMatch(
      /contract-AF-2026-0001@1 cannot be read: .*contractId.*Run `quittance audit`/,
    )
    expect((await quittance('run', storyFile, '--store', store)).code).toBe(3)
  })
})
