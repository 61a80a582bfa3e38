/** The same evidence, checked by a program that is not ours. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { isInstalled, said } from './testing/books.ts'
import { quittance } from './testing/command-line.ts'
import { readLog } from './testing/files.ts'
import { exchanged, notary, origin } from './testing/notary.ts'
import { scratch } from './testing/scratch.ts'

const files = scratch()
const { path, remove } = files
afterAll(remove)

const { ledger, early, late, keys, newKeys, verifies, exported, begin } = notary(files)
beforeAll(begin)

describe('The verifier in Python', () => {
  const verifier = fileURLToPath(new URL('../../../docs/verify/verify.py', import.meta.url))
  const here = isInstalled('python3')
  const asked = (...of: ReadonlyArray<string>) => said('python3', verifier, ...of)
  const title = here ? '' : 'is not installed here, and was NOT asked: '

  test(`${title}agrees on the log, and on what is signed of it`, async () => {
    const log = await exported()
    const size = (await readLog(ledger)).length
    for (const note of [early, late]) {
      const signed = Number(readFileSync(note, 'utf8').split('\n')[1])
      if (here)
        expect(asked('log', log, '--checkpoint', note, '--key', keys.public)).toEqual({
          ...{
            status: 0,
            text: `${size} events hold; ${signed} of them are signed by ${origin}\n`,
          },
        })
    }
    const root = readFileSync(late, 'utf8').split('\n')[2]
    if (here) expect(asked('log', log).text).toBe(`${size} events hold; root ${root}\n`)
  })

  test(`${title}agrees on proofs, of events all over it and of every two checkpoints`, async () => {
    const proof = path('proof.json')
    for (const { stream, revision } of (await readLog(ledger)).filter(
      (_, index) => index % 25 === 3,
    )) {
      const of = ['--stream', stream, '--revision', String(revision)]
      const { code, out } = await quittance('prove', '--store', ledger, ...of)
      expect(code).toBe(0)
      writeFileSync(proof, out)
      if (here)
        expect(asked('proof', proof, '--key', keys.public)).toMatchObject({
          ...{ status: 0, text: expect.stringContaining(`${stream}@${revision} is event `) },
        })
      writeFileSync(proof, out.replace('"2026', '"2025'))
      if (here) expect(asked('proof', proof, '--key', keys.public).status).toBe(1)
    }
    const { code, out } = await quittance('consistency', '--store', ledger, '--from', early)
    expect(code).toBe(0)
    writeFileSync(proof, out)
    if (here) expect(asked('consistency', proof, '--key', keys.public).status).toBe(0)
    writeFileSync(proof, JSON.stringify({ ...JSON.parse(out), from: readFileSync(late, 'utf8') }))
    if (here) expect(asked('consistency', proof, '--key', keys.public).status).toBe(1)
  })

  test.each<readonly [what: string, change: (log: string) => string, sentence: RegExp]>([
    [
      'edited',
      (log) => log.replace('"standard"', '"enhanced"'),
      /AF-2026-0001@3: the hash is not of this event/,
    ],
    ['out of order', exchanged, /contract-AF-2026-0001@3: expected revision 2/],
    [
      'cut',
      (log) => log.slice(0, log.indexOf('\n', log.length / 2) + 1),
      /the log ends after \d+ of \d+ events/,
    ],
    ['no JSON', () => '{\n', /cannot be read/],
  ])(`${title}finds a log that is %s`, async (_what, change, sentence) => {
    const log = await exported()
    writeFileSync(log, change(readFileSync(log, 'utf8')))
    const { status, text } = here
      ? asked('log', log, '--checkpoint', late, '--key', keys.public)
      : { status: 1, text: '' }
    expect(status).toBe(1)
    if (here) expect(text).toMatch(sentence)
  })

  test(`${title}says which file it cannot read`, () => {
    const missing = path('no.ndjson')
    const { status, text } = here ? asked('log', missing) : { status: 1, text: '' }
    expect(status).toBe(1)
    if (here) expect(text).toBe(`${missing} cannot be read: No such file or directory\n`)
  })

  test(`${title}finds a signature of nobody it was told of`, async () => {
    const log = await exported()
    const forged = path('forged.note')
    for (const [key, note] of [
      [newKeys().public, readFileSync(late, 'utf8')],
      [keys.public, exchangedSignature()],
      [keys.public, readFileSync(late, 'utf8').replace('\n\n', '\nmore\n\n')],
    ] as const) {
      writeFileSync(forged, note)
      const ours = await verifies(ledger, '--checkpoint', forged, '--key', key)
      expect(ours.code).toBe(1)
      if (here) expect(asked('log', log, '--checkpoint', forged, '--key', key).status).toBe(1)
    }
  })
})

/** What was signed of the whole log, under what was signed of half of it. */
const exchangedSignature = () => {
  const [[text], [, signature]] = [early, late].map((note) =>
    readFileSync(note, 'utf8').split('\n\n'),
  ) as [[string], [string, string]]
  return `${text}\n\n${signature}`
}
