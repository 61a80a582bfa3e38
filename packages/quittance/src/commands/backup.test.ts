/** A copy of a ledger, from the command line. */
import { existsSync } from 'node:fs'
import { afterAll, expect, test } from '@jest/globals'

import { contract, storyFile } from '../testing/af-1.ts'
import { quittance } from '../testing/command-line.ts'
import { readLog } from '../testing/files.ts'
import { fingerprint, scratch } from '../testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const begun = async () => {
  const [store, to] = [path(), path('copy.db')]
  await quittance('run', storyFile, '--store', store)
  return { store, to, copied: () => quittance('backup', '--store', store, '--to', to) }
}

test('A backup is silent, and a ledger that holds and answers as the first', async () => {
  const { store, to, copied } = await begun()
  expect(await copied()).toEqual({ code: 0, out: '', err: '' })
  expect(await readLog(to)).toEqual(await readLog(store))
  expect(await quittance('audit', '--store', to)).toEqual({ code: 0, out: '', err: '' })
  const asked = (of: string) => quittance('balances', '--contract', contract, '--store', of)
  expect(await asked(to)).toEqual(await asked(store))
})

test('A backup is never made over a file that is there', async () => {
  const { to, copied } = await begun()
  await copied()
  const before = fingerprint(to)
  const { code, out, err } = await copied()
  expect([code, out]).toEqual([2, ''])
  expect(err).toBe(
    `${to} is there already, and was left as it is: name a file that is not, for the copy.\n`,
  )
  expect(fingerprint(to)).toEqual(before)
})

test('A backup is made of a file that is a ledger, and of nothing else', async () => {
  const [missing, to] = [path(), path('copy.db')]
  const { code, err } = await quittance('backup', '--store', missing, '--to', to)
  expect([code, err]).toEqual([3, expect.stringContaining(`There is no file ${missing}`)])
  const server = await quittance('backup', '--store', 'esdb://localhost:2113', '--to', to)
  expect([server.code, server.err]).toEqual([
    2,
    'Only a file is copied: a server has backups of its own, see docs/guides/back-up.md.\n',
  ])
  expect((await quittance('backup', '--store', missing)).code).toBe(2)
  expect(existsSync(to)).toBe(false)
})
