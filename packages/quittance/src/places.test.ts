/** What is printed is the same to the byte, whoever rebuilds it, wherever: in another process, time zone and language. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

import { quittance } from './testing/command-line.ts'
import { tell } from './testing/examples.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const bin = fileURLToPath(new URL('../bin/quittance.js', import.meta.url))
const [ended, served] = [path(), path()]
beforeAll(async () => {
  await tell('6-to-the-end', ended)
  await tell('13-a-year-of-service', served)
})

const places = [
  { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' },
]
const inEach = (asked: (place: (typeof places)[number]) => ReadonlyArray<string>) =>
  places.map((place) => {
    const env = { ...process.env, ...place }
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...asked(place)], { env })
    expect([status, String(stderr)]).toEqual([0, ''])
    return stdout
  })
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const A1 = ['--contract', 'AF-2026-0001']
const A13 = ['--contract', 'AF-2026-0013']

test.each<[store: string, asked: ReadonlyArray<string>]>([
  ...['hledger', 'beancount', 'csv'].map((format): [string, ReadonlyArray<string>] => [
    ...(['ended', ['journal', '--format', format]] as const),
  ]),
  ['ended', ['statement', ...A1]],
  ['ended', ['statement', ...A1, '--json']],
  ['ended', ['availability', ...A1]],
  ['ended', ['explain', 'line', '5', ...A1]],
  ['ended', ['diff', '--known-at', '2000-01-01T00:00:00Z', '--known-at', '2100-01-01T00:00:00Z']],
  ['ended', ['replay']],
  ['ended', ['export']],
  ['served', ['satisfaction', ...A13]],
  ['served', ['due', '--on', '2026-04-15']],
  ['served', ['review', ...A13, '--month', '2026-03']],
  ['served', ['review', ...A13, '--month', '2026-03', '--format', 'markdown']],
])('Of the ledger %s, %j', (store, asked) => {
  const file = store === 'ended' ? ended : served
  const [one, ...others] = inEach(() => [...asked, '--store', file])
  expect(one?.length).toBeGreaterThan(50)
  expect(others.map(sha256)).toEqual(others.map(() => sha256(one ?? new Uint8Array())))
})

const house = path('house.json')
writeFileSync(house, JSON.stringify({ siren: '123456782', names: { B: 'BÂTI & Fils' } }))

test('The FEC, which is never written over another', async () => {
  const printed = inEach(() => {
    const folder = path('fec')
    mkdirSync(folder)
    return ['journal', '--store', ended, '--format', 'fec', '--house', house, '--to', folder]
  })
  const files = printed.map((stdout) => String(stdout).trim())
  const [one, ...others] = files.map((file) => readFileSync(file))
  expect(one?.length).toBeGreaterThan(5_000)
  expect(others.map(sha256)).toEqual(others.map(() => sha256(one ?? new Uint8Array())))
  const folder = files[0]?.slice(0, files[0].lastIndexOf('/')) ?? ''
  const again = ['--format', 'fec', '--house', house, '--to', folder]
  const heard = await quittance('journal', '--store', ended, ...again)
  expect([heard.code, heard.out]).toEqual([2, ''])
  expect(heard.err).toContain('is there already, and was left as it is')
})
