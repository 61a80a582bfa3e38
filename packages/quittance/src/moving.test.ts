/** A ledger that moves from a file to a server and back: the same hashes, and what was signed still holds. */
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { afterAll, expect, test } from '@jest/globals'
import { startDouble } from '@quittance/protocol-double'

import { storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

test.each(['esdb', 'kurrentdb'])('A ledger moves from a file to %s and back', async (scheme) => {
  const double = await startDouble()
  try {
    const [file, back] = [path('here.db'), path('back.db')]
    const server = double.connectionString.replace(/^esdb/, scheme)
    const key = path('key.pem')
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    await quittance('run', storyFile, '--store', file)
    const signs = (store: string) =>
      quittance('checkpoint', '--store', store, '--key', key, '--origin', 'example.com/ledger')
    const signed = await signs(file)

    let log = ''
    for (const [from, to] of [
      [file, server],
      [server, back],
    ] as const) {
      const { out } = await quittance('export', '--store', from)
      const moved = path('log.ndjson')
      writeFileSync(moved, out)
      expect(await quittance('import', moved, '--store', to)).toEqual({ code: 0, out: '', err: '' })
      expect((await quittance('export', '--store', to)).out).toBe(out)
      // The same log, signed by the same key, is the same note.
      expect(await signs(to)).toEqual(signed)
      expect(await quittance('audit', '--store', to)).toEqual({ code: 0, out: '', err: '' })
      log = out
    }
    expect(log.length).toBeGreaterThan(10_000)
  } finally {
    await double.close()
  }
})
